"""Blocks as plain aligned text, for a pipe or a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from lccluster.kept import KeptPieces
from lccluster.render.signs import clean, width
from lccluster.render.table import (
    Block,
    Cell,
    Column,
    Table,
    aloud,
    drawn,
    said_alike,
    with_remarks_below,
)

GAP = "  "
AT_ONCE = 1000  # rows of very many
Part = list[list[str]]  # some rows, column by column
PutAside = Callable[[Iterator[Part]], Iterable[Part]]


def lines(blocks: Iterable[Block], put_aside: PutAside = list) -> Iterator[str]:
    """Draw blocks one below the other, a line for each row and for each sentence.

    Rows are measured before the first is padded; what was drawn of them waits where it is `put_aside`.
    """
    for block in aloud(blocks):
        if isinstance(block, Table):
            yield from _table(block, put_aside)
        else:
            yield clean(str(block))


class _Row(Struct, frozen=True):
    """The texts of a row with their widths, and the lines drawn of it so far, by its columns'."""

    texts: tuple[str, ...]
    widths: tuple[int, ...]
    lines: dict[tuple[int, ...], str]


_SHARED = KeptPieces[_Row]()
_SHARED_TABLES = KeptPieces[list[str]](most=512)


def _table(table: Table, put_aside: PutAside) -> Iterable[str]:
    """Draw a table; one that comes again, whole and the very same, once."""
    if table.shared == "whole":
        return _SHARED_TABLES.of(table, lambda _: list(_whole(table, list)))
    if table.shared and not said_alike(table):
        return _of_shared_rows(table.columns, table.rows)
    return _whole(table, put_aside)


def _whole(table: Table, put_aside: PutAside) -> Iterator[str]:
    """Draw a table, and below it what all rows say alike."""
    for block in with_remarks_below([table]):
        if not isinstance(block, Table):
            yield clean(str(block))
        else:
            yield from _of_columns(block, put_aside)


def _of_columns(table: Table, put_aside: PutAside) -> Iterator[str]:
    """Draw column by column, some rows at once: nothing of a row is kept but its texts."""
    widest = [0] * len(table.columns)
    parts = put_aside(_measured_parts(table, widest))
    figures = [column.figures for column in table.columns]
    for columns in parts:
        yield from map(_line, zip(*map(_padded, columns, widest, figures), strict=True))


def _measured_parts(table: Table, widest: list[int]) -> Iterator[Part]:
    """Draw the heads, and then some rows at once; `widest` is what the columns need so far."""
    for columns in _parts(table):
        for at, texts in enumerate(columns):
            widest[at] = max(widest[at], *map(width, set(texts)))
        yield columns


def _parts(table: Table) -> Iterator[Part]:
    yield [[drawn(column.head)] for column in table.columns]
    rows = iter(table.rows)
    while some := list(islice(rows, AT_ONCE)):
        yield [_texts(column) for column in zip(*some, strict=True)]


def _texts(column: Sequence[Cell]) -> list[str]:
    """Draw the cells of a column, the very same one once: days and sentences come again in row after row."""
    once = {id(cell): cell for cell in column}
    if len(once) * 2 > len(column):
        return list(map(drawn, column))
    made = {key: drawn(cell) for key, cell in once.items()}
    return [made[id(cell)] for cell in column]


def _padded(texts: Sequence[str], widest: int, right: bool) -> Iterator[str]:
    """Pad texts, those that come again once."""
    padded = str.rjust if right else str.ljust
    made = {text: padded(text, len(text) + widest - width(text)) for text in set(texts)}
    return map(made.__getitem__, texts)


def _line(row: Iterable[str]) -> str:
    return GAP.join(row).rstrip()


def _of_shared_rows(columns: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> list[str]:
    """Draw columns and rows; what many tables have in common is measured and drawn once."""
    rows = [_SHARED.of(columns, _heads), *_SHARED.each(cells, _measured)]
    widest = tuple(map(max, *[row.widths for row in rows])) if cells else rows[0].widths
    return [row.lines.get(widest) or _new_line(row, widest, columns) for row in rows]


def _heads(columns: Sequence[Column]) -> _Row:
    return _measured([column.head for column in columns])


def _measured(row: Sequence[Cell]) -> _Row:
    texts = tuple(map(drawn, row))
    return _Row(texts, tuple(map(width, texts)), {})


def _new_line(row: _Row, widest: tuple[int, ...], columns: Sequence[Column]) -> str:
    padded = []
    for text, own, most, column in zip(row.texts, row.widths, widest, columns, strict=True):
        signs = len(text) + most - own
        padded.append(text.rjust(signs) if column.figures else text.ljust(signs))
    line = row.lines[widest] = GAP.join(padded).rstrip()
    return line
