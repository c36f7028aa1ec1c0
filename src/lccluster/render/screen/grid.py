"""A table between the edges of a screen: cells beside each other, remarks below, or one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from lccluster.render.screen.breaking import filled
from lccluster.render.screen.shares import shares
from lccluster.render.signs import width
from lccluster.render.table import Column, Table, drawn

GAP = "  "
ROOMY = 24  # cells; a remark that would have fewer stands below its row
Texts = Sequence[Sequence[str]]


class LinePart(Struct, frozen=True):
    """A part of a line, padded, and the text of the whole cell; a head is of no cell."""

    text: str
    cell: str | None


Line = list[LinePart]


def laid_out(table: Table, cells: int) -> Iterator[Line]:
    """Give the lines of a table, heads first, none wider than the screen; what says nothing has no column."""
    heads = [drawn(column.head) for column in table.columns]
    rows = [[drawn(cell) for cell in row] for row in table.rows]
    beside = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    below = [at for at in beside if table.columns[at].remark]
    for shown in (beside, [at for at in beside if at not in below]):
        columns = [table.columns[at] for at in shown]
        picked = [[row[at] for at in shown] for row in (heads, *rows)]
        texts = list(zip(*picked, strict=True))
        widths = shares(texts, cells - len(GAP) * (len(texts) - 1)) if texts else None
        if widths and not _cramped(columns, texts, widths):
            remarks = [[row[at] for at in below if at not in shown] for row in rows]
            yield from _beside(columns, widths, picked, remarks, cells)
            return
    yield from _one_by_one(heads, rows, cells)


def _cramped(columns: Sequence[Column], texts: Texts, widths: Sequence[int]) -> bool:
    """Tell whether a remark has too little room to be read beside its row."""
    return any(
        column.remark and wide < min(ROOMY, max(map(width, each)))
        for column, wide, each in zip(columns, widths, texts, strict=True)
    )


def _beside(
    columns: Sequence[Column], widths: Sequence[int], rows: Texts, remarks: Texts, cells: int
) -> Iterator[Line]:
    heads, *others = rows
    yield from _row(columns, widths, heads, [None] * len(heads))
    margin = " " * widths[0] + GAP
    for row, below in zip(others, remarks, strict=True):
        yield from _row(columns, widths, row, row)
        for text in _below(list(filter(None, below)), cells - len(margin)):
            yield from (
                [LinePart(margin + line, text)] for line in filled(text, cells - len(margin))
            )


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


def _one_by_one(heads: Sequence[str], rows: Texts, cells: int) -> Iterator[Line]:
    """Give each row as lines of its own, a head before each cell that says something."""
    margin = max(map(width, heads), default=0) + len(GAP)
    for number, row in enumerate(rows):
        if number:
            yield []
        for head, text in zip(heads, row, strict=True):
            for at, line in enumerate(filled(text, max(1, cells - margin)) if text else ()):
                named = "" if at else head
                yield [LinePart(named + " " * (margin - width(named)), None), LinePart(line, text)]
