"""A workbook as a table: what its cells show, what is hidden left out, what is unsure named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from forms import CHOICE
from hand_made_sheets import looks, number, ods, row, words, xlsx
from lccluster.catalogs import speak
from lccluster.errors import Unusable
from lccluster.files.tables.opening import open_table
from lccluster.files.tables.table import DataTable

HEADS = row(1, words("A1", "集群名称"), words("B1", "面积"), words("C1", "营业收入"))


def table(path: Path) -> tuple[DataTable, list[tuple[int, list[object]]]]:
    """Open a table and read all its rows."""
    opened = open_table(path, path.name, [], lambda: CHOICE)
    return opened, [(number, list(cells)) for number, cells in opened.rows()]


def refused(path: Path) -> tuple[str, object]:
    with pytest.raises(Unusable) as unusable:
        table(path)
    (problem,) = unusable.value.problems
    assert problem.file == path.name
    return problem.code, problem.cell or problem.column


def test_rows_are_what_the_first_sheet_shows(tmp_path: Path) -> None:
    body = row(2, words("A2", "甲"), number("B2", "0.30000000000000004"), number("C2", "0.12", 1))
    path = xlsx(tmp_path / "t.xlsx", HEADS + body, styles=looks("0%"), more={"乙": HEADS})
    opened, rows = table(path)
    assert opened.headings == ["集群名称", "面积", "营业收入"]
    assert rows == [(2, ["甲", "0.3", "12%"])]
    assert not opened.unsure


def test_a_second_sheet_with_something_in_it_is_said_to_be_left_out(tmp_path: Path) -> None:
    """It may be the one that counts: a table that was put right is often a copy of the sheet."""
    more = {"空表": "", "更正": HEADS}
    opened, _ = table(xlsx(tmp_path / "t.xlsx", HEADS, more=more))
    assert [each.code for each in opened.notices] == ["sheets-left-out"]
    assert "更正" in str(opened.notices[0].message)


def test_blank_rows_and_blank_cells_stay_what_they_are(tmp_path: Path) -> None:
    body = row(2) + row(4, words("A4", " ")) + row(7, number("B7", "3"))
    _, rows = table(xlsx(tmp_path / "t.xlsx", HEADS + body))
    assert rows == [(7, [None, "3", None])]


def test_hidden_sheets_rows_and_columns_are_left_out_and_named(tmp_path: Path, voice: None) -> None:
    speak("en")
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    body = row(2, words("A2", "甲"), number("B2", "1"), number("C2", "5"))
    body += row(3, words("A3", "乙"), number("C3", "6"), about='hidden="1"')
    body += row(4, words("A4", "丙"), number("C4", "7"), about='ht="0"')
    sheet = f"{columns}<sheetData>{HEADS}{body}</sheetData>"
    path = xlsx(tmp_path / "t.xlsx", HEADS, more={"表": sheet}, states={"申请表": "veryHidden"})
    opened, rows = table(path)
    assert opened.headings == ["集群名称", None, "营业收入"]
    assert rows == [(2, ["甲", None, "5"])]
    assert [str(each.message) for each in opened.notices] == [
        "The sheet “申请表” is hidden; nothing in it was read.",
        "Hidden rows of “表” were not read: 3, 4.",
        "Hidden columns of “表” were not read: B.",
    ]
    assert not opened.unsure
    list(opened.rows())
    assert len(opened.notices) == 3


def test_heads_below_a_hidden_row_are_heads(tmp_path: Path) -> None:
    above = row(1, words("A1", "附件"), about='hidden="1"')
    heads = row(2, words("A2", "集群名称"), words("B2", "面积"))
    opened, rows = table(xlsx(tmp_path / "t.xlsx", above + heads + row(3, number("B3", "1"))))
    assert opened.headings == ["集群名称", "面积"]
    assert rows == [(3, [None, "1"])]


@pytest.mark.parametrize("sheet", ["", row(1), row(2, words("A2", "集群名称"))])
def test_a_first_row_without_heads_is_no_table(tmp_path: Path, sheet: str) -> None:
    assert refused(xlsx(tmp_path / "t.xlsx", sheet)) == ("empty-table", None)


def test_a_workbook_of_hidden_sheets_alone_is_no_table(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", HEADS, states={"申请表": "hidden"})
    assert refused(path) == ("empty-table", None)


def test_cells_that_cannot_be_sure_are_noted_with_their_column(tmp_path: Path) -> None:
    cells = (number("B2", "3282", 1), '<c r="C2" t="e"><v>#N/A</v></c>')
    opened, rows = table(xlsx(tmp_path / "t.xlsx", HEADS + row(2, *cells), styles=looks("0.00,")))
    assert rows == [(2, [None, "3.28", None])]
    noted = [(place, each.code, each.cell) for place, each in opened.unsure]
    assert noted == [(1, "number-format", "B2"), (2, "error-shown", "C2")]


@pytest.mark.parametrize(
    ("below", "places"),
    [
        ('<mergeCells><mergeCell ref="B2:B3"/></mergeCells>', [1]),
        ('<mergeCells><mergeCell ref="B2:C2"/></mergeCells>', [2]),
        ('<mergeCells><mergeCell ref="B1:C1"/></mergeCells>', []),
    ],
)
def test_figures_under_merged_cells_are_nobodys(
    tmp_path: Path, below: str, places: Sequence[int]
) -> None:
    body = row(2, number("B2", "1"), number("C2", "2")) + row(3, number("C3", "2"))
    opened, _ = table(xlsx(tmp_path / "t.xlsx", f"<sheetData>{HEADS}{body}</sheetData>{below}"))
    assert [place for place, _ in opened.unsure] == places


def test_figures_under_a_conditional_format_that_changes_them_are_unsure(tmp_path: Path) -> None:
    condition = '<conditionalFormatting sqref="C1:C9"><cfRule dxfId="0"/></conditionalFormatting>'
    sheet = f"<sheetData>{HEADS}{row(2, number('C2', '1'))}</sheetData>{condition}"
    styles = '<dxfs><dxf><numFmt numFmtId="164" formatCode=";;;"/></dxf></dxfs>'
    opened, _ = table(xlsx(tmp_path / "t.xlsx", sheet, styles=styles))
    assert [(place, each.code) for place, each in opened.unsure] == [(2, "restyled")]


def test_of_a_column_of_unsure_cells_some_are_named(tmp_path: Path) -> None:
    body = "".join(row(at, number(f"B{at}", "1", 1)) for at in range(2, 60))
    opened, _ = table(xlsx(tmp_path / "t.xlsx", HEADS + body, styles=looks(";;;")))
    assert len(opened.unsure) == 20


def test_fewer_digits_shown_than_kept_are_told_once(tmp_path: Path) -> None:
    body = row(2, number("B2", "1.26", 1)) + row(3, number("B3", "2.34", 1))
    opened, rows = table(xlsx(tmp_path / "t.xlsx", HEADS + body, styles=looks("0.0")))
    assert [cells[1] for _, cells in rows] == ["1.3", "2.3"]
    assert [each.code for each in opened.notices] == ["fewer-digits-shown"]


def test_a_cell_beyond_the_heads_is_refused_with_its_place(tmp_path: Path) -> None:
    assert refused(xlsx(tmp_path / "t.xlsx", HEADS + row(2, number("E2", "1")))) == (
        "no-heading",
        5,
    )


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_cell_in_a_far_corner_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    if suffix == ".xlsx":
        xlsx(path, HEADS + row(1_048_576, number("XFD1048576", "1")))
    else:
        heads = "<table:table-cell><text:p>集群名称</text:p></table:table-cell>"
        far = '<table:table-cell table:number-columns-repeated="16383"/><table:table-cell><text:p>1</text:p></table:table-cell>'
        ods(
            path,
            f"<table:table><table:table-row>{heads}</table:table-row>"
            f'<table:table-row table:number-rows-repeated="1048574"/>'
            f"<table:table-row>{far}</table:table-row></table:table>",
        )
    assert refused(path) == ("document-too-large", "XFD1048576")


def test_a_million_rows_that_one_row_repeats_are_too_many(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell table:number-columns-repeated="3"><text:p>1</text:p></table:table-cell>'
    )
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cells}</table:table-row>'
    path = ods(tmp_path / "t.ods", f"<table:table>{rows}</table:table>")
    assert refused(path) == ("document-too-large", None)
