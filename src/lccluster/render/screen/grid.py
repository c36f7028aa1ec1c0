"""A table between the edges of a screen: cells beside each other, remarks below, or one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from lccluster.render.screen.breaking import filled
from lccluster.render.screen.drawn_table import GAP, DrawnTable, numbered, said
from lccluster.render.signs import width
from lccluster.render.table import Column, Table


class LinePart(Struct, frozen=True):
    """A part of a line, padded, and the text of the whole cell; a head is of no cell."""

    text: str
    cell: str | None


Line = list[LinePart]


def laid_out(table: Table, cells: int) -> Iterator[Line]:
    """Give the lines of a table, heads first, none wider than the screen; what says nothing has no column.

    Remarks stand beside their rows where that squeezes nothing else, numbered below the table where few are
    said of many rows, and else each below its row.
    """
    whole = said(table)
    bare = whole.only(remarks=False)
    widths = bare.widths(cells)
    beside = whole.widths(cells)
    if beside and not whole.squeezed(beside, widths or ()):
        yield from _beside(whole, beside)
    elif widths and (found := _numbered(whole, cells)):
        yield from found
    elif widths:
        yield from _remarks_below(whole, widths, cells)
    else:
        yield from _one_by_one(whole, cells)


def _beside(table: DrawnTable, widths: Sequence[int]) -> Iterator[Line]:
    yield from _heads(table, widths)
    for row in table.rows:
        yield from _row(table.columns, widths, row, row)


def _numbered(table: DrawnTable, cells: int) -> list[Line] | None:
    """Give the rows with numbers for remarks, and below them what these stand for, where that has room."""
    shortened, notes = numbered(table) or (table, None)
    widths = shortened.widths(cells) if notes else None
    if notes is None or widths is None:
        return None
    below = (LinePart(line, line) for note in notes for line in filled(note, cells))
    return [*_beside(shortened, widths), *([part] for part in below)]


def _remarks_below(table: DrawnTable, widths: Sequence[int], cells: int) -> Iterator[Line]:
    bare, remarks = (table.only(remarks=each) for each in (False, True))
    yield from _heads(bare, widths)
    margin = " " * widths[0] + GAP
    room = cells - len(margin)
    for row, below in zip(bare.rows, remarks.rows, strict=True):
        yield from _row(bare.columns, widths, row, row)
        for text in _below(list(filter(None, below)), room):
            yield from ([LinePart(margin + line, text)] for line in filled(text, room))


def _heads(table: DrawnTable, widths: Sequence[int]) -> Iterator[Line]:
    return _row(table.columns, widths, table.heads, [None] * len(widths))


def _below(remarks: list[str], cells: int) -> list[str]:
    """Put the remarks of a row on one line, where it has room for them."""
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
