"""An .ods as what it shows: its sheets, each as soon as it has been read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.kinds.ods_cells import OdsCells
from lccluster.files.office.kinds.ods_looks import OdsLooks, attribute
from lccluster.files.office.package import Package
from lccluster.files.office.sheets import (
    HiddenColumns,
    HiddenRows,
    MergedArea,
    OfficeSheet,
    SheetPart,
    SheetRow,
)
from lccluster.files.office.streaming import Budget, elements, local
from lccluster.quantities.texts import is_digits

_WANTED = frozenset({"style", "table-column", "table-row"})
_BEGUN = frozenset({"table"})
_UNSEEN = ("collapse", "filter")
_HIGHEST = 2_000_000  # rows and columns; a sheet's empty tail is repeated up to its million


def ods_sheets(package: Package, budget: Budget) -> Iterator[OfficeSheet]:
    """Go through the sheets, hidden ones included."""
    looks = OdsLooks()
    for style in package.tree("styles.xml").iter():
        if local(style.tag) == "style":
            looks.add(style)
    sheet: _Sheet | None = None
    pieces = package.pieces("content.xml")
    for named, element in elements(pieces, _WANTED, budget, begun=_BEGUN):
        if named == "style":
            looks.add(element)
        elif named == "table":
            if sheet:
                yield sheet.whole()
            hidden = looks.is_hidden(attribute(element, "style-name"))
            sheet = _Sheet(attribute(element, "name"), hidden, OdsCells(looks), budget)
        elif sheet and named == "table-column":
            sheet.add_columns(element)
        elif sheet:
            sheet.add_rows(element)
    if sheet:
        yield sheet.whole()


class _Sheet(Struct):
    """A sheet as far as it has been read: the next row and column, and what was found."""

    name: str
    hidden: bool
    reader: OdsCells
    budget: Budget
    row: int = 0
    column: int = 0
    parts: list[SheetPart] = field(default_factory=list)
    styles: list[tuple[int, str]] = field(default_factory=list)  # up to a column, the cells' style

    def whole(self) -> OfficeSheet:
        return OfficeSheet(self.name, self.hidden, self.parts.__iter__)

    def add_columns(self, element: ET.Element) -> None:
        first, self.column = self.column, self.column + _repeated(element, "columns")
        self.styles.append((self.column, attribute(element, "default-cell-style-name")))
        if attribute(element, "visibility") in _UNSEEN:
            self.parts.append(HiddenColumns(first, self.column - 1))

    def add_rows(self, element: ET.Element) -> None:
        """Add a row, and the same again as often as it is repeated."""
        first, repeated = self.row, _repeated(element, "rows")
        self.row = min(first + repeated, _HIGHEST)
        merged: list[MergedArea] = []
        cells = dict(self._cells(element, first, merged))
        if attribute(element, "visibility") in _UNSEEN:
            self.parts.append(HiddenRows(first, self.row - 1))
        repeated = repeated if cells or merged else 0
        self.budget.have(repeated * (len(cells) + len(merged)))
        for down in range(repeated):
            for column, seen in cells.items():
                self.budget.take_cell(first + down, column, seen.text)
            self.parts.append(SheetRow(first + down, cells))
            self.parts += [
                replace(each, top=each.top + down, bottom=each.bottom + down) for each in merged
            ]

    def _cells(
        self, row: ET.Element, number: int, merged: list[MergedArea]
    ) -> Iterator[tuple[int, SeenCell]]:
        column = 0
        for cell in row:
            named = local(cell.tag)
            if named not in ("table-cell", "covered-table-cell"):
                continue
            repeated = _repeated(cell, "columns")
            seen = (
                self.reader.seen(cell, self._style(row, column)) if named == "table-cell" else None
            )
            wide, high = (_count(cell, f"number-{each}-spanned") for each in ("columns", "rows"))
            if seen:
                most = min(repeated, self.budget.bounds.columns + 1)
                yield from ((column + right, seen) for right in range(most))
            if wide > 1 or high > 1:
                merged.append(MergedArea(number, column, number + high - 1, column + wide - 1))
            column = min(column + repeated, _HIGHEST)

    def _style(self, row: ET.Element, column: int) -> str:
        own = attribute(row, "default-cell-style-name")
        return own or next((style for end, style in self.styles if column < end), "")


def _repeated(element: ET.Element, what: str) -> int:
    return _count(element, f"number-{what}-repeated")


def _count(element: ET.Element, name: str) -> int:
    text = attribute(element, name, "1")
    return max(1, min(int(text), _HIGHEST)) if is_digits(text) else 1
