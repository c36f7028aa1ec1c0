"""A table as texts: which of its columns say something, and what room each of them gets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import headed
from lccluster.render.screen.tables.shares import shares
from lccluster.render.screen.whole import COMMAND
from lccluster.render.signs import width
from lccluster.render.table import Column, Table, drawn

GAP = "  "
ROOMY = 24  # cells; a remark that would have fewer stands below its row
TIMES = 2  # what is said so many times on average is said once, under a number
_BARE = re.compile(r"[!-~]+|[0-9-]+ [0-9:]+")  # an id, a day, a moment
Texts = Sequence[Sequence[str]]


class DrawnTable(Struct, frozen=True):
    """Columns and their rows as texts, cell by cell."""

    columns: Sequence[Column]
    rows: Texts

    @property
    def heads(self) -> list[str]:
        """Draw the heads."""
        return [drawn(each.head) for each in self.columns]

    @property
    def remarks(self) -> list[int]:
        """Say where remarks stand."""
        return [at for at, each in enumerate(self.columns) if each.remark]

    def part(self, rows: slice) -> DrawnTable:
        """Give some of the rows."""
        return DrawnTable(self.columns, self.rows[rows])

    @property
    def giving_way(self) -> list[int]:
        """Say which columns can stand below their rows, the last one first: any but what says which row it is, or is compared."""
        begun = 2 if self.columns and self._says_words(0) else 1
        kept = [each.remark or each.beside for each in self.columns]
        return [at for at in reversed(range(begun, len(self.columns))) if not kept[at]]

    @property
    def wordy(self) -> list[int]:
        """Say which of these spare most: the last and the widest that hold words.

        Figures, days and what wears a colour are looked for down their column.
        """
        words = [at for at in self.giving_way if self._says_words(at)]
        widest = sorted(words, key=self._widest)[-1:]
        return [*dict.fromkeys([*words[:1], *widest])]

    def _says_words(self, at: int) -> bool:
        if self.columns[at].figures or self.columns[at].toned:
            return False
        return any(row[at] and not _BARE.fullmatch(row[at]) for row in self.rows)

    def _widest(self, at: int) -> int:
        return max((width(row[at]) for row in self.rows), default=0)

    def split(self, below: Sequence[int]) -> tuple[DrawnTable, Texts]:
        """Give what stands beside each other, and the others as they stand below their rows."""
        kept = [at for at in range(len(self.columns)) if at not in below]
        table = DrawnTable(
            [self.columns[at] for at in kept], [[row[at] for at in kept] for row in self.rows]
        )
        told = [self._told_below(at) for at in below]
        return table, [*zip(*told, strict=True)] if told else [()] * len(self.rows)

    def _told_below(self, at: int) -> list[str]:
        """Say by its head what gave way, and what of remarks is a bare id or day."""
        head, gave_way = self.heads[at], not self.columns[at].remark
        return [
            headed(head, each) if each and (gave_way or _BARE.fullmatch(each)) else each
            for each in (row[at] for row in self.rows)
        ]

    def widths(self, cells: int) -> list[int] | None:
        """Share the room of a line; None where it holds not what has to stay whole, or a remark cannot be read."""
        texts = list(zip(self.heads, *self.rows, strict=True))
        return shares(texts, cells - len(GAP) * (len(texts) - 1), self._needed()) if texts else None

    def _needed(self) -> list[int]:
        """Count the cells that remarks have to have beside their rows."""
        cells = zip(*self.rows, strict=True) if self.rows else ([] for _ in self.columns)
        return [
            max(map(_needed, texts), default=0) if column.remark else 0
            for column, texts in zip(self.columns, cells, strict=True)
        ]


def _needed(remark: str) -> int:
    """Count the cells that a remark has to have."""
    wide = width(remark)
    return wide if is_command(remark) else min(ROOMY, wide)


def is_command(remark: str) -> bool:
    """Tell whether a remark is a command, which is copied whole."""
    return remark.startswith(COMMAND)


def said(tables: Sequence[Table]) -> DrawnTable:
    """Draw all cells of tables under the same heads; what says nothing in any row has no column."""
    columns = tables[0].columns
    rows = [[drawn(cell) for cell in row] for table in tables for row in table.rows]
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    return DrawnTable([columns[at] for at in kept], [[row[at] for at in kept] for row in rows])


def numbered(table: DrawnTable) -> tuple[DrawnTable, list[str]] | None:
    """Put numbers for remarks that come again and again, of one column, and give what they stand for, in order."""
    at = next((at for at in table.remarks if _comes_again(table, at)), None)
    if at is None:
        return None
    notes = list(dict.fromkeys(row[at] for row in table.rows if row[at]))
    number = {"": "", **{text: f"[{count}]" for count, text in enumerate(notes, 1)}}
    rows = [[*row[:at], number[row[at]], *row[at + 1 :]] for row in table.rows]
    columns = [*table.columns]
    columns[at] = replace(columns[at], remark=False)
    return DrawnTable(columns, rows), [f"{number[text]} {text}" for text in notes]


def _comes_again(table: DrawnTable, at: int) -> bool:
    """Tell whether remarks are said so often, of several columns oftener; a command is copied from its row."""
    remarks = [row[at] for row in table.rows if row[at]]
    often = len({*remarks}) * TIMES * len(table.remarks) <= len(remarks)
    return often and not any(map(is_command, remarks))
