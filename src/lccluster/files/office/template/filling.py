"""An office's own table, found by its heads and filled in, rows put in where it has too few; the file itself is only read."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.office.package import open_package
from lccluster.files.office.refusals import answered
from lccluster.files.office.template.heads import NAME, TableArea, find_heads
from lccluster.files.office.template.opened import opened
from lccluster.language import Message

Plain = str | float | date | None


class FilledTemplate(Struct, frozen=True):
    """The filled workbook, and the heads of columns that stayed empty."""

    data: bytes
    unknown: tuple[str, ...]


def fill_table(
    path: Path, known: Sequence[tuple[str, ...]], rows: Sequence[Sequence[Plain]]
) -> FilledTemplate:
    """Fill rows into a table below its heads; `known` lists each value's heads, best first.

    Rows that stand there stay, what closes the table (合计, 审核人, 注) moves down. Raises Unusable.
    """
    name = str(path)
    book = opened(open_package(path, name))
    with answered(name):
        place = find_heads(book, known)
        if place is None:
            raise Unusable(_NO_KNOWN_HEAD.at(name, head=NAME))
        _put_all(place, rows)
        return FilledTemplate(_saved(book), place.unknown)


def _put_all(place: TableArea, rows: Sequence[Sequence[Plain]]) -> None:
    first = _first_empty(place)
    make_room(place.sheet, first, len(rows), place.end)
    for offset, row in enumerate(rows):
        for value, column in enumerate(place.columns):
            if column is not None:
                put(place.sheet, first + offset, column, row[value], like=first)


def _first_empty(place: TableArea) -> int:
    """Give the first row below the heads in which no cluster stands."""
    row = place.first
    while row < place.end and place.sheet.cell(row, place.name_at).value not in (None, ""):
        row += 1
    return row


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue())


_RANGE = re.compile(r"(\$?[A-Z]{1,3}\$?)([0-9]+):(\$?[A-Z]{1,3}\$?)([0-9]+)")
DAY = 'yyyy"年"m"月"d"日"'


def make_room(sheet: Any, first: int, count: int, end: int) -> None:
    """Move what closes the table down where the rows before `end` are too few.

    Sums over the rows of the table take the new rows in.
    """
    more = first + count - end
    if more > 0 and end <= sheet.max_row:
        _move(sheet, end, more)
        _widen_sums(sheet, end, more)


def put(sheet: Any, row: int, at: int, value: str | float | date | None, *, like: int) -> None:
    """Write one value, as text whatever it begins with, in the style of the row `like`."""
    cell, model = sheet.cell(row, at), sheet.cell(like, at)
    if model.has_style and row != like:
        cell._style = copy.copy(model._style)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif isinstance(value, date) and cell.number_format == "General":
        cell.number_format = DAY


def _move(sheet: Any, end: int, more: int) -> None:
    areas = [area for area in sheet.merged_cells.ranges if area.min_row >= end]
    for area in areas:
        sheet.merged_cells.remove(area)
    heights = {row: sheet.row_dimensions[row].height for row in range(end, sheet.max_row + 1)}
    sheet.move_range(f"A{end}:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}", rows=more)
    for area in areas:
        area.shift(row_shift=more)
        sheet.merge_cells(area.coord)
    body = sheet.row_dimensions[end - 1].height
    for row, height in heights.items():
        sheet.row_dimensions[row + more].height = height
    for row in range(end, end + more):
        sheet.row_dimensions[row].height = body


def _widen_sums(sheet: Any, end: int, more: int) -> None:
    """Let a range that ran to the last row of the table run to its new last row."""

    def widened(match: re.Match[str]) -> str:
        begins, ends = int(match[2]), int(match[4])
        last = ends + more if begins < end and ends == end - 1 else ends
        return f"{match[1]}{begins}:{match[3]}{last}"

    for row in sheet.iter_rows(min_row=end + more):
        for cell in row:
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = _RANGE.sub(widened, cell.value)


_NO_KNOWN_HEAD = Fault(
    "no-known-head",
    Message("No table in this workbook has heads that are known here."),
    Message("It needs “{head}” and at least one more head of the summary."),
)
