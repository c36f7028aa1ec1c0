"""Every promise names tests that exist, and the README promises nothing beside that page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from running import ROOT

PAGE = "docs/promises.md"
# What a sentence is about, and by what words it promises.
ABOUT = re.compile(r"\b(files?|acts?|seals?|register|disk|bytes?)\b|文件|记录|封|名录|字节")
PROMISING = re.compile(
    r"\b(never|always|cannot be lost|nothing|whatever|proves?|guarantee\w*|promise\w*|safe(ly)?|every byte)\b"
    r"|从不|不会|绝不|总是|一定|保证|查得出|证明|安全|字节"
)


def promises() -> list[str]:
    said = (ROOT / PAGE).read_text("utf-8")
    return [line for line in said.splitlines() if line.startswith("- ")]


def named_in(file: Path) -> list[str]:
    """Name the tests of a file."""
    return re.findall(r"^ *def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)


def test_every_promise_names_tests_that_exist() -> None:
    tests = set().union(*map(named_in, (ROOT / "tests").rglob("test_*.py")))
    for line in promises():
        named = re.findall(r"`(test_\w+)`", line)
        assert named, line
        assert not {*named} - tests, line


def prose(page: str) -> list[str]:
    """Give the paragraphs of a page, without what is printed on a screen and without tables."""
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text("utf-8"), flags=re.DOTALL)
    return [each for each in text.split("\n\n") if not each.lstrip().startswith("|")]


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_readme_promises_of_files_acts_and_seals_what_the_page_of_promises_says(
    page: str,
) -> None:
    saying = [each for each in prose(page) if PROMISING.search(each) and ABOUT.search(each)]
    assert any(PAGE in each for each in prose(page))
    assert [each for each in saying if PAGE not in each] == []
