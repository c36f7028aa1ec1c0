"""A Table as cells of a worksheet: heads in two rows, a typed cell for every value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby, islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.render.columns.fields import DAY
from lccluster.render.office_text import FORMULA, LONGEST, Cleaner, display_width
from lccluster.render.office_words import UNKNOWN
from lccluster.render.table import Cell, Column, Table, Tone
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.wrapping import WIDE_SIGN, lines

AT_ONCE = 1000  # rows
NARROWEST, PADDING, DATE_WIDTH = 5, 1.2, 15
GIVEN = 4  # cells; a column is rather so much wider than its rows two lines high
LINE, LEAST = 15.5, 21  # points: a line of 11 pt, and a row with one
_EPOCH, _LEAP_DAY = date(1899, 12, 30).toordinal(), 60


def heads(sheet: Any, columns: Sequence[Column], row: int, styles: Styles) -> None:
    """Write two rows of heads: groups over their members, single heads over both rows.

    A long sheet takes no row back once the next one is begun.
    """
    single: list[tuple[int, str]] = []
    members: list[tuple[int, str]] = []
    at = 0
    for group, found in ((group, list(each)) for group, each in _groups(columns)):
        named = [(at + offset, head(column)) for offset, column in enumerate(found)]
        if group and len(found) > 1:
            sheet.merge_range(row, at, row, at + len(found) - 1, group, styles.head)
            members += named
        else:
            single += named
        at += len(found)
    for at, text in single:
        sheet.write_string(row, at, text, styles.head)
    for at, text in members:
        sheet.write_string(row + 1, at, text, styles.head)
    for at, _ in single:
        sheet.write_blank(row + 1, at, None, styles.head)
        sheet.merge.append([row, at, row + 1, at])  # `merge_range` would write the upper row again


def _groups(columns: Sequence[Column]) -> Iterator[tuple[str | None, Iterator[Column]]]:
    return groupby(columns, key=lambda each: each.group)


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


def head_height(table: Table, widths: Widths, least: float) -> float:
    """Give the height of one row of heads: a head wraps where its column may be no wider."""
    high = [lines(head(each), wide) for each, wide in zip(table.columns, widths.each, strict=True)]
    return max(least, LINE * max(high, default=1) + 5)


def set_widths(sheet: Any, table: Table) -> Widths:
    """Set every column's width by what stands in it, up to its widest; rows are looked at some at once."""
    measured = [_Measured(column) for column in table.columns]
    rows = iter(table.rows)
    while some := list(islice(rows, AT_ONCE)):
        for each, values in zip(measured, zip(*some, strict=True), strict=True):
            each.look_at(values)
    for at, each in enumerate(measured):
        sheet.set_column(at, at, each.wide)
    wrapping = tuple(at for at, each in enumerate(measured) if each.wraps)
    return Widths(tuple(each.wide for each in measured), wrapping)


class _Measured:
    """What a column needs; its text may wrap once it is as wide as it may be, or has a line end in it.

    Figures and days never wrap: a column too narrow for one, or for their sum, shows ####.
    """

    def __init__(self, column: Column) -> None:
        self._column, self._breaks = column, False
        self._most = max(NARROWEST, display_width(head(column)))
        self._whole, self._sum = 0, Decimal(0)

    def look_at(self, values: Sequence[Cell]) -> None:
        """Look at some cells."""
        texts = {str(value) for value in values if not isinstance(value, _NO_TEXT)}
        others = [value for value in values if isinstance(value, _NO_TEXT)]
        self._most = max((self._most, *map(display_width, texts)))
        self._whole = max((self._whole, *(_cells(each, self._column) for each in others)))
        if self._column.total == "sum":
            self._sum += sum(each for each in others if isinstance(each, (int, Decimal)))
        self._breaks = self._breaks or any("\n" in text for text in texts)

    @property
    def _widest(self) -> int:
        widest = max(self._column.widest, NARROWEST)
        return max(widest, self._most) if self._most <= widest + GIVEN else widest

    @property
    def wide(self) -> float:
        """Give its width."""
        whole = max(self._whole, _cells(self._sum, self._column))
        return round(max(min(self._most, self._widest), whole) * WIDE_SIGN + PADDING, 1)

    @property
    def wraps(self) -> bool:
        """Tell whether its text may take more than one line."""
        return self._most > self._widest or self._breaks


_NO_TEXT = (date, int, Decimal, type(None))  # the rest is text, be it a sentence or a label


def _cells(value: Cell, column: Column) -> int:
    if isinstance(value, date):
        return DATE_WIDTH
    if isinstance(value, (int, Decimal)):
        return len(f"{value:,.2f}") if column.form and ".00" in column.form else len(f"{value:,}")
    return 1


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


def _height(cells: Sequence[Cell], widths: Widths) -> float:
    most = 1
    for at in widths.wrapping:
        cell = cells[at]
        if not isinstance(cell, _NO_TEXT):
            most = max(most, lines(str(cell), widths.each[at]))
    return LEAST if most == 1 else LINE * most + 5


def _writer(
    sheet: Any, column: Column, styles: Styles, cleaner: Cleaner
) -> Callable[[int, int, Cell, Tone | None], None]:
    """Give what writes the cells of one column; a figure is a number, a day a day, the rest text."""
    by_tone, quoted = (_by_tone(styles, column, quoted=quote) for quote in (False, True))
    figures = _by_tone(styles, replace(column, figures=True))
    days = _by_tone(styles, replace(column, form=column.form or DAY))
    dash = styles.body(column, None, quoted=False, dash=True)
    unknown = UNKNOWN if column.required else ""
    string, number = map(_numbered, (sheet.write_string, sheet.write_number))

    def write(row: int, at: int, cell: Cell, tone: Tone | None) -> None:
        if type(cell) is str and cell and cell.isprintable() and len(cell) <= LONGEST:  # nearly all
            string(row, at, cell, (quoted if cell[0] in FORMULA else by_tone)[tone])
        elif cell is None or cell == "":
            string(row, at, unknown, dash)
        elif isinstance(cell, date):
            number(row, at, _day(cell), days[tone])
        elif isinstance(cell, (Decimal, int)):
            number(row, at, float(cell), figures[tone])
        else:
            text = cleaner.text(cell)
            string(row, at, text, (quoted if text[:1] in FORMULA else by_tone)[tone])

    return write


def _by_tone(styles: Styles, column: Column, *, quoted: bool = False) -> dict[Tone | None, Any]:
    return {
        tone: styles.body(column, tone if column.toned else None, quoted=quoted, dash=False)
        for tone in (None, *Tone)
    }


def _numbered(write: Any) -> Any:
    """Give a method of a sheet without what looks whether its cell is named (`A1`): here it never is."""
    behind = getattr(write, "__wrapped__", None)
    return behind.__get__(write.__self__) if behind else write


def _day(day: date) -> int:
    """Number a day as spreadsheets do; to them 1900 had a 29 February."""
    number = day.toordinal() - _EPOCH
    return number if number > _LEAP_DAY else number - 1
