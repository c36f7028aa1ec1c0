"""A table between the edges of a screen: cells beside each other, remarks below, or one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from lccluster.render.screen.breaking import filled
from lccluster.render.screen.drawn_table import GAP, DrawnTable, Texts, numbered, said
from lccluster.render.screen.shares import ENOUGH
from lccluster.render.screen.whole import COMMAND
from lccluster.render.signs import width
from lccluster.render.table import Column, Table


class LinePart(Struct, frozen=True):
    """A part of a line, padded, and the text of the whole cell; a head is of no cell."""

    text: str
    cell: str | None


Line = list[LinePart]
Cost = tuple[int, int]


class Layout(Struct, frozen=True):
    """A way to lay a table out: what stands beside each other, and what below each row or below all."""

    table: DrawnTable
    widths: Sequence[int]
    below: Texts = ()
    notes: Sequence[str] = ()

    def part(self, rows: slice) -> Layout:
        """Give some of the rows, with the notes that they need."""
        table = self.table.part(rows)
        numbers = {text for row in table.rows for text in row}
        notes = [note for note in self.notes if note.partition(" ")[0] in numbers]
        return replace(self, table=table, below=self.below[rows], notes=notes)

    @property
    def margin(self) -> int:
        """Count the cells before what stands below a row."""
        return self.widths[0] + len(GAP)

    def cost(self, cells: int) -> Cost:
        """Count the lines, of a long table those of its first rows, and those that broken cells take beyond one."""
        texts = [self.table.heads, *self.table.rows[:ENOUGH]]
        rows = [_heights(row, self.widths) for row in texts]
        below = [len(self.lines_below(remarks, cells)) for remarks in self.below[:ENOUGH]]
        lines = sum(map(max, rows)) + sum(below) + len(self.notes)
        return lines, sum(each - 1 for row in rows for each in row)

    def lines_below(self, remarks: Sequence[str], cells: int) -> list[str]:
        """Break the remarks of a row and set them below it; a command that needs the margin has that too."""
        room = cells - self.margin
        return [line for text in _below(remarks, room) for line in self._set_in(text, cells)]

    def _set_in(self, text: str, cells: int) -> list[str]:
        if text.startswith(COMMAND) and cells >= width(text) > cells - self.margin:
            return [" " * (cells - width(text)) + text]
        return [" " * self.margin + line for line in filled(text, cells - self.margin)]


def _heights(row: Sequence[str], widths: Sequence[int]) -> list[int]:
    return [len(filled(text, wide)) for text, wide in zip(row, widths, strict=True)]


def laid_out(tables: Sequence[Table], cells: int) -> Iterator[list[Line]]:
    """Give the lines of tables under the same heads, none wider than the screen; what says nothing has no column.

    Remarks stand beside their rows, numbered below the table where few are said of many rows, or each
    below its row: whichever takes the fewest lines. Tables are laid out alike where that costs no more than a line each.
    """
    apart = [_best(said([table]), [slice(None)], cells) for table in tables]
    for table, layout in zip(tables, _alike(tables, apart, cells) or apart, strict=True):
        yield list(_drawn(layout, cells) if layout else _one_by_one(said([table]), cells))


def _alike(
    tables: Sequence[Table], apart: Sequence[Layout | None], cells: int
) -> list[Layout] | None:
    """Give each of several tables its part of one layout; None where that takes too many lines more."""
    whole, parts = said(tables), list(_parts(tables))
    best = _best(whole, parts, cells) if len(tables) > 1 else None
    enough = len(parts) + sum(each.cost(cells)[0] for each in apart if each)
    if best is None or _in_all(best, parts, cells)[0] > enough:
        return None
    return [best.part(rows) for rows in parts]


def _best(whole: DrawnTable, parts: Sequence[slice], cells: int) -> Layout | None:
    layouts = _layouts(whole, cells)
    return min(layouts, key=lambda each: _in_all(each, parts, cells), default=None)


def _in_all(layout: Layout, parts: Sequence[slice], cells: int) -> list[int]:
    """Add up what a layout costs in each of the tables."""
    costs = (layout.part(rows).cost(cells) for rows in parts)
    return list(map(sum, zip(*costs, strict=True)))


def _parts(tables: Sequence[Table]) -> Iterator[slice]:
    """Say which rows are those of each table."""
    ends = list(accumulate(len(table.rows) for table in tables))
    return map(slice, [0, *ends], ends)


def _layouts(whole: DrawnTable, cells: int) -> Iterator[Layout]:
    """Give all ways that have room: with all remarks beside their rows, numbered, with one of them, with none."""
    yield from _with_beside(whole, whole.remarks, cells)
    if short := numbered(whole):
        table, notes = short
        if widths := table.widths(cells):
            yield Layout(table, widths, notes=notes)
    for few in (*([each] for each in whole.remarks), []):
        yield from _with_beside(whole, few, cells)


def _with_beside(whole: DrawnTable, few: Sequence[int], cells: int) -> Iterator[Layout]:
    table, below = whole.split(few)
    widths = table.widths(cells)
    if widths:
        yield Layout(table, widths, below=below)


def _drawn(layout: Layout, cells: int) -> Iterator[Line]:
    columns, widths = layout.table.columns, layout.widths
    yield from _row(columns, widths, layout.table.heads, [None] * len(widths))
    below = layout.below or [()] * len(layout.table.rows)
    for row, remarks in zip(layout.table.rows, below, strict=True):
        yield from _row(columns, widths, row, row)
        lines = layout.lines_below(remarks, cells)
        yield from ([LinePart(line, line.lstrip())] for line in lines)
    yield from ([LinePart(line, line)] for note in layout.notes for line in filled(note, cells))


def _below(remarks: Sequence[str], cells: int) -> Sequence[str]:
    """Put the remarks of a row on one line, where it has room for them."""
    remarks = list(filter(None, remarks))
    together = GAP.join(remarks)
    return [together] if together and width(together) <= cells else remarks


def _row(
    columns: Sequence[Column],
    widths: Sequence[int],
    texts: Sequence[str],
    cells: Sequence[str | None],
) -> Iterator[Line]:
    stacks = [filled(text, wide) for text, wide in zip(texts, widths, strict=True)]
    for line in zip_longest(*stacks, fillvalue=""):
        yield [
            LinePart(_padded(text, wide, column) + GAP, cell)
            for text, wide, column, cell in zip(line, widths, columns, cells, strict=True)
        ]


def _padded(text: str, wide: int, column: Column) -> str:
    blanks = " " * (wide - width(text))
    return blanks + text if column.figures else text + blanks


def _one_by_one(table: DrawnTable, cells: int) -> Iterator[Line]:
    """Give each row as lines of its own, a head before each cell that says something."""
    heads = table.heads
    margin = max(map(width, heads), default=0) + len(GAP)
    for number, row in enumerate(table.rows):
        if number:
            yield []
        for head, text in zip(heads, row, strict=True):
            for at, line in enumerate(filled(text, max(1, cells - margin)) if text else ()):
                named = "" if at else head
                yield [LinePart(named + " " * (margin - width(named)), None), LinePart(line, text)]
