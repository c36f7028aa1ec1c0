"""The sheet of charts: native ones, their figures beside them, on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.render.office_words import NONE
from lccluster.render.workbook.lists import A4, number_pages
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary import Tally
from lccluster.render.workbook.table_sheet import head

SHEET = "图表"
FEW = 4  # columns, which would be too wide for their height
COLOUR = "#2F5597"
ROWS_EACH, HIGH, WIDE = 17, 320, 760  # rows of the sheet for a chart; pixels
ROW_HEIGHT = 16  # points; said, because programs take different ones for granted


def charts_sheet(book: Any, tallies: Sequence[Tally], styles: Styles) -> None:
    """Draw one chart a tally, below one another, each with its figures to the left."""
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 10)
    sheet.set_default_row(ROW_HEIGHT)
    row = 0
    for tally in tallies:
        _figures(sheet, tally, row, styles)
        if tally.table.rows:
            sheet.insert_chart(
                row, 3, _chart(book, tally, row, styles), {"description": tally.title}
            )
        row += max(ROWS_EACH, len(tally.table.rows) + 3)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, row + 2, 14)
    sheet.center_horizontally()
    number_pages(sheet)


def _figures(sheet: Any, tally: Tally, row: int, styles: Styles) -> None:
    sheet.merge_range(row, 0, row, 1, tally.title, styles.head)
    columns = tally.table.columns
    for at, column in enumerate(columns):
        sheet.write_string(row + 1, at, head(column), styles.head)
    for below, (name, count) in enumerate(tally.table.rows or [(NONE, 0)], row + 2):
        sheet.write_string(
            below, 0, str(name), styles.body(columns[0], None, quoted=False, dash=True)
        )
        sheet.write_number(below, 1, count, styles.body(columns[1], None, quoted=False, dash=False))


def _chart(book: Any, tally: Tally, row: int, styles: Styles) -> Any:
    chart = book.add_chart({"type": "column", "name": tally.title})
    first, last = row + 2, row + 1 + len(tally.table.rows)
    font = {"name": styles.fonts.body, "size": 10}
    chart.add_series(
        {
            "name": tally.title,
            "categories": [SHEET, first, 0, last, 0],
            "values": [SHEET, first, 1, last, 1],
            "fill": {"color": COLOUR},
            "gap": 80 if len(tally.table.rows) > FEW else 250,
            "data_labels": {"value": True, "font": font},
        }
    )
    chart.set_title(
        {"name": tally.title, "name_font": {"name": styles.fonts.head, "size": 14, "bold": False}}
    )
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": font})
    chart.set_y_axis(
        {
            "num_font": font,
            "num_format": "0",
            "min": 0,
            "major_unit": _step(tally),
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_size({"width": WIDE, "height": HIGH})
    return chart


def _step(tally: Tally) -> int:
    """Choose whole steps, so that no axis counts in halves: 1, 2, 5, 10, 20, …"""
    most = max(int(str(count)) for _, count in tally.table.rows)
    sizes = (factor * int(f"1{'0' * power}") for power in range(9) for factor in (1, 2, 5))
    return next(each for each in sizes if each * 6 >= most)
