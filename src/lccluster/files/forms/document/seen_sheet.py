"""A sheet laid out as it is seen: what is hidden is taken out, and what lay around it moves together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct, field

from lccluster.files.forms.document.grid import Box, Grid
from lccluster.files.office.doubt import Doubt, SeenCell
from lccluster.files.office.places import cell_name
from lccluster.files.office.sheets import (
    HiddenColumns,
    HiddenRows,
    MergedArea,
    RestyledArea,
    SheetPart,
    SheetRow,
)
from lccluster.files.office.streaming import FORM
from lccluster.language import Message

MOST_MERGED = 200_000  # cells in merged areas
Place = tuple[int, int]


class SeenSheet(Struct, dict=True):
    """What a sheet holds, by row and column from 0, and what of it nobody sees."""

    cells: dict[Place, SeenCell] = field(default_factory=dict)
    merges: dict[Place, MergedArea] = field(default_factory=dict)
    restyled: list[RestyledArea] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    def grid(self, prefix: str) -> Grid:
        """Lay out what is seen; places keep the names that they have. Raises MemoryError."""
        covered = set(self._covered())
        found = sorted((self.cells.keys() | self.merges.keys()) - covered)
        return Grid(prefix, [box for at in found if (box := self._box(at, prefix))])

    def unread(self) -> tuple[list[int], list[int]]:
        """List the hidden rows, and the hidden columns, that something stands in."""
        rows = {row for row, _ in self.cells if row in self.rows}
        columns = {column for _, column in self.cells if column in self.columns}
        return sorted(rows), sorted(columns)

    def _covered(self) -> Iterator[Place]:
        """Go through the cells under a merged one: what they keep is not shown."""
        left = MOST_MERGED
        for area in self.merges.values():
            left -= (area.bottom - area.top + 1) * (area.right - area.left + 1)
            if left < 0:
                raise MemoryError
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    if (row, column) != (area.top, area.left):
                        yield row, column

    def _box(self, at: Place, prefix: str) -> Box | None:
        area = self.merges.get(at, MergedArea(*at, *at))
        top, bottom = (_moved(self._hidden_rows, row) for row in (area.top, area.bottom + 1))
        left, right = (_moved(self._hidden_columns, each) for each in (area.left, area.right + 1))
        if top == bottom or left == right:
            return None
        seen = self.cells.get(at, SeenCell(""))
        doubt = seen.doubt or self.restyled_at(at)
        place = f"{prefix}{cell_name(*at)}"
        return Box(seen.text.strip(), top, left, bottom - 1, right - 1, place, doubt, seen.kept)

    def restyled_at(self, at: Place) -> Doubt | None:
        """Give the doubt that a conditional format casts on what a cell shows."""
        text = self.cells[at].text if at in self.cells else ""
        if not text or not any(_holds(area, at) for area in self.restyled):
            return None
        reason = Message("A conditional format may show “{text}” in another way.", text=text[:40])
        return Doubt("restyled", reason, Message("Take the conditional format away."))

    @cached_property
    def _hidden_rows(self) -> list[int]:
        return sorted(self.rows)

    @cached_property
    def _hidden_columns(self) -> list[int]:
        return sorted(self.columns)


def seen_sheet(parts: Iterable[SheetPart]) -> SeenSheet:
    """Gather the parts of a sheet."""
    made = SeenSheet()
    for part in parts:
        match part:
            case SheetRow():
                made.cells |= {(part.number, column): seen for column, seen in part.cells.items()}
            case HiddenRows():
                made.rows |= set(range(part.first, min(part.last, FORM.rows) + 1))
            case HiddenColumns():
                made.columns |= set(range(part.first, min(part.last, FORM.columns) + 1))
            case MergedArea():
                made.merges[part.top, part.left] = _cut(part)
            case RestyledArea():
                made.restyled.append(part)
    return made


def _cut(area: MergedArea) -> MergedArea:
    """Take what a form may hold of an area: one that is merged down to the last row has a million."""
    bottom, right = min(area.bottom, FORM.rows), min(area.right, FORM.columns)
    return MergedArea(area.top, area.left, max(area.top, bottom), max(area.left, right))


def _moved(hidden: Sequence[int], at: int) -> int:
    """Count the rows or columns before a place that are seen."""
    return at - bisect_left(hidden, at)


def _holds(area: RestyledArea, at: Place) -> bool:
    return area.top <= at[0] <= area.bottom and area.left <= at[1] <= area.right
