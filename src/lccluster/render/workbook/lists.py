"""The plain sheets of the summary workbook: open points or history, and the explanation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FOOTER, NONE
from lccluster.render.table import Table
from lccluster.render.workbook.styles import SIZE, Styles
from lccluster.render.workbook.summary import Summary
from lccluster.render.workbook.table_sheet import (
    LINE,
    Widths,
    head,
    head_height,
    set_widths,
    write_body,
)
from lccluster.render.workbook.wrapping import lines

A4, A3 = 9, 8  # as spreadsheets number papers
MARGIN = 0.3  # inches to the left and right
BETWEEN = {A4: 281, A3: 404}  # millimetres between them on a sheet that lies
CELL, EDGES = 7 * 25.4 / 96, 5 * 25.4 / 96  # millimetres of a column: for each cell, and besides
READABLE = 7.5  # points: 6号, below which a table goes to larger paper
HEAD_HEIGHT = 24  # points
HEADER = '&"黑体,常规"&12&A'  # the sheet's name


def list_sheet(sheet: Any, table: Table, styles: Styles, cleaner: Cleaner) -> Widths:
    """Draw a table with one row of heads, frozen, filtered and repeated on paper; gives its widths."""
    widths = set_widths(sheet, table)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, head(column), styles.head)
    sheet.set_row(0, head_height(table, widths, HEAD_HEIGHT))
    end = write_body(sheet, table, 1, widths, styles, cleaner)
    printed = sum(column.printed for column in table.columns)
    if not table.rows:
        end += 1
        sheet.merge_range(1, 0, 1, printed - 1, NONE, styles.nothing)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(end - 1, 0), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(end - 1, 0), printed - 1)
    print_setup(sheet, widths.each[:printed])
    sheet.set_header(f"&C{HEADER}")
    return widths


def explanation_sheet(sheet: Any, summary: Summary, styles: Styles, cleaner: Cleaner) -> None:
    """Draw what every column means, and the rulebook with its period and its end."""
    table = summary.explained
    widths = set_widths(sheet, table)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, str(column.head), styles.head)
    sheet.set_row(0, HEAD_HEIGHT)
    end = write_body(sheet, table, 1, widths, styles, cleaner)
    for row, line in enumerate(summary.sources, end + 1):
        sheet.merge_range(row, 0, row, len(widths.each) - 1, cleaner.text(line), styles.text)
        sheet.set_row(row, LINE * lines(line, widths.whole) + 5)
    sheet.print_area(0, 0, end + len(summary.sources), len(widths.each) - 1)
    print_setup(sheet, widths.each, pages=1)


def print_setup(sheet: Any, widths: Sequence[float], *, pages: int = 0) -> None:
    """Set a lying sheet, one page wide, with page numbers; on as many `pages`, or as many as it takes."""
    sheet.set_landscape()
    sheet.set_paper(_paper(widths))
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(left=MARGIN, right=MARGIN, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    number_pages(sheet)


def _paper(widths: Sequence[float]) -> int:
    """Choose the paper on which columns of these widths can be read side by side."""
    wide = sum(CELL * each + EDGES for each in widths)
    return A4 if SIZE * BETWEEN[A4] / wide >= READABLE else A3


def number_pages(sheet: Any) -> None:
    """Number the pages at their foot."""
    sheet.set_footer(f'&C&"宋体,常规"&10{FOOTER}')
