"""The first sheet of a workbook as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.table import Kind, Numbered, Table, empty, headings, squared
from lccluster.files.text import unreadable
from lccluster.language import Message

_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # zip, and the container of older workbooks


def read_workbook(path: Path, name: str) -> Table:
    """Read the first sheet of a workbook; raises Unusable."""
    sheet = _sheet(path, name)
    if not sheet:
        raise Unusable(empty(name))
    heads = headings(sheet[0], name)

    def rows() -> Iterator[Numbered]:
        return squared((list(map(as_text, row)) for row in sheet[1:]), heads, name, 2)

    return Table(Kind.WORKBOOK, name, path, heads, rows, bytes=path.stat().st_size)


def as_text(cell: object) -> str | None:
    """Give a cell as its program shows it: fifteen digits of a figure, a day in its own order."""
    if cell is None or isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _figure(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _figure(cell: float) -> str:
    """Draw a figure without exponent; a spreadsheet keeps fifteen digits and no more."""
    from decimal import Decimal  # noqa: PLC0415

    text = f"{Decimal(f'{cell:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sheet(path: Path, name: str) -> Sequence[Sequence[object]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            if not file.read(4).startswith(_MAGIC):
                raise Unusable(_no_workbook(name))
        book = CalamineWorkbook.from_path(str(path))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except OSError as error:
        raise Unusable(unreadable(error, name)) from None
    except CalamineError:
        raise Unusable(_no_workbook(name)) from None


def _no_workbook(file: str) -> Problem:
    return Problem(
        code="broken-workbook",
        file=file,
        message=Message("This is no workbook, or a damaged one."),
        hint=Message("Open it in a spreadsheet program and save it anew."),
    )
