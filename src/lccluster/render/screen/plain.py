"""Blocks as plain aligned text, for a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from lccluster.kept import Kept
from lccluster.render.signs import clean, width
from lccluster.render.table import Block, Cell, Column, Table, drawn, with_remarks_below

GAP = "  "
AT_ONCE = 200  # rows


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


_SHARED = Kept[_Row]()


def _table(table: Table) -> Iterator[str]:
    return _of_shared_rows(table) if table.shared else _of_columns(table)


def _of_columns(table: Table) -> Iterator[str]:
    """Draw column by column, a few rows at once: nothing of a row is kept but its texts."""
    heads = [drawn(column.head) for column in table.columns]
    rows = [heads, *[list(map(drawn, row)) for row in table.rows]]
    widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    figures = [column.figures for column in table.columns]
    for start in range(0, len(rows), AT_ONCE):
        columns = zip(*rows[start : start + AT_ONCE], strict=True)
        padded = map(_padded, columns, widest, figures)
        yield from [GAP.join(row).rstrip() for row in zip(*padded, strict=True)]


def _padded(texts: Sequence[str], widest: int, right: bool) -> list[str]:
    blanks = [" " * (widest - width(text)) for text in texts]
    if right:
        return [blank + text for text, blank in zip(texts, blanks, strict=True)]
    return [text + blank for text, blank in zip(texts, blanks, strict=True)]


def _of_shared_rows(table: Table) -> Iterator[str]:
    """Draw what many tables have in common once."""
    heads = _SHARED.of(table.columns, _heads)
    rows = [heads, *[_SHARED.of(row, _measured) for row in table.rows]]
    widest = tuple(map(max, *[row.widths for row in rows])) if table.rows else heads.widths
    figures = [column.figures for column in table.columns]
    for row in rows:
        if (line := row.lines.get(widest)) is None:
            line = row.lines[widest] = _line(row, widest, figures)
        yield line


def _heads(columns: Sequence[Column]) -> _Row:
    return _measured([column.head for column in columns])


def _measured(row: Sequence[Cell]) -> _Row:
    texts = tuple(map(drawn, row))
    return _Row(texts, tuple(map(width, texts)), {})


def _line(row: _Row, widest: Sequence[int], figures: Sequence[bool]) -> str:
    padded = []
    for text, own, most, right in zip(row.texts, row.widths, widest, figures, strict=True):
        signs = len(text) + most - own
        padded.append(text.rjust(signs) if right else text.ljust(signs))
    return GAP.join(padded).rstrip()
