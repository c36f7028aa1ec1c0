"""The one table that every drawing starts from, and how wide text is on a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from lccluster.language import Message, Words
from lccluster.quantities import Quantity, Unit, plain

Cell = str | Message | Words | Quantity | Decimal | int | date | None


class Tone(StrEnum):
    """What a colour says of a row; a word beside it always says the same."""

    BAD = "bad"
    SOON = "soon"
    GOOD = "good"


@dataclass(frozen=True)
class Column:
    """A column's head, whether its cells are figures, and what single drawings need of it.

    `group` is a head over several neighbours; `unit` stands in the head of a document; `form` is a
    spreadsheet's number format; `total` says what the last row gives; `choices` may be picked
    where people type; `widest` is in cells of the screen; `toned` cells wear their row's colour;
    `required` cells are never left empty in a document.
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


@dataclass(frozen=True)
class Table:
    """Rows of typed cells under columns; `tones` has one entry a row, or none at all."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    tones: Sequence[Tone | None] = ()

    def tone(self, row: int) -> Tone | None:
        """Give the tone of a row."""
        return self.tones[row] if self.tones else None


Block = str | Message | Table


_BLANKS = "\n\t\u3000\xa0"  # no printable characters to Python, and harmless


def drawn(cell: Cell) -> str:
    """Draw one cell as text without control characters; nothing known is nothing drawn."""
    if cell is None:
        return ""
    return clean(plain(cell) if isinstance(cell, Decimal) else str(cell))


def clean(text: str) -> str:
    """Make control and direction characters of a file harmless on a terminal."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in _BLANKS else "\ufffd" for sign in text)


def width(text: str) -> int:
    """Count the cells that a text takes on a screen; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
