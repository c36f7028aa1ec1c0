"""A workbook to grids of what is seen; hidden sheets, rows and columns are named."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.errors import Unusable
from lccluster.files.forms.document.grid import Grid, Sheets
from lccluster.files.forms.document.seen_sheet import SeenSheet, seen_sheet
from lccluster.files.office.hidden import hidden_columns, hidden_problem, hidden_rows, hidden_sheet
from lccluster.files.office.opening import sheets_of
from lccluster.files.office.package import Package
from lccluster.files.office.refusals import TOO_MUCH, answered
from lccluster.files.office.streaming import FORM
from lccluster.language import Message

MOST_SHEETS = 30  # that are seen; a form has one, and some instructions


def read_workbook(package: Package) -> Sheets:
    """Read the sheets that are not hidden; raises Unusable."""
    grids: list[Grid] = []
    unread: list[Message] = []
    with answered(package.name):
        for sheet in sheets_of(package, FORM):
            if sheet.hidden:
                unread.append(hidden_sheet(sheet.name))
            elif len(grids) == MOST_SHEETS:
                raise Unusable(TOO_MUCH.at(package.name))
            else:
                seen = seen_sheet(sheet.parts())
                grids.append(seen.grid(f"{sheet.name}!"))
                unread += _unread(seen, sheet.name)
    return Sheets(grids, remarks=[hidden_problem(each, package.name) for each in unread])


def _unread(seen: SeenSheet, sheet: str) -> Iterator[Message]:
    rows, columns = seen.unread()
    if rows:
        yield hidden_rows(sheet, rows)
    if columns:
        yield hidden_columns(sheet, columns)
