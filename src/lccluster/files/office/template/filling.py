"""An office's own table, found by its heads and filled in; the file itself is only read."""

from __future__ import annotations

import io
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
from lccluster.files.office.template.rows import make_room, put
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


_NO_KNOWN_HEAD = Fault(
    "no-known-head",
    Message("No table in this workbook has heads that are known here."),
    Message("It needs “{head}” and at least one more head of the summary."),
)
