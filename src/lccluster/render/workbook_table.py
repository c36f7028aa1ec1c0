"""A Table as cells of a worksheet: heads in two rows, a typed cell for every value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil
from typing import Any, TypeGuard

from lccluster.render.office_text import Cleaner, display_width, looks_like_formula
from lccluster.render.office_words import UNKNOWN
from lccluster.render.table import Cell, Column, Table, Tone
from lccluster.render.workbook_styles import Styles

NARROWEST, PADDING, DATE_WIDTH = 5, 1.2, 15
LINE, LEAST = 15.5, 21  # points: a line of 11 pt, and a row with one
WIDE_SIGN = 1.05  # a Chinese character of 11 pt against two cells of the sheet's own measure


def heads(sheet: Any, columns: Sequence[Column], row: int, styles: Styles) -> None:
    """Write two rows of heads: groups over their members, single heads over both rows."""
    at = 0
    for group, members in groupby(columns, key=lambda each: each.group):
        found = list(members)
        if group and len(found) > 1:
            sheet.merge_range(row, at, row, at + len(found) - 1, group, styles.head)
            for offset, column in enumerate(found):
                sheet.write_string(row + 1, at + offset, head(column), styles.head)
        else:
            for offset, column in enumerate(found):
                sheet.merge_range(row, at + offset, row + 1, at + offset, head(column), styles.head)
        at += len(found)


def head(column: Column) -> str:
    """Draw a head with its unit."""
    return f"{column.head}\n（{column.unit.words}）" if column.unit else str(column.head)


def set_widths(sheet: Any, table: Table, cleaner: Cleaner) -> list[float]:
    """Set every column's width by what stands in it, up to its widest; gives the widths."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    widths = [_width(column, values) for column, values in zip(table.columns, columns, strict=True)]
    for at, wide in enumerate(widths):
        sheet.set_column(at, at, wide)
    return widths


def _width(column: Column, values: Sequence[Cell]) -> float:
    most = max(NARROWEST, display_width(head(column)))
    for value in values:
        if most >= column.widest:
            break
        most = max(most, _cells(value, column))
    return round(min(most, max(column.widest, NARROWEST)) * WIDE_SIGN + PADDING, 1)


def _cells(value: Cell, column: Column) -> int:
    if isinstance(value, str):
        return display_width(value)
    if isinstance(value, date):
        return DATE_WIDTH
    if isinstance(value, (int, Decimal)):
        return len(f"{value:,.2f}") if column.form and ".00" in column.form else len(f"{value:,}")
    return display_width(str(value)) if value is not None else 1


def write_body(
    sheet: Any,
    table: Table,
    first: int,
    widths: Sequence[float],
    styles: Styles,
    cleaner: Cleaner,
) -> int:
    """Write the rows, each as high as its text needs; gives the row behind the last."""
    writers = [_writer(sheet, column, styles, cleaner) for column in table.columns]
    row = first
    for index, cells in enumerate(table.rows):
        tone = table.tone(index)
        for at, (write, cell) in enumerate(zip(writers, cells, strict=True)):
            write(row, at, cell, tone)
        sheet.set_row(row, _height(cells, widths))
        row += 1
    return row


def lines(text: str, wide: float) -> int:
    """Count the lines that a text takes in a column."""
    return sum(
        max(1, ceil(display_width(part) * WIDE_SIGN / (wide - 0.5))) for part in text.split("\n")
    )


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    most = max(
        (
            lines(cell, wide)
            for cell, wide in zip(cells, widths, strict=True)
            if _may_wrap(cell, wide)
        ),
        default=1,
    )
    return max(LEAST, LINE * most + 5)


def _may_wrap(cell: Cell, wide: float) -> TypeGuard[str]:
    return isinstance(cell, str) and len(cell) * 2 > wide - 1


def _writer(
    sheet: Any, column: Column, styles: Styles, cleaner: Cleaner
) -> Callable[[int, int, Cell, Tone | None], None]:
    """Give what writes the cells of one column; a figure is a number, a day a day, the rest text."""
    by_tone = {
        tone: styles.body(column, tone if column.toned else None, quoted=False, dash=False)
        for tone in (None, *Tone)
    }
    dash = styles.body(column, None, quoted=False, dash=True)
    unknown = UNKNOWN if column.required else ""

    def write(row: int, at: int, cell: Cell, tone: Tone | None) -> None:
        if cell is None or cell == "":
            sheet.write_string(row, at, unknown, dash)
        elif isinstance(cell, (Decimal, int)):
            sheet.write_number(row, at, float(cell), by_tone[tone])
        elif isinstance(cell, date):
            sheet.write_datetime(row, at, cell, by_tone[tone])
        else:
            text = cleaner.text(cell)
            style = (
                styles.body(column, tone if column.toned else None, quoted=True, dash=False)
                if looks_like_formula(text)
                else by_tone[tone]
            )
            sheet.write_string(row, at, text, style)

    return write
