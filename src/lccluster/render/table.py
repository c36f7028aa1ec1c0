"""The one table that every drawing starts from, and how wide text is on a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lccluster.language import Message, Words
from lccluster.quantities import Quantity, plain

Cell = str | Message | Words | Quantity | Decimal | int | date | None


@dataclass(frozen=True)
class Column:
    """A column's head, and whether its cells are figures."""

    head: str | Message
    figures: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of typed cells under columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


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
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
