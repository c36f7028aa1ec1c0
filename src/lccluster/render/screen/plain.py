"""Blocks as plain aligned text, for a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lccluster.render.signs import clean, width
from lccluster.render.table import Block, Table, drawn, with_remarks_below

GAP = "  "


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Draw blocks one below the other, a line for each row and for each sentence."""
    for block in with_remarks_below(blocks):
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield clean(str(block))


def _table(table: Table) -> Iterator[str]:
    rows = [[drawn(column.head) for column in table.columns]]
    rows += [[drawn(cell) for cell in row] for row in table.rows]
    wide = [[width(text) for text in row] for row in rows]
    widest = [max(column) for column in zip(*wide, strict=True)]
    for row, cells in zip(rows, wide, strict=True):
        blanks = [" " * (most - cell) for most, cell in zip(widest, cells, strict=True)]
        yield GAP.join(_padded(row, blanks, table)).rstrip()


def _padded(row: Sequence[str], padding: Sequence[str], table: Table) -> Iterator[str]:
    for text, blanks, column in zip(row, padding, table.columns, strict=True):
        yield blanks + text if column.figures else text + blanks
