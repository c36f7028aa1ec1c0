"""An .xls, or an .et that WPS saved so, as what it shows; read in a process of its own.

xlrd is written in Python alone, so a damaged file cannot end it; it can take its time and memory.
What it does not tell stays unknown: conditional formats, and formulas that nobody has worked out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.office import refusals
from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.kinds.xls_formulas import Cell, formulas
from lccluster.files.office.package import Package
from lccluster.files.office.sheets import (
    HiddenColumns,
    HiddenRows,
    MergedArea,
    OfficeSheet,
    SheetPart,
    SheetRow,
)
from lccluster.files.office.showing.doubts import error_shown, nothing_shown, struck_out
from lccluster.files.office.showing.figures import show_kept
from lccluster.files.office.showing.looks import CellLook, Ink
from lccluster.files.office.showing.number_format import number_format
from lccluster.files.office.showing.words import InkedRun, cleaned, show_text
from lccluster.files.office.streaming import Bounds, Budget
from lccluster.processes.apart import Died, apart

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

SECONDS, MEMORY = 20, 200 * 1024**2  # a form takes a fifth of a second and some 40 MB
_NUMBER, _DAY, _YES_NO, _ERROR, _TEXT = 2, 3, 4, 5, 1  # xlrd's kinds of cells
_SUPER, _SUB = 1, 2
_SOLID = 1


def xls_sheets(package: Package, bounds: Bounds) -> list[OfficeSheet]:
    """Read every sheet; raises Unusable."""
    try:
        found = apart(read_xls, SECONDS, MEMORY, package.data, package.name, bounds)
    except Died:
        raise Unusable(refusals.DAMAGED.at(package.name)) from None
    return [OfficeSheet(name, hidden, parts.__iter__) for name, hidden, parts in found]


def read_xls(data: bytes, name: str, bounds: Bounds) -> list[tuple[str, bool, list[SheetPart]]]:
    """Read the sheets of a file with their names, and whether they are hidden; raises Unusable."""
    import xlrd

    with refusals.answered(name):
        try:
            book = xlrd.open_workbook(
                file_contents=data,
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
                logfile=io.StringIO(),
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                raise Unusable(refusals.LOCKED.at(name)) from None
            raise
        workbook, budget = _XlsWorkbook(book), Budget(name, bounds)
        return [workbook.sheet(each, budget) for each in range(book.nsheets)]


class _XlsWorkbook(Struct, frozen=True, dict=True):
    """What all sheets of a file share."""

    book: Book

    @cached_property
    def _formulas(self) -> list[frozenset[Cell]]:
        start = self.book.base
        return formulas(bytes(self.book.mem[start : start + self.book.stream_len]))

    def sheet(self, number: int, budget: Budget) -> tuple[str, bool, list[SheetPart]]:
        sheet = self.book.sheet_by_index(number)
        parts = list(self._parts(sheet, self._formulas[number], budget))
        self.book.unload_sheet(number)
        return sheet.name, sheet.visibility != 0, parts

    def _parts(
        self, sheet: Sheet, formulas: frozenset[Cell], budget: Budget
    ) -> Iterator[SheetPart]:
        for column, about in sheet.colinfo_map.items():
            if about.hidden or about.width == 0:
                yield HiddenColumns(column, column)
        for top, bottom, left, right in sheet.merged_cells:
            yield MergedArea(top, left, bottom - 1, right - 1)
        for row in range(sheet.nrows):
            about = sheet.rowinfo_map.get(row)
            if about is not None and (about.hidden or about.height == 0):
                yield HiddenRows(row, row)
            cells = {
                column: replace(seen, worked_out=(row, column) in formulas)
                for column, seen in self._cells(sheet, row)
            }
            for column, seen in cells.items():
                budget.take_cell(row, column, seen.text)
            if cells:
                yield SheetRow(row, cells)

    def _cells(self, sheet: Sheet, row: int) -> Iterator[tuple[int, SeenCell]]:
        for column in range(sheet.row_len(row)):
            kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
            look = self._looks[sheet.cell_xf_index(row, column)]
            if kind == _TEXT and value:
                runs = sheet.rich_text_runlist_map.get((row, column), [])
                yield column, self._text(value, runs, look)
            elif kind in (_NUMBER, _DAY, _YES_NO, _ERROR):
                yield column, self._value(kind, value, look, shows_zeros=sheet.show_zero_values)

    def _text(self, text: str, runs: list[tuple[int, int]], look: CellLook) -> SeenCell:
        if not runs:
            return show_text(cleaned(text), look)
        starts = [0, *(at for at, _ in runs), len(text)]
        inks = [None, *(self._ink(font) for _, font in runs)]
        pieces = (text[start:end] for start, end in pairwise(starts))
        inked = (InkedRun(cleaned(piece), ink) for piece, ink in zip(pieces, inks, strict=True))
        return show_text(tuple(run for run in inked if run.text), look)

    def _value(self, kind: int, value: Any, look: CellLook, *, shows_zeros: bool) -> SeenCell:
        if kind == _ERROR:
            from xlrd import error_text_from_code

            return SeenCell("", error_shown(error_text_from_code.get(value, "?")))
        kept = repr(value) if kind in (_NUMBER, _DAY) else str(bool(value)).lower()
        if look.ink.struck:
            return SeenCell("", struck_out(kept))
        if look.hides(look.ink) or (value == 0 and kind != _YES_NO and not shows_zeros):
            return SeenCell("", nothing_shown(kept))
        if kind == _YES_NO:
            return SeenCell(kept)
        kept = kept.removesuffix(".0")
        return show_kept(kept, look.how, since_1904=self.book.datemode == 1)

    @cached_property
    def _looks(self) -> list[CellLook]:
        return [
            CellLook(
                number_format(self.book.format_map[xf.format_key].format_str),
                self._ink(xf.font_index),
                self._paper(xf.background),
            )
            for xf in self.book.xf_list
        ]

    def _ink(self, index: int) -> Ink:
        font = self.book.font_list[index]
        raised = font.escapement in (_SUPER, _SUB)
        return Ink(bool(font.struck_out), self._colour(font.colour_index, "000000"), raised)

    def _paper(self, background: Any) -> str:
        if background.fill_pattern != _SOLID:
            return "ffffff"
        return self._colour(background.pattern_colour_index, "ffffff")

    def _colour(self, index: int, default: str) -> str:
        found = self.book.colour_map.get(index)
        return bytes(found).hex() if found else default
