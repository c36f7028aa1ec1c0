"""The sheets of a workbook, whatever program wrote it: rows with what their cells show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lccluster.files.office.doubt import SeenCell


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with something in it, from 0: what its cells show, by their columns."""

    number: int
    cells: dict[int, SeenCell]


@dataclass(frozen=True)
class HiddenRows:
    """Rows, both included, that nobody sees; it comes before what is in them."""

    first: int
    last: int


@dataclass(frozen=True)
class HiddenColumns:
    """Columns, both included, that nobody sees."""

    first: int
    last: int


@dataclass(frozen=True)
class SheetArea:
    """Cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int


class MergedArea(SheetArea):
    """Cells that are one."""


class RestyledArea(SheetArea):
    """Cells that a condition may show otherwise than they are formatted."""


SheetPart = SheetRow | HiddenRows | HiddenColumns | MergedArea | RestyledArea


@dataclass(frozen=True)
class OfficeSheet:
    """A sheet: its name, whether it is hidden, and what reads its parts, rows in their order."""

    name: str
    hidden: bool
    parts: Callable[[], Iterator[SheetPart]]
