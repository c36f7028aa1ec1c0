"""Heads of tables in Word documents that find no room on one line are broken between words."""

from __future__ import annotations

import docx
import pytest

from lccluster.catalogs import speak
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS
from lccluster.render.table import Column, Table
from lccluster.render.word import page_layout
from lccluster.render.word.tables import CELL, MARGINS, grid

NAME = "临清市某某镇轴承保持器及精密制造特色产业集群"


def drawn(heads: list[str], row: list[str], rows: int = 2) -> list[tuple[str, float]]:
    """Give the head of each column as it is written, and how many signs find room beside one another."""
    speak("zh")
    document = docx.Document()
    page_layout.set_page(document, FONTS["office"])
    made = Table([Column(head) for head in heads], [row] * rows)
    grid(document, made, FONTS["office"], Cleaner())
    (table,) = document.tables
    size = table.rows[0].cells[0].paragraphs[0].runs[0].font.size.pt
    return [
        (cell.text, (cell.width.twips - MARGINS) / (size * CELL) / 2)
        for cell in table.rows[0].cells
    ]


@pytest.mark.parametrize(
    ("more", "columns"),
    [("登记单位", 9), ("产业集群名称", 7), ("上报截止日", 9), ("主营业务收入增长", 6)],
)
def test_no_word_of_two_signs_is_parted(more: str, columns: int) -> None:
    heads = [more] * columns
    found = drawn([*heads, "集群"], [*["市局"] * columns, NAME])
    assert any("\n" in text for text, _ in found)
    for text, room in found[:-1]:
        *lines, last = text.split("\n")
        assert {len(each) % 2 for each in lines} <= {0}
        assert len(last) > 1
        assert all(len(each) <= room for each in lines)
        assert "".join((*lines, last)) == more


def test_a_head_that_has_room_and_one_in_brackets_stay_as_they_are() -> None:
    assert [text for text, _ in drawn(["登记单位", "日期"], ["市局", "2025-01-01"])] == [
        "登记单位",
        "日期",
    ]
    narrow = drawn([*["得分（百分制）"] * 9, "集群"], [*["80"] * 9, NAME])
    assert not any("\n" in text for text, _ in narrow)
