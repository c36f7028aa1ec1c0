"""Workbooks of points as experts send them back: every score is read as it stands, or refused at its cell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font

from lccluster.errors import Unusable
from lccluster.files.round.score_workbook import read_score_workbook
from lccluster.render.workbook.filled_in.score_sheet import score_workbook
from lccluster.round.reviewing.score_sheet import ScoreSheet
from rounds_written import CALL, PANEL, record

Edit = Callable[[Any], object]
assert CALL.panel is not None
TERMS = CALL.panel
ASKED = [record(id=f"371522-{at:02}") for at in (1, 2, 3)]


def _sent_back(path: Path, edit: Edit) -> Path:
    """Write a workbook with points in every row, and work it over."""
    drawn = score_workbook(ScoreSheet("R2025", "2025", PANEL.experts[0], TERMS, ASKED))
    book = openpyxl.load_workbook(BytesIO(drawn.data))
    for row in (4, 5, 6):
        book.worksheets[0][f"E{row}"], book.worksheets[0][f"F{row}"] = 50 + row, 30
    edit(book)
    book.save(path)
    return path


def _put(cell: str, value: object) -> Edit:
    return lambda book: book.worksheets[0].__setitem__(cell, value)


def _merged(area: str) -> Edit:
    return lambda book: book.worksheets[0].merge_cells(area)


def _copied_head(book: Any) -> None:
    page = book.worksheets[0]
    page["I3"], page["I4"] = page["E3"].value, 1


def _second_table(book: Any) -> None:
    page = book.worksheets[0]
    page["J3"], page["J4"], page["J5"] = "编号", "371522-02", "371522-01"


def _hidden_row(book: Any) -> None:
    book.worksheets[0].row_dimensions[5].hidden = True


def _hidden_column(book: Any) -> None:
    book.worksheets[0].column_dimensions["F"].hidden = True


def _hidden_sheet(book: Any) -> None:
    book.create_sheet("说明")
    book.worksheets[0].sheet_state = "hidden"


def _scored_in_a_copy(book: Any) -> None:
    book.copy_worksheet(book.worksheets[0]).title = "专家评审表 (2)"
    for row in (4, 5, 6):
        book.worksheets[0][f"E{row}"] = book.worksheets[0][f"F{row}"] = None


def _white_above_1(book: Any) -> None:
    rule = CellIsRule(operator="greaterThan", formula=["1"], font=Font(color="FFFFFFFF"))
    book.worksheets[0].conditional_formatting.add("E4:E4", rule)


def _struck(book: Any) -> None:
    book.worksheets[0]["E4"].font = Font(strike=True)


def _unworked_row(book: Any) -> None:
    for cell in ("A5", "E5", "F5"):
        book.worksheets[0][cell] = "=1+1"


REFUSED: dict[str, tuple[Edit, str, str | None]] = {
    "points over two rows": (_merged("E4:E5"), "merged-cells", "E4"),
    "points over two aspects": (_merged("E4:F4"), "merged-cells", "E4"),
    "numbers made one": (_merged("A4:A5"), "merged-cells", "A4"),
    "names made one": (_merged("B4:B5"), "merged-cells", "B4"),
    "a head that stands twice": (_copied_head, "column-twice", "I3"),
    "a second table beside": (_second_table, "column-twice", "J3"),
    "a number gone": (_put("A5", None), "no-number", "A5"),
    "an average typed below": (_put("E9", 50), "no-number", "A9"),
    "a row filtered away": (_hidden_row, "hidden-cells", None),
    "a column hidden": (_hidden_column, "hidden-cells", None),
    "the sheet hidden": (_hidden_sheet, "hidden-cells", None),
    "scored in a copy of the sheet": (_scored_in_a_copy, "two-score-sheets", None),
    "a number that nobody worked out": (_put("A5", "=A4"), "not-worked-out", "A5"),
    "a row that nobody worked out": (_unworked_row, "not-worked-out", "A5"),
    "a word that nobody worked out": (_put("G4", '="好"'), "not-worked-out", "G4"),
    "points that nobody worked out": (_put("E4", "=50+4"), "not-worked-out", "E4"),
    "a row twice": (_put("A5", "371522-01"), "scored-twice", "A5"),
    "a conditional format": (_white_above_1, "restyled", "E4"),
    "struck out": (_struck, "struck", "E4"),
    "two figures": (_put("E4", "54→50"), "not-a-score", "E4"),
    "a share": (_put("E4", "90%"), "not-a-score", "E4"),
    "about": (_put("E4", "约54"), "not-a-score", "E4"),
    "a fraction": (_put("E4", "54/60"), "not-a-score", "E4"),
    "with its unit": (_put("E4", "54分"), "not-a-score", "E4"),
    "true": (_put("E4", True), "not-a-score", "E4"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_told_is_refused_at_its_cell(name: str, tmp_path: Path) -> None:
    edit, code, cell = REFUSED[name]
    with pytest.raises(Unusable) as refused:
        read_score_workbook(_sent_back(tmp_path / "E1.xlsx", edit), TERMS)
    first = refused.value.problems[0]
    assert (first.code, first.cell) == (code, cell)
    assert first.hint is not None


READ: dict[str, tuple[Edit, str | None]] = {
    "as it was": (lambda book: None, "54"),
    "fewer digits shown": (_put("E4", 53.5), "53.5"),
    "full-width figures": (_put("E4", "５４"), "54"),
    "a blank": (_put("E4", " "), None),
    "a sum below": (_put("E9", "=SUM(E4:E6)"), "54"),
    "a remark below": (_merged("A10:G10"), "54"),
    "a column put in": (lambda book: book.worksheets[0].insert_cols(5), "54"),
    "rows put in": (lambda book: book.worksheets[0].insert_rows(4, 2), "54"),
}


@pytest.mark.parametrize("name", READ)
def test_what_harms_nothing_is_read_as_it_stands(name: str, tmp_path: Path) -> None:
    edit, points = READ[name]
    sheet = read_score_workbook(_sent_back(tmp_path / "E1.xlsx", edit), TERMS)
    first, *_ = sheet.lines
    assert first.application == "371522-01"
    assert next(iter(first.points.values())) == (None if points is None else Decimal(points))
    assert len(sheet.lines) == 3


def test_whoever_deletes_a_row_gives_that_application_no_points(tmp_path: Path) -> None:
    path = _sent_back(tmp_path / "E1.xlsx", lambda book: book.worksheets[0].delete_rows(5))
    assert [each.application for each in read_score_workbook(path, TERMS).lines] == [
        "371522-01",
        "371522-03",
    ]


@pytest.mark.parametrize("head", ["集群名称", "集群"])
def test_the_cluster_of_a_row_is_read_under_the_head_of_any_year(head: str, tmp_path: Path) -> None:
    path = _sent_back(tmp_path / "E1.xlsx", lambda book: None)
    book = openpyxl.load_workbook(path)
    assert book.worksheets[0]["B3"].value == "集群名称"
    book.worksheets[0]["B3"] = head
    book.save(path)
    assert [each.cluster for each in read_score_workbook(path, TERMS).rows] == [
        each.cluster for each in ASKED
    ]
