"""A workbook, .xlsx or .xls, to grids, by python-calamine; only what was unpacked with care is given it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lccluster.errors import Problem, Unusable
from lccluster.files.form_document.grid import Box, Grid, Sheets, cell_name
from lccluster.files.form_document.sheet_guard import percent_cells
from lccluster.files.office.package import Kind, Package
from lccluster.files.office.refusals import damaged, too_much
from lccluster.language import Message
from lccluster.quantities import plain

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_CELLS = 200_000
Percents = dict[str, set[tuple[int, int]]]


def read_workbook(package: Package) -> Sheets:
    """Read the sheets that are not hidden; raises Unusable."""
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415

    try:
        percents = percent_cells(package) if package.kind is Kind.XLSX else {}
        return Sheets(list(_grids(_open(package), percents, package.name)))
    except PasswordError:
        raise Unusable(_locked(package.name)) from None
    except (CalamineError, OSError, ValueError, KeyError):
        raise Unusable(damaged(package.name)) from None


def _open(package: Package) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    if package.kind is Kind.XLS:
        return CalamineWorkbook.from_filelike(io.BytesIO(package.data))
    plain_parts = io.BytesIO()
    with zipfile.ZipFile(plain_parts, "w") as made:
        for name, part in package.parts.items():
            made.writestr(name, part)
    plain_parts.seek(0)
    return CalamineWorkbook.from_filelike(plain_parts)


def _grids(workbook: CalamineWorkbook, percents: Percents, name: str) -> Iterator[Grid]:
    for about in workbook.sheets_metadata:
        if "Visible" in str(about.visible) and "WorkSheet" in str(about.typ):
            sheet = workbook.get_sheet_by_name(about.name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise Unusable(too_much(name))
            yield _grid(sheet, percents.get(about.name, set()))


def _grid(sheet: CalamineSheet, percents: set[tuple[int, int]]) -> Grid:
    prefix = f"{sheet.name}!"
    merges = {start: end for start, end in sheet.merged_cell_ranges or () if start != end}
    texts = {
        (row, column): _text(value, percent=(row, column) in percents)
        for row, values in enumerate(sheet.to_python(skip_empty_area=False))
        for column, value in enumerate(values)
    }
    found = {at for at, text in texts.items() if text} | merges.keys()
    return Grid(
        prefix,
        [
            Box(texts.get(at, ""), *at, *merges.get(at, at), f"{prefix}{cell_name(*at)}")
            for at in sorted(found)
        ],
    )


def _text(value: Any, *, percent: bool) -> str:
    """Draw a value as a person would have typed it; figures with the 15 digits that are shown."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        figure = Decimal(f"{value:.15g}")
        return f"{plain(figure * 100)}%" if percent else plain(figure)
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _locked(name: str) -> Problem:
    return Problem(
        code="encrypted-document",
        message=Message("The document is locked with a password."),
        hint=Message("Take the password away in the office program and save it again."),
        file=name,
    )
