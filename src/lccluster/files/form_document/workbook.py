"""A workbook to grids of what is seen; hidden sheets, rows and columns are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lccluster.errors import Problem, Severity
from lccluster.files.form_document.grid import Grid, Sheets
from lccluster.files.form_document.seen_sheet import SeenSheet, seen_sheet
from lccluster.files.office.opening import sheets_of
from lccluster.files.office.package import Package
from lccluster.files.office.places import column_name
from lccluster.files.office.refusals import answered
from lccluster.files.office.streaming import FORM
from lccluster.language import Listing, Message

_NAMED = 10  # rows or columns that a sentence names


def read_workbook(package: Package) -> Sheets:
    """Read the sheets that are not hidden; raises Unusable."""
    grids: list[Grid] = []
    unread: list[Message] = []
    with answered(package.name):
        for sheet in sheets_of(package, FORM):
            if sheet.hidden:
                unread.append(hidden_sheet(sheet.name))
            else:
                seen = seen_sheet(sheet.parts())
                grids.append(seen.grid(f"{sheet.name}!"))
                unread += _unread(seen, sheet.name)
    return Sheets(grids, remarks=[hidden_problem(each, package.name) for each in unread])


def hidden_sheet(name: str) -> Message:
    """Name a hidden sheet."""
    return Message("The sheet “{sheet}” is hidden; nothing in it was read.", sheet=name)


def hidden_rows(sheet: str, rows: Iterable[int]) -> Message:
    """Name hidden rows, counted from 0."""
    said = _named(str(row + 1) for row in rows)
    return Message("Hidden rows of “{sheet}” were not read: {rows}.", sheet=sheet, rows=said)


def hidden_columns(sheet: str, columns: Iterable[int]) -> Message:
    """Name hidden columns, counted from 0."""
    said = _named(map(column_name, columns))
    return Message(
        "Hidden columns of “{sheet}” were not read: {columns}.", sheet=sheet, columns=said
    )


def hidden_problem(message: Message, name: str) -> Problem:
    """Make a warning of what was not read because nobody sees it."""
    return Problem(
        code="hidden-cells",
        severity=Severity.WARNING,
        message=message,
        hint=Message("Show it in the office program if it counts."),
        file=name,
    )


def _unread(seen: SeenSheet, sheet: str) -> Iterator[Message]:
    rows, columns = seen.unread()
    if rows:
        yield hidden_rows(sheet, rows)
    if columns:
        yield hidden_columns(sheet, columns)


def _named(names: Iterable[str]) -> Listing:
    found = list(names)
    return Listing([*found[:_NAMED], *(["…"] if len(found) > _NAMED else [])])
