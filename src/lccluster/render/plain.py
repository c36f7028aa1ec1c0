"""Blocks as plain aligned text, for a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lccluster.render.table import Block, Table, clean, drawn, width

GAP = "  "


def draw(blocks: Iterable[Block]) -> str:
    """Draw blocks one below the other."""
    return "".join(f"{line}\n" for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    else:
        yield clean(str(block))


def _table(table: Table) -> Iterator[str]:
    rows = [[drawn(column.head) for column in table.columns]]
    rows += [[drawn(cell).replace("\n", " ") for cell in row] for row in table.rows]
    wide = [[width(text) for text in row] for row in rows]
    widest = [max(column) for column in zip(*wide, strict=True)]
    for row, cells in zip(rows, wide, strict=True):
        blanks = [" " * (most - cell) for most, cell in zip(widest, cells, strict=True)]
        yield GAP.join(_padded(row, blanks, table)).rstrip()


def _padded(row: Sequence[str], padding: Sequence[str], table: Table) -> Iterator[str]:
    for text, blanks, column in zip(row, padding, table.columns, strict=True):
        yield blanks + text if column.figures else text + blanks
