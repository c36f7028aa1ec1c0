"""The first sheet of a workbook that is seen, as a table of what its cells show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.office.hidden import hidden_problem, hidden_sheet
from lccluster.files.office.opening import sheets_of
from lccluster.files.office.package import Package, open_package
from lccluster.files.office.refusals import answered
from lccluster.files.office.sheets import OfficeSheet
from lccluster.files.office.streaming import TABLE
from lccluster.files.tables.sheet_rows import SheetRows
from lccluster.files.tables.table import EMPTY, DataTable, Numbered, TableKind, headings, squared


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
    for sheet in sheets_of(package, TABLE):
        if not sheet.hidden:
            return sheet
        notices.append(hidden_problem(hidden_sheet(sheet.name), package.name))
    raise Unusable(EMPTY.at(package.name))
