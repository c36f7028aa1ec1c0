"""What of a workbook nobody sees, so that it was not read: said in words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from lccluster.errors import Problem, Severity
from lccluster.files.office.places import column_name
from lccluster.language import Listing, Message

_NAMED = 10  # rows or columns that a sentence names


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
        hint=Message("Show them in the office program if they count."),
        file=name,
    )


def hidden_refused(message: Message, name: str) -> Problem:
    """Make a refusal of it, where an answer that nobody sees may be one that was filtered away."""
    return replace(hidden_problem(message, name), severity=Severity.ERROR)


def _named(names: Iterable[str]) -> Listing:
    found = list(names)
    return Listing([*found[:_NAMED], *(["…"] if len(found) > _NAMED else [])])
