"""An .xlsx as what it shows: its sheets, from the XML of their parts and nothing else of the package."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property, partial
from xml.etree import ElementTree as ET

from msgspec import Struct

from lccluster.files.office.kinds import xlsx_looks
from lccluster.files.office.kinds.xlsx_cells import CellReader, inked
from lccluster.files.office.package import Package
from lccluster.files.office.places import area_of
from lccluster.files.office.sheets import (
    HiddenColumns,
    HiddenRows,
    MergedArea,
    OfficeSheet,
    RestyledArea,
    SheetPart,
    SheetRow,
)
from lccluster.files.office.showing.looks import CellLook
from lccluster.files.office.showing.words import InkedText
from lccluster.files.office.streaming import Budget, elements, local

_WANTED = frozenset({"sheetView", "cols", "row", "mergeCell", "conditionalFormatting"})
_LOWEST, _NARROWEST = 1.0, 0.1  # points of a row, characters of a column; less shows nothing
_TRUE = ("1", "true")


class XlsxWorkbook(Struct, frozen=True, dict=True):
    """The parts of a workbook that all its sheets share."""

    package: Package
    budget: Budget

    def sheets(self) -> Iterator[OfficeSheet]:
        """Go through the sheets, hidden ones included; charts and macros on sheets of their own are none."""
        for name, state, part in self._named():
            if posixpath.dirname(part).lower().endswith("worksheets"):
                yield OfficeSheet(name, state != "visible", partial(self._parts, part))

    def _named(self) -> Iterator[tuple[str, str, str]]:
        relations = self.package.tree("xl/_rels/workbook.xml.rels")
        targets = {each.get("Id"): each.get("Target", "") for each in relations}
        for sheet in self._root.iter():
            if local(sheet.tag) == "sheet":
                known = (value for key, value in sheet.attrib.items() if key.endswith("}id"))
                target = targets[next(known)]
                part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
                yield sheet.get("name", ""), sheet.get("state", "visible"), part

    def _parts(self, part: str) -> Iterator[SheetPart]:
        reader = CellReader(self.looks, self.strings, self._about("workbookPr", "date1904"),
                            self._about("calcPr", "fullCalcOnLoad"))  # fmt: skip
        rows = _Rows(reader, self.budget)
        for named, element in elements(self.package.pieces(part), _WANTED, self.budget):
            match named:
                case "row":
                    yield from rows.parts(element)
                case "sheetView":
                    reader.shows_zeros = element.get("showZeros", "1") in _TRUE
                case "cols":
                    yield from _hidden_columns(element)
                case "mergeCell":
                    yield MergedArea(*area_of(element.get("ref", "")))
                case _:
                    yield from self._restyled(element)

    def _about(self, element: str, attribute: str) -> bool:
        said = (each for each in self._root if local(each.tag) == element)
        return next(said, ET.Element("none")).get(attribute, "0") in _TRUE

    def _restyled(self, conditions: ET.Element) -> Iterator[RestyledArea]:
        used = (int(each.get("dxfId", "-1")) for each in conditions)
        if any(0 <= index < len(self.changing) and self.changing[index] for index in used):
            for area in conditions.get("sqref", "").split():
                yield RestyledArea(*area_of(area))

    @cached_property
    def _root(self) -> ET.Element:
        return self.package.tree("xl/workbook.xml")

    @cached_property
    def _styles(self) -> ET.Element:
        return self.package.tree("xl/styles.xml")

    @cached_property
    def looks(self) -> list[CellLook]:
        """List how cells look, as they count it."""
        return xlsx_looks.cell_looks(self._styles)

    @cached_property
    def changing(self) -> list[bool]:
        """Tell of each conditional look whether it changes what is shown."""
        return xlsx_looks.changing(self._styles)

    @cached_property
    def strings(self) -> list[InkedText]:
        """List the texts that cells share."""
        try:
            pieces = self.package.pieces("xl/sharedStrings.xml")
            return [inked(item) for _, item in elements(pieces, frozenset({"si"}), self.budget)]
        except KeyError:
            return []


class _Rows:
    """Rows in their order: one that comes again, or a cell that does, is damage."""

    def __init__(self, reader: CellReader, budget: Budget) -> None:
        self.reader, self.budget = reader, budget
        self.last = -1

    def parts(self, element: ET.Element) -> Iterator[SheetPart]:
        number = int(element.get("r", self.last + 2)) - 1
        if number <= self.last:
            raise ValueError(number)
        self.last = number
        cells = dict(self.reader.cells(element, number))
        for column, seen in cells.items():
            self.budget.take_cell(number, column, seen.text)
        if element.get("hidden", "0") in _TRUE or float(element.get("ht", "1")) < _LOWEST:
            yield HiddenRows(number, number)
        if cells:
            yield SheetRow(number, cells)


def _hidden_columns(columns: ET.Element) -> Iterator[HiddenColumns]:
    for each in columns:
        if each.get("hidden", "0") in _TRUE or float(each.get("width", "1")) < _NARROWEST:
            yield HiddenColumns(int(each.get("min", "1")) - 1, int(each.get("max", "1")) - 1)
