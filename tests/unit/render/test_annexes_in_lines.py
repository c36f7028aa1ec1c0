"""Tables in Word documents share their width so that they take the fewest lines."""

from __future__ import annotations

from collections.abc import Sequence

import docx

from lccluster.catalogs import speak
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS
from lccluster.render.signs import width
from lccluster.render.table import Column, Table
from lccluster.render.word import page_layout
from lccluster.render.word.tables import CELL, MARGINS, grid

HEADS = ("序号", "推荐单位", "集群名称", "申报单位")
SHORT = ("东昌府区", "东昌府区葫芦特色产业集群", "东昌府区某某镇人民政府")
LONG = "临清市先锋路街道办事处及周边乡镇高端轴承保持器精密制造与绿色供应链一体化特色产业集群"


def _rooms(rows: Sequence[Sequence[str]]) -> list[float]:
    """Draw a table on an upright page, and give how many cells find room in each column."""
    speak("zh")
    document = docx.Document()
    page_layout.set_page(document, FONTS["office"])
    grid(document, Table([Column(head) for head in HEADS], rows), FONTS["office"], Cleaner())
    (table,) = document.tables
    size = table.rows[0].cells[0].paragraphs[0].runs[0].font.size.pt
    return [(cell.width.twips - MARGINS) / (size * CELL) for cell in table.rows[0].cells]


def test_one_long_name_costs_no_other_row_a_second_line() -> None:
    """A list of ten would be half as long again, with a sign or two alone on most second lines."""
    rows = [[str(at), *SHORT] for at in range(1, 10)]
    *_, name, applicant = _rooms([*rows, ["10", "莘县", LONG, SHORT[2]]])
    assert applicant >= width(SHORT[2])
    assert name >= width(SHORT[1])


def test_many_long_names_have_the_room_that_spares_most_lines() -> None:
    *_, name, applicant = _rooms([[str(at), "莘县", LONG, SHORT[2]] for at in range(1, 10)])
    assert name > applicant
