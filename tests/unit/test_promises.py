"""Every promise names tests that exist, and the README promises nothing beside that page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from running import ROOT

PAGES = {"README.md": "docs/en/promises.md", "README.zh.md": "docs/promises.md"}
# What a sentence is about, and by what words it promises.
ABOUT = re.compile(r"\b(files?|acts?|seals?|register|disk|bytes?)\b|文件|记录|封|名录|字节")
PROMISING = re.compile(
    r"\b(never|always|cannot be lost|nothing|whatever|proves?|guarantee\w*|promise\w*|safe(ly)?|every byte)\b"
    r"|从不|不会|绝不|总是|一定|保证|查得出|证明|安全|字节"
)


def named_by_promises(page: str) -> list[list[str]]:
    """Give the tests that each promise of a page names."""
    said = (ROOT / page).read_text("utf-8")
    lines = (line for line in said.splitlines() if line.startswith("- "))
    return [re.findall(r"`(test_\w+)`", line) for line in lines]


def named_in(file: Path) -> list[str]:
    """Name the tests of a file."""
    return re.findall(r"^ *def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES.values())
def test_every_promise_names_tests_that_exist(page: str) -> None:
    tests = set().union(*map(named_in, (ROOT / "tests").rglob("test_*.py")))
    promised = named_by_promises(page)
    assert len(promised) > 50
    assert all(promised)
    assert set().union(*promised) - tests == set()


def test_both_languages_promise_what_the_same_tests_hold() -> None:
    english, chinese = map(named_by_promises, PAGES.values())
    assert english == chinese


def prose(page: str) -> list[str]:
    """Give the paragraphs of a page, without what is printed on a screen and without tables."""
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text("utf-8"), flags=re.DOTALL)
    return [each for each in text.split("\n\n") if not each.lstrip().startswith("|")]


@pytest.mark.parametrize(("page", "promises"), PAGES.items())
def test_the_readme_promises_of_files_acts_and_seals_what_the_page_of_promises_says(
    page: str, promises: str
) -> None:
    saying = [each for each in prose(page) if PROMISING.search(each) and ABOUT.search(each)]
    assert any(promises in each for each in prose(page))
    assert [each for each in saying if promises not in each] == []
