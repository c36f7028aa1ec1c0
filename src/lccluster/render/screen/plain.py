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
    heads = [drawn(column.head) for column in table.columns]
    rows = [heads, *(list(map(drawn, row)) for row in table.rows)]
    widest = [max(width(row[at]) for row in rows) for at in range(len(heads))]
    figures = [column.figures for column in table.columns]
    yield from (_line(row, widest, figures) for row in rows)


def _line(texts: Sequence[str], widest: Sequence[int], figures: Sequence[bool]) -> str:
    padded = []
    for text, most, right in zip(texts, widest, figures, strict=True):
        signs = len(text) + most - width(text)
        padded.append(text.rjust(signs) if right else text.ljust(signs))
    return GAP.join(padded).rstrip()
