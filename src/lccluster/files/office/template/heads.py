"""Finding a table by its heads: one or two rows of them, merged cells, units in brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

LOOKED_AT, MOST_COLUMNS = 40, 200  # rows in which heads are looked for; columns
NAME = "集群名称"
FEWEST = 2  # heads that make a table
_END = re.compile(r"(合计|总计|小计|审核|填表|制表|注|说明|联系|负责人)")


Merged = dict[tuple[int, int], tuple[int, int]]


class TableArea(Struct, frozen=True):
    """Where a table stands: its sheet, its first row, the row behind its last, and its columns.

    `columns` has one entry a value: the column it goes to, None where the table has none.
    """

    sheet: Any
    first: int
    end: int
    columns: tuple[int | None, ...]
    name_at: int
    unknown: tuple[str, ...]


def find_heads(book: Any, known: Sequence[tuple[str, ...]]) -> TableArea | None:
    """Find the row whose heads are known best; None where no table has the name of the cluster."""
    folded = [[fold(each) for each in heads] for heads in known]
    name_of = next(at for at, heads in enumerate(known) if NAME in heads)
    places = [
        place
        for sheet in book.worksheets
        for merged in (_merged(sheet),)
        for row in range(1, min(LOOKED_AT, sheet.max_row) + 1)
        if (place := _place(sheet, row, merged, folded, name_of))
    ]
    return max(places, key=lambda each: sum(at is not None for at in each.columns), default=None)


def fold(head: str) -> str:
    """Fold a head: widths, blanks, units in brackets and marks do not matter."""
    text = re.sub(r"\s|[*＊:：、，,]", "", unicodedata.normalize("NFKC", head))
    return re.sub(r"\([^()]*\)|其中", "", text) or text


def opens_the_end(text: object) -> bool:
    """Tell whether a cell closes a table: a total, a signature, a note."""
    return isinstance(text, str) and _END.match(fold(text)) is not None


def _merged(sheet: Any) -> Merged:
    """Map the cells in which heads are looked for to the first of their merged area."""
    return {
        (row, at): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, LOOKED_AT) + 1)
        for at in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }


def _place(
    sheet: Any, row: int, merged: Merged, known: Sequence[Sequence[str]], name_of: int
) -> TableArea | None:
    heads = dict(_heads(sheet, row, merged))
    columns = tuple(_column(each, heads) for each in known)
    name_at = columns[name_of]
    if name_at is None or sum(at is not None for at in columns) < FEWEST:
        return None
    taken = set(columns)
    unknown = tuple(own for at, (own, _) in heads.items() if at not in taken)
    first = row + 1
    return TableArea(sheet, first, _end(sheet, first), columns, name_at, unknown)


def _heads(sheet: Any, row: int, merged: Merged) -> Iterator[tuple[int, tuple[str, str]]]:
    """Give every column's head, alone and behind the head of its group."""
    for at in range(1, min(sheet.max_column, MOST_COLUMNS) + 1):
        own = _text(sheet, row, at, merged)
        above = _text(sheet, row - 1, at, merged) if row > 1 else ""
        if own:
            yield at, (own, own if above == own else above + own)


def _column(spellings: Sequence[str], heads: dict[int, tuple[str, str]]) -> int | None:
    for spelling in spellings:
        for at, (own, grouped) in heads.items():
            if spelling in (fold(grouped), fold(own)):
                return at
    return None


def _text(sheet: Any, row: int, at: int, merged: Merged) -> str:
    """Give the text of a cell; every cell of a merged area has that of its first."""
    value = sheet.cell(*merged.get((row, at), (row, at))).value
    return value.strip() if isinstance(value, str) else ""


def _end(sheet: Any, first: int) -> int:
    """Give the row that closes the table, or the one behind the last of the sheet."""
    for row in range(first, sheet.max_row + 1):
        filled = (sheet.cell(row, at).value for at in range(1, sheet.max_column + 1))
        if opens_the_end(next((each for each in filled if each not in (None, "")), None)):
            return row
    last: int = sheet.max_row
    return max(last, first - 1) + 1
