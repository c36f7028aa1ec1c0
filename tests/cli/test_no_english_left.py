"""Whoever reads no English finds none on a Chinese screen but what is typed, and says so: `latin_words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from offices import Office, empty, office
from running import EXAMPLES, ROOT, Run

__all__ = ["empty", "office"]

HERE = Path(__file__).parent
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*")
TYPED = (
    re.compile(r"\S+says\.en：“.*?”"),  # the English wording of a rulebook is what is wrong there
    re.compile(
        r"^\S+?\.\w+(?::[^:：\s]+)?(?::\d+)*：(?:[\w.\[\]/-]+：)*"
    ),  # file, line, column, key
    re.compile(r"[\w./-]*\.(?:yaml|docx|xlsx|csv|jsonl|json|lcp|html|txt|pdf|xls|ods|ics)\b"),
    # what is typed by its id, with its label beside it; and a spelling beside the label it belongs to
    re.compile(r"[A-Za-z][\w.-]*（[^（）]*[\u3400-\u9fff][^（）]*）"),
    re.compile(r"(?<=[\u3400-\u9fff）])（[A-Za-z][\w.-]*）"),
    re.compile(r"(?<![\w-])--?[a-z][a-z-]*"),  # an option
    re.compile(r"(?<!\w)[\u3400-\u9fff]*-[0-9A-Z]{4}(?![0-9A-Z])"),  # the mark of a computer
    re.compile(r"(?<![\w-])(?=[A-Z-]*\d)[0-9A-Z]+(?:-[0-9A-Z]+)*(?![\w-])"),  # numbers of our own
    re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b"),  # what a pack is compared by
    re.compile(r"(?:hand|\d+)-[0-9a-f]{12,}"),  # hashes
)
JSON = re.compile(r'\s*[{}\[\]"]')
AROUND = re.compile(r"\s*(exit \d+|--- std(out|err)|dict\(\{|list\(\[)$")  # how a screen is kept


def foreign(text: str, own: str = "") -> set[str]:
    """Give the Latin words of a screen that nobody typed, listed or wrote himself."""
    known = LISTED | {*WORD.findall(own)}
    lines = (each for each in text.splitlines() if not (JSON.match(each) or AROUND.match(each)))
    return {word for each in lines for word in WORD.findall(_untyped(each))} - known


def _untyped(line: str) -> str:
    line = line.strip()
    for each in TYPED:
        line = each.sub("", line)
    return line


LISTED = {
    str(word)
    for words in yaml.safe_load((HERE / "latin_words.yaml").read_text("utf-8")).values()
    for word in words
}


def _written(case: Path) -> str:
    """Give what the official of a case of the gallery wrote, names of files with it."""
    files = [each for each in case.rglob("*") if each.name not in ("zh.txt", "en.txt")]
    return " ".join(
        f"{each.name} {each.read_bytes().decode(errors='ignore') if each.is_file() else ''}"
        for each in files
    )


def _screens() -> Iterator[tuple[str, str]]:
    for file in sorted((HERE / "__snapshots__").glob("*.ambr")):
        for each in file.read_text("utf-8").split("# name: ")[1:]:
            name, _, text = each.partition("\n")
            if not re.search(r"\Wen\]$", name):
                yield name, text


def test_no_mistake_is_told_in_english_on_a_chinese_screen() -> None:
    cases = sorted((ROOT / "tests" / "errors").glob("*/zh.txt"))
    found = {
        each.parent.name: foreign(each.read_text("utf-8"), _written(each.parent)) for each in cases
    }
    assert len(cases) > 300
    assert {name: words for name, words in found.items() if words} == {}


def test_no_reviewed_chinese_screen_has_english_on_it() -> None:
    own = _written(EXAMPLES)  # a key that a file spells in English is named as it spells it
    found = {name: foreign(text, own) for name, text in _screens()}
    assert len(found) > 10
    assert {name: words for name, words in found.items() if words} == {}


ASKING = (
    "rules diff liaocheng-2021-97 sme-clusters-2022",
    "rules show revenue",
    "rules show 媒体宣传",
    "check complete",
    "check contradictions",
    "check waiver --findings waiver/findings.yaml",
)


@pytest.mark.parametrize("command", ASKING)
def test_what_is_asked_in_chinese_is_answered_in_chinese(
    command: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    ran = run(*command.split(), lang="zh")
    assert ran.out
    assert foreign(ran.out + ran.err) == set()


@pytest.mark.parametrize("command", ["list", "show", "history", "due", "stats", "outlook", "check"])
def test_a_register_is_asked_and_answers_in_chinese(command: str, office: Office) -> None:
    which = ("LC-2022-001",) if command in ("show", "history") else ()
    ran = office(command, *which, lang="zh")
    assert ran.out + ran.err
    assert foreign(ran.out + ran.err) == set()


def test_a_file_of_findings_to_fill_in_is_chinese(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    for form in ("waiver/application.yaml", "complete/application.yaml"):
        blank = tmp_path / form.replace("/", "-")
        run("findings", "new", form, "-o", blank, lang="zh")
        assert foreign(blank.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "line", ["请用 pass 表示。", "approved by the city", "可以写：yes、no。", "结论：Eligible"]
)
def test_an_english_word_is_found(line: str) -> None:
    assert foreign(line)
