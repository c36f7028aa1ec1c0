"""A document as grids of cells with merges, and the lines of text that stand outside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.files.office.doubt import Doubt
from lccluster.files.office.places import cell_name
from lccluster.language import Message


class Box(Struct, frozen=True):
    """One cell, merged or not: its text and the rows and columns that it covers, both ends included."""

    text: str
    top: int
    left: int
    bottom: int
    right: int
    place: str | Message
    doubt: Doubt | None = None
    kept: str = ""  # the figure in the cell, where fewer of its digits are shown


class TextLine(Struct, frozen=True):
    """A paragraph outside the tables; `below` counts the tables above it."""

    text: str
    place: str | Message
    below: int = 0
    doubt: Doubt | None = None


class Grid(Struct, frozen=True, dict=True):
    """A table or a sheet. Cells that hold nothing may be absent from `boxes`."""

    name: str
    boxes: Sequence[Box]

    @cached_property
    def height(self) -> int:
        """Count the rows in use."""
        return 1 + max((box.bottom for box in self.boxes), default=-1)

    @cached_property
    def width(self) -> int:
        """Count the columns in use."""
        return 1 + max((box.right for box in self.boxes), default=-1)

    @cached_property
    def _single(self) -> dict[tuple[int, int], Box]:
        single = (box for box in self.boxes if (box.top, box.left) == (box.bottom, box.right))
        return {(box.top, box.left): box for box in single}

    @cached_property
    def _merged(self) -> Mapping[int, Sequence[Box]]:
        """Gather merged cells by each row that they cover: a sheet may have thousands of them."""
        found: defaultdict[int, list[Box]] = defaultdict(list)
        for box in self.boxes:
            if (box.top, box.left) != (box.bottom, box.right):
                for row in range(box.top, box.bottom + 1):
                    found[row].append(box)
        return found

    @cached_property
    def _rows(self) -> Sequence[int]:
        return sorted({box.top for box in self.boxes})

    def down(self, first: int, end: int) -> Iterator[int]:
        """Go through the rows before `end` in which any cell begins, and through the first of them all.

        A cell that somebody left far below is a form's height away, and nothing lies between.
        """
        if first < end:
            yield first
            yield from self._rows[bisect_right(self._rows, first) : bisect_left(self._rows, end)]

    def at(self, row: int, column: int) -> Box | None:
        """Give the cell that covers a place; None beyond the edge."""
        if not (0 <= row < self.height and 0 <= column < self.width):
            return None
        for box in self._merged.get(row, ()):
            if box.left <= column <= box.right:
                return box
        blank = Box("", row, column, row, column, f"{self.name}{cell_name(row, column)}")
        return self._single.get((row, column), blank)


class Sheets(Struct, frozen=True):
    """A whole document; `remarks` say what of it nobody sees, so that it was not read."""

    grids: Sequence[Grid]
    lines: Sequence[TextLine] = ()
    remarks: Sequence[Problem] = ()

    def texts(self) -> Iterator[TextLine]:
        """Go through everything written, line by line, cells included."""
        yield from self.lines
        for grid in self.grids:
            for box in grid.boxes:
                for text in filter(None, box.text.split("\n")):
                    yield TextLine(text, box.place, doubt=box.doubt)
