"""The plain sheets of the summary workbook: open points or history, and the explanation."""

from __future__ import annotations

from typing import Any

from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FOOTER, NONE
from lccluster.render.table import Table
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary import Summary
from lccluster.render.workbook.table_sheet import LINE, head, lines, set_widths, write_body

A4 = 9
HEAD_HEIGHT = 24  # points
HEADER = '&"黑体,常规"&12&A'  # the sheet's name


def list_sheet(sheet: Any, table: Table, styles: Styles, cleaner: Cleaner) -> None:
    """Draw a table with one row of heads, frozen, filtered and repeated on paper."""
    widths = set_widths(sheet, table)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, head(column), styles.head)
    sheet.set_row(0, HEAD_HEIGHT)
    end = write_body(sheet, table, 1, widths, styles, cleaner)
    if not table.rows:
        end += 1
        sheet.merge_range(1, 0, 1, len(table.columns) - 1, NONE, styles.nothing)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(end - 1, 0), len(table.columns) - 1)
    sheet.repeat_rows(0)
    printed = sum(column.printed for column in table.columns)
    sheet.print_area(0, 0, max(end - 1, 0), printed - 1)
    print_setup(sheet)
    sheet.set_header(f"&C{HEADER}")


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
    print_setup(sheet)


def print_setup(sheet: Any) -> None:
    """Set A4 landscape, one page wide, with page numbers."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.set_footer(f'&C&"宋体,常规"&10{FOOTER}')
