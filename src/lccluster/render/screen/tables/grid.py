"""A table between the edges of a screen: cells beside each other, remarks below, or one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from msgspec import Struct

from lccluster.render.screen.breaking import filled
from lccluster.render.screen.tables.drawn_table import GAP, DrawnTable, said
from lccluster.render.screen.tables.layouts import Layout, best_layout, in_all
from lccluster.render.signs import width
from lccluster.render.table import Column, Table


class LinePart(Struct, frozen=True):
    """A part of a line, padded, and the text of the whole cell; a head is of no cell."""

    text: str
    cell: str | None


Line = list[LinePart]


def laid_out(tables: Sequence[Table], cells: int) -> Iterator[list[Line]]:
    """Give the lines of tables under the same heads, none wider than the screen; what says nothing has no column.

    Remarks stand beside their rows, numbered below the table where few are said of many rows, or each
    below its row, as columns do that find no room: whichever takes the fewest lines. Tables are laid out alike
    where that costs no more than a line each.
    """
    apart = [best_layout(said([table]), [slice(None)], cells) for table in tables]
    for table, layout in zip(tables, _alike(tables, apart, cells) or apart, strict=True):
        yield list(_drawn(layout, cells) if layout else _one_by_one(said([table]), cells))


def _alike(
    tables: Sequence[Table], apart: Sequence[Layout | None], cells: int
) -> list[Layout] | None:
    """Give each of several tables its part of one layout; None where that takes too many lines more."""
    whole, parts = said(tables), list(_parts(tables))
    best = best_layout(whole, parts, cells) if len(tables) > 1 else None
    enough = len(parts) + sum(each.cost(cells)[0] for each in apart if each)
    if best is None or in_all(best, parts, cells)[0] > enough:
        return None
    return [best.part(rows) for rows in parts]


def _parts(tables: Sequence[Table]) -> Iterator[slice]:
    """Say which rows are those of each table."""
    ends = list(accumulate(len(table.rows) for table in tables))
    return map(slice, [0, *ends], ends)


def _drawn(layout: Layout, cells: int) -> Iterator[Line]:
    columns, widths = layout.table.columns, layout.widths
    yield from _row(columns, widths, layout.table.heads, [None] * len(widths))
    below = layout.below or [()] * len(layout.table.rows)
    for row, remarks in zip(layout.table.rows, below, strict=True):
        yield from _row(columns, widths, row, row)
        lines = layout.lines_below(remarks, cells)
        yield from ([LinePart(line, line.lstrip())] for line in lines)
    yield from ([LinePart(line, line)] for note in layout.notes for line in _noted(note, cells))


def _noted(note: str, cells: int) -> Iterator[str]:
    """Break what a number stands for; all of it stands behind the number."""
    number, _, text = note.partition(" ")
    margin = len(number) + 1
    for at, line in enumerate(filled(text, cells - margin)):
        yield f"{'' if at else number:{margin}}{line}"


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
