"""The sheets of a workbook, whatever program wrote it: rows with what their cells show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from lccluster.files.office.doubt import SeenCell


class SheetRow(Struct, frozen=True):
    """A row with something in it, from 0: what its cells show, by their columns."""

    number: int
    cells: dict[int, SeenCell]


class HiddenRows(Struct, frozen=True):
    """Rows, both included, that nobody sees; it comes before what is in them."""

    first: int
    last: int


class HiddenColumns(Struct, frozen=True):
    """Columns, both included, that nobody sees."""

    first: int
    last: int


class SheetArea(Struct, frozen=True):
    """Cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int


class MergedArea(SheetArea, frozen=True):
    """Cells that are one."""


class RestyledArea(SheetArea, frozen=True):
    """Cells that a condition may show otherwise than they are formatted."""


SheetPart = SheetRow | HiddenRows | HiddenColumns | MergedArea | RestyledArea


class OfficeSheet(Struct, frozen=True):
    """A sheet: its name, whether it is hidden, and what reads its parts, rows in their order."""

    name: str
    hidden: bool
    parts: Callable[[], Iterator[SheetPart]]
