"""One word for each concept: docs/glossary.md holds for every sentence, and for all that people read in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.pofile import read_po
from msgspec import Struct

from running import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
CATALOG = ROOT / "src/lccluster/locale/zh/LC_MESSAGES/lccluster.po"
READ_BY_PEOPLE = (
    *("README.zh.md", "docs/*.md", "rules/*/*.yaml", "examples/**/*.yaml", "tools/**/*.py"),
    *("src/**/*.po", "src/**/*.html", "src/**/*.yaml"),
)
NO_SENTENCE = re.compile(r"\{\w*\}|“?lccluster [^”.]*”?|--[\w-]+|\w+\.yaml|“\w+”|[\w.]+=\d+")


class Concept(Struct, frozen=True):
    """A row: the word, its English, what some sentences say instead, and what none says."""

    word: str
    english: tuple[str, ...]
    else_said: tuple[str, ...]
    unused: tuple[str, ...]

    @classmethod
    def of(cls, row: str) -> Concept:
        word, english, _, also, unused = (each.strip() for each in row.split("|")[1:-1])
        held = re.sub(r"\(.*?\)", "", english)
        return cls(word, _parts(held, ","), _parts(also, "、"), _parts(unused, "、"))


def _parts(cell: str, mark: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in cell.split(mark) if each.strip())


CONCEPTS = [
    Concept.of(line)
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| 用词")
]
ENGLISH = sorted(
    {each for row in CONCEPTS for each in row.english}, key=lambda word: (-len(word), word)
)


@cache
def _sentences() -> list[tuple[str, str]]:
    with CATALOG.open("rb") as file:
        return [(str(each.id), str(each.string)) for each in read_po(file) if each.id]


@cache
def _naming() -> dict[str, list[tuple[str, str]]]:
    """Give the sentences that name each concept; all of them are walked through once."""
    naming: dict[str, list[tuple[str, str]]] = {each: [] for each in ENGLISH}
    for sentence, chinese in _sentences():
        for each in _named(sentence):
            naming[each].append((sentence, chinese))
    return naming


def _named(sentence: str) -> Iterator[str]:
    """Find the concepts that an English sentence names, the longest name first."""
    left = NO_SENTENCE.sub(" ", sentence)
    for each in ENGLISH:
        pattern = rf"\b{each}(?:e?s)?\b".replace(" of ", "s? of (?:the |all )?")
        if re.search(pattern, left, re.IGNORECASE):
            left = re.sub(pattern, " ", left, flags=re.IGNORECASE)
            yield each


def _said(english: str) -> set[str]:
    rows = [row for row in CONCEPTS if english in row.english]
    return {word for row in rows for word in (row.word, *row.else_said)}


@pytest.mark.parametrize("english", ENGLISH)
def test_every_sentence_says_a_concept_with_its_word(english: str) -> None:
    naming = _naming()[english]
    assert any(word in chinese for _, chinese in naming for word in _said(english))
    assert [
        (sentence, chinese)
        for sentence, chinese in naming
        if not any(word in chinese for word in (*_said(english), english))
    ] == []


def test_a_word_stands_for_one_concept() -> None:
    words = [each.word for each in CONCEPTS]
    assert len(set(words)) == len(words)
    assert not set(words) & {word for each in CONCEPTS for word in each.unused}


def test_words_that_nobody_uses_stand_nowhere() -> None:
    unused = {word for each in CONCEPTS for word in each.unused}
    files = {path for pattern in READ_BY_PEOPLE for path in ROOT.glob(pattern)} - {GLOSSARY}
    assert len(files) > 50
    assert [
        (str(path.relative_to(ROOT)), word)
        for path in sorted(files)
        for word in sorted(unused)
        if word in path.read_text(encoding="utf-8")
    ] == []


def test_the_english_table_has_the_words_of_the_chinese_one() -> None:
    rows = (ROOT / "docs/en/glossary.md").read_text("utf-8").splitlines()
    cells = (
        [each.strip() for each in row.split("|")[1:-1]] for row in rows if row.startswith("| ")
    )
    found = [(word, english) for english, word, *_ in cells if english != "English"]
    assert found == [(row.word, english) for row, english in zip(CONCEPTS, _english(), strict=True)]


def _english() -> list[str]:
    rows = GLOSSARY.read_text("utf-8").splitlines()
    cells = [row.split("|")[1:-1] for row in rows if row.startswith("| ")]
    return [each[1].strip() for each in cells if each[0].strip() != "用词"]
