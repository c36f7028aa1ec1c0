"""A line that runs over by one character is set closer, so that none stands alone on the next; any other is as it was."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from lccluster.render.office_words import FONTS
from lccluster.render.word import page_layout, parts
from lccluster.render.word.lines import ACROSS, CHARACTERS, CLOSER, TEXT, TITLE, line

FULL = "字" * CHARACTERS
ROOM = ACROSS * CHARACTERS
FONT = FONTS["office"]


@pytest.fixture
def document() -> Any:
    made = docx.Document()
    page_layout.set_page(made, FONT)
    return made


def _spacing(paragraph: Any) -> int | None:
    (found,) = {
        None if said is None else int(said.get(qn("w:val")))
        for run in paragraph.runs
        for said in [run._r.rPr.find(qn("w:spacing"))]
    }
    return found


@pytest.mark.parametrize("text", [FULL + "：", FULL + "12", FULL[1:] + "1："])
def test_one_character_too_many_stands_on_the_line(document: Any, text: str) -> None:
    spacing = _spacing(line(document, text, FONT.body))
    assert spacing is not None
    wide = sum(1 if each.isascii() else 2 for each in text) / 2
    assert wide * (TEXT * 20 + spacing) <= ROOM
    assert CLOSER - 20 <= spacing < CLOSER  # a point at most, which nobody sees


@pytest.mark.parametrize("text", ["", FULL, FULL + "门：", FULL * 2])
def test_any_other_line_is_as_it_was(document: Any, text: str) -> None:
    paragraph = line(document, text, FONT.body)
    assert not paragraph.runs or _spacing(paragraph) is None


def test_an_indent_takes_room_and_a_line_below_does_not(document: Any) -> None:
    assert _spacing(line(document, FULL[1:], FONT.body, indent=2)) is not None
    assert _spacing(line(document, FULL, FONT.body, indent=2)) is None


def test_the_longest_line_of_a_title_tells(document: Any) -> None:
    across = int(ROOM / (TITLE * 20 + CLOSER))
    parts.title(document, "某某局\n" + "字" * (across + 1), FONT)
    _, title, _ = document.paragraphs
    spacing = _spacing(title)
    assert spacing is not None
    assert (across + 1) * (TITLE * 20 + spacing) <= ROOM
