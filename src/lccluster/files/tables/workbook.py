"""The first sheet of a workbook that is seen, as a table of what its cells show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.office.hidden import hidden_problem, hidden_sheet
from lccluster.files.office.opening import sheets_of
from lccluster.files.office.package import Package, open_package
from lccluster.files.office.refusals import answered
from lccluster.files.office.sheets import OfficeSheet
from lccluster.files.office.streaming import TABLE
from lccluster.files.tables.sheet_rows import SheetRows
from lccluster.files.tables.table import EMPTY, DataTable, Numbered, TableKind, headings, squared
from lccluster.language import Message


def read_workbook(path: Path, name: str) -> DataTable:
    """Read the headings of a workbook, and its rows once they are asked for; raises Unusable."""
    package = open_package(path, name)
    notices: list[Problem] = []
    with answered(name):
        sheet = _first_seen(package, notices)
        first = SheetRows(sheet, name, []).headings()
    heads = headings(first or (), name)
    unsure: list[tuple[int, Problem]] = []

    def rows() -> Iterator[Numbered]:
        unsure.clear()
        read = SheetRows(sheet, name, unsure)
        with answered(name):
            yield from squared(read.below(len(heads)), heads, name)
        notices.extend(each for each in read.notices() if each not in notices)

    size = len(package.data)
    return DataTable(
        TableKind.WORKBOOK, name, path, heads, rows, bytes=size, notices=notices, unsure=unsure
    )


def _first_seen(package: Package, notices: list[Problem]) -> OfficeSheet:
    sheets = [*sheets_of(package, TABLE)]
    hidden = [each for each in sheets if each.hidden]
    first = next((each for each in sheets if not each.hidden), None)
    if first is None:
        raise Unusable(EMPTY.at(package.name))
    before = hidden[: sheets.index(first)]
    notices += [hidden_problem(hidden_sheet(each.name), package.name) for each in before]
    others = [each for each in sheets if not each.hidden and each is not first]
    notices += [_unread(each, first, package.name) for each in others if any(each.parts())]
    return first


def _unread(sheet: OfficeSheet, first: OfficeSheet, name: str) -> Problem:
    """Name a sheet that may hold other rows: one table is read, the first that is seen."""
    return Problem(
        code="sheets-left-out",
        severity=Severity.WARNING,
        file=name,
        message=Message(
            "Of the sheets only “{first}” was read; “{sheet}” was not.",
            first=first.name,
            sheet=sheet.name,
        ),
        hint=Message("Put into the first sheet what counts."),
    )
