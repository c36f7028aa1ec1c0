"""The one table that every drawing starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Message
from lccluster.quantities import Amount, Quantity, Unit, plain
from lccluster.render.signs import clean
from lccluster.vocabulary import Words

GENERAL = (
    "General"  # a spreadsheet's own format; 0.## would leave a bare point behind a whole number
)
Cell = str | Message | Words | Quantity | Amount | int | date | None


class Tone(StrEnum):
    """What a colour says of a row; a word beside it always says the same."""

    BAD = "bad"
    SOON = "soon"
    GOOD = "good"


class Column(Struct, frozen=True):
    """A column's head, whether its cells are figures, and what single drawings need of it.

    `group` is a head over several neighbours; `unit` stands in the head of a document; `form` is a
    spreadsheet's number format; `total` says what the last row gives; `choices` may be picked
    where people type; `widest` is in cells of the screen; `toned` cells wear their row's colour;
    `required` cells are never left empty in a document; what is not `printed` is for the screen and
    stands behind all that is; a `remark` explains its row, and stands
    once below the table where it is the same in every row; what is held against a neighbour stays `beside` it.
    """

    head: str | Message
    figures: bool = False
    group: str | None = None
    unit: Unit | None = None
    form: str | None = None
    total: Literal["sum", "count"] | None = None
    choices: tuple[str, ...] = ()
    widest: int = 20
    toned: bool = False
    required: bool = True
    printed: bool = True
    remark: bool = False
    beside: bool = False


class Table(Struct, frozen=True):
    """Rows of typed cells under columns; `tones` has one entry a row, or none at all.

    What of it is `shared` comes again, the very same, for other applications: single rows, or the whole.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    tones: Sequence[Tone | None] = ()
    shared: Literal["rows", "whole"] | None = None

    def tone(self, row: int) -> Tone | None:
        """Give the tone of a row."""
        return self.tones[row] if self.tones else None


class RowsMade(Sequence[Sequence[Cell]]):
    """Rows too many for memory: made each time that they are gone through."""

    def __init__(self, count: int, make: Callable[[], Iterable[Sequence[Cell]]]) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        return iter(self._make())

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, int) and index >= 0:
            for row in islice(self, index, None):
                return row
        return list(self)[index]


class Heading(Struct, frozen=True):
    """Heads what follows, as readers who jump from head to head need it.

    A terminal leaves a `quiet` one out: there the head of the first column says the same.
    """

    said: Message | Words
    quiet: bool = False

    def __str__(self) -> str:
        return str(self.said)


Block = str | Message | Heading | Table


def drawn(cell: Cell) -> str:
    """Draw one cell as text on one line; nothing known is nothing drawn."""
    if type(cell) is str:
        return clean(cell)
    if cell is None:
        return ""
    if type(cell) is date:
        return _day(cell)
    return clean(plain(cell) if isinstance(cell, Decimal) else str(cell))


@lru_cache(maxsize=4096)
def _day(day: date) -> str:
    """Draw a day; among many titles few days stand, and each is drawn once."""
    return day.isoformat()


def aloud(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out the headings that a terminal can do without."""
    return (each for each in blocks if not (isinstance(each, Heading) and each.quiet))


def with_remarks_below(blocks: Iterable[Block]) -> Iterator[Block]:
    """Say a remark that is the same in every row once, below its table."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _with_remarks_below(block)
        else:
            yield block


def _with_remarks_below(table: Table) -> Iterator[Block]:
    same = said_alike(table)
    if not same:
        yield table
        return
    kept = [at for at in range(len(table.columns)) if at not in same]
    rows = RowsMade(len(table.rows), lambda: ([row[at] for at in kept] for row in table.rows))
    columns = [table.columns[at] for at in kept]
    yield replace(table, columns=columns, rows=rows, shared=None)
    for at in same:
        yield Message(
            "{head}, in every row: {text}",
            head=drawn(table.columns[at].head),
            text=drawn(table.rows[0][at]),
        )


def said_alike(table: Table) -> list[int]:
    """Give the columns of remarks that say the same in every row; a row alone is like no other."""
    if len(table.rows) <= 1:
        return []
    return [at for at, column in enumerate(table.columns) if column.remark and _same(table, at)]


def _same(table: Table, at: int) -> bool:
    """Tell whether all rows carry one remark; rows that are made are gone through no further than one differs."""
    said = drawn(table.rows[0][at])
    return said != "" and all(drawn(row[at]) == said for row in table.rows)
