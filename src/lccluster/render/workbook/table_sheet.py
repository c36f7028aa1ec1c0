"""A Table as cells of a worksheet: heads in two rows, a typed cell for every value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil
from typing import Any

from msgspec import Struct

from lccluster.render.office_text import FORMULA, LONGEST, Cleaner, display_width
from lccluster.render.office_words import UNKNOWN
from lccluster.render.table import Cell, Column, Table, Tone
from lccluster.render.workbook.styles import Styles

NARROWEST, PADDING, DATE_WIDTH = 5, 1.2, 15
LINE, LEAST = 15.5, 21  # points: a line of 11 pt, and a row with one
_EPOCH, _LEAP_DAY = date(1899, 12, 30).toordinal(), 60
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


class Widths(Struct, frozen=True):
    """The columns' widths, and which of them hold text that may take more than one line."""

    each: tuple[float, ...]
    wrapping: tuple[int, ...]

    @property
    def whole(self) -> float:
        """Add them up."""
        return sum(self.each)


def set_widths(sheet: Any, table: Table) -> Widths:
    """Set every column's width by what stands in it, up to its widest."""
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    measured = [_width(*each) for each in zip(table.columns, columns, strict=True)]
    for at, (wide, _) in enumerate(measured):
        sheet.set_column(at, at, wide)
    wrapping = tuple(at for at, (_, wraps) in enumerate(measured) if wraps)
    return Widths(tuple(wide for wide, _ in measured), wrapping)


def _width(column: Column, values: Sequence[Cell]) -> tuple[float, bool]:
    """Measure a column; it may wrap once it is as wide as it may be, or has a line end in it."""
    texts = {value for value in values if isinstance(value, str)}
    others = (_cells(value, column) for value in values if not isinstance(value, str))
    most = max((NARROWEST, display_width(head(column)), *others, *map(display_width, texts)))
    widest = max(column.widest, NARROWEST)
    wraps = most > widest or any("\n" in text for text in texts)
    return round(min(most, widest) * WIDE_SIGN + PADDING, 1), wraps


def _cells(value: Cell, column: Column) -> int:
    if isinstance(value, date):
        return DATE_WIDTH
    if isinstance(value, (int, Decimal)):
        return len(f"{value:,.2f}") if column.form and ".00" in column.form else len(f"{value:,}")
    return display_width(str(value)) if value is not None else 1


def write_body(
    sheet: Any,
    table: Table,
    first: int,
    widths: Widths,
    styles: Styles,
    cleaner: Cleaner,
) -> int:
    """Write the rows, each as high as its text needs; gives the row behind the last."""
    writers = [_writer(sheet, column, styles, cleaner) for column in table.columns]
    row = first
    sheet.set_default_row(LEAST)
    for index, cells in enumerate(table.rows):
        tone = table.tone(index)
        for at, cell in enumerate(cells):
            writers[at](row, at, cell, tone)
        if (high := _height(cells, widths)) > LEAST:
            sheet.set_row(row, high)
        row += 1
    return row


def lines(text: str, wide: float) -> int:
    """Count the lines that a text takes in a column."""
    parts = text.split("\n")
    return sum(max(1, ceil(display_width(part) * WIDE_SIGN / (wide - 0.5))) for part in parts)


def _height(cells: Sequence[Cell], widths: Widths) -> float:
    most = 1
    for at in widths.wrapping:
        cell = cells[at]
        if isinstance(cell, str):
            most = max(most, lines(cell, widths.each[at]))
    return LEAST if most == 1 else LINE * most + 5


def _writer(
    sheet: Any, column: Column, styles: Styles, cleaner: Cleaner
) -> Callable[[int, int, Cell, Tone | None], None]:
    """Give what writes the cells of one column; a figure is a number, a day a day, the rest text."""
    by_tone, quoted = (
        {
            tone: styles.body(column, tone if column.toned else None, quoted=quote, dash=False)
            for tone in (None, *Tone)
        }
        for quote in (False, True)
    )
    dash = styles.body(column, None, quoted=False, dash=True)
    unknown = UNKNOWN if column.required else ""

    def write(row: int, at: int, cell: Cell, tone: Tone | None) -> None:
        if cell is None or cell == "":
            sheet.write_string(row, at, unknown, dash)
        elif isinstance(cell, str) and cell.isprintable() and len(cell) <= LONGEST:  # nearly all
            sheet.write_string(row, at, cell, (quoted if cell[0] in FORMULA else by_tone)[tone])
        elif isinstance(cell, date):
            sheet.write_number(row, at, _day(cell), by_tone[tone])
        elif isinstance(cell, (Decimal, int)):
            sheet.write_number(row, at, float(cell), by_tone[tone])
        else:
            text = cleaner.text(cell)
            sheet.write_string(row, at, text, (quoted if text[:1] in FORMULA else by_tone)[tone])

    return write


def _day(day: date) -> int:
    """Number a day as spreadsheets do; to them 1900 had a 29 February."""
    number = day.toordinal() - _EPOCH
    return number if number > _LEAP_DAY else number - 1
