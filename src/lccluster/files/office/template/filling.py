"""An office's own table, found by its heads and filled in; the file itself is only read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from lccluster.errors import Problem, Unusable
from lccluster.files.office.package import Kind, open_package
from lccluster.files.office.template.heads import NAME, Place, find_heads
from lccluster.files.office.template.rows import make_room, put
from lccluster.files.same_bytes import repacked
from lccluster.language import Message

Plain = str | float | date | None


@dataclass(frozen=True)
class Filled:
    """The filled workbook, and the heads of columns that stayed empty."""

    data: bytes
    unknown: tuple[str, ...]


def fill_table(
    path: Path, known: Sequence[tuple[str, ...]], rows: Sequence[Sequence[Plain]]
) -> Filled:
    """Fill rows into a table below its heads; `known` lists each value's heads, best first.

    Rows that stand there stay, what closes the table (合计, 审核人, 注) moves down. Raises Unusable.
    """
    book, name = _open(path), str(path)
    place = find_heads(book, known)
    if place is None:
        _refuse(
            name,
            "no-known-head",
            Message("No table in this workbook has heads that are known here."),
            Message("It needs “{head}” and at least one more head of the summary.", head=NAME),
        )
    first = _first_empty(place)
    make_room(place.sheet, first, len(rows), place.end)
    for offset, row in enumerate(rows):
        for value, column in enumerate(place.columns):
            if column is not None:
                put(place.sheet, first + offset, column, row[value], like=first)
    return Filled(_saved(book), place.unknown)


def _open(path: Path) -> Any:
    import openpyxl  # noqa: PLC0415 - only where a template is given

    package = open_package(path, str(path))
    if package.kind is not Kind.XLSX:
        _refuse(
            str(path),
            "no-workbook",
            Message("A template is a workbook in the format .xlsx."),
            Message("Open it in the office program and save it as .xlsx."),
        )
    try:
        return openpyxl.load_workbook(io.BytesIO(package.data), keep_links=False)
    except Exception:  # noqa: BLE001 - openpyxl fails in as many ways as files are damaged
        _refuse(
            str(path),
            "damaged-document",
            Message("The document is damaged or was cut off."),
            Message("Open it in the office program, save it anew, or ask for another copy."),
        )


def _first_empty(place: Place) -> int:
    """Give the first row below the heads in which no cluster stands."""
    row = place.first
    while row < place.end and place.sheet.cell(row, place.name_at).value not in (None, ""):
        row += 1
    return row


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue())


def _refuse(name: str, code: str, message: Message, hint: Message) -> NoReturn:
    raise Unusable(Problem(code=code, message=message, hint=hint, file=name)) from None
