"""Blocks as plain aligned text, for a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from lccluster.kept import KeptPieces
from lccluster.render.signs import clean, width
from lccluster.render.table import Block, Cell, Column, Table, drawn, with_remarks_below

GAP = "  "


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Draw blocks one below the other, a line for each row and for each sentence."""
    for block in with_remarks_below(blocks):
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield clean(str(block))


class _Row(Struct, frozen=True):
    """The texts of a row with their widths, and the lines drawn of it so far, by its columns'."""

    texts: tuple[str, ...]
    widths: tuple[int, ...]
    lines: dict[tuple[int, ...], str]


_SHARED = KeptPieces[_Row]()
_OF_SHARED_ROWS = KeptPieces[list[str]](most=512)


def _table(table: Table) -> Iterable[str]:
    if table.shared:
        return _OF_SHARED_ROWS.of_all((table.columns, *table.rows), _of_shared_rows)
    return _of_columns(table)


def _of_columns(table: Table) -> Iterator[str]:
    """Draw column by column, a few rows at once: nothing of a row is kept but its texts."""
    heads = [column.head for column in table.columns]
    columns = [list(map(drawn, column)) for column in zip(heads, *table.rows, strict=True)]
    widths = [list(map(width, texts)) for texts in columns]
    drawn_so_far = map(_padded, columns, widths, [column.figures for column in table.columns])
    for row in zip(*drawn_so_far, strict=True):
        yield GAP.join(row).rstrip()


def _padded(texts: Sequence[str], widths: Sequence[int], right: bool) -> Iterator[str]:
    widest = max(widths)
    padded = str.rjust if right else str.ljust
    signs = [len(text) + widest - own for text, own in zip(texts, widths, strict=True)]
    return map(padded, texts, signs)


def _of_shared_rows(shared: tuple[Sequence[Column], *tuple[Sequence[Cell], ...]]) -> list[str]:
    """Draw columns and rows; what many tables have in common is measured and drawn once."""
    columns, *cells = shared
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
