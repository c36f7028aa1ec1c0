"""Text on its way into an office document: what no document may hold is left out and remembered."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from lccluster.quantities import plain
from lccluster.render.table import Cell

LONGEST = 32_767  # characters; a spreadsheet's cell holds no more
_KEPT = "\n"
_BLANKS = "\t\r\x0b\x0c\x85\u2028\u2029\xa0"
_UNSAFE = ("Cc", "Cf", "Cs")
FORMULA = "=+-@"  # what a text begins with that a spreadsheet would calculate, were it typed


class Cleaner:
    """Cleans texts and remembers those that held control characters."""

    def __init__(self) -> None:
        self.cleaned: list[str] = []

    def text(self, cell: Cell) -> str:
        """Draw one cell without control and direction characters, cut where no cell is so long."""
        text = cell if isinstance(cell, str) else _drawn(cell)
        if text.isprintable() and len(text) <= LONGEST:
            return text
        made = "".join(map(_sign, text))
        if any(_sign(sign) == "" for sign in text):
            self.cleaned.append(made)
        return made if len(made) <= LONGEST else made[: LONGEST - 1] + "…"


def display_width(text: str) -> int:
    """Count the cells of the longest line; GBK has one byte for each cell, and is fast."""
    if "\n" in text:
        return max(len(line.encode("gbk", "replace")) for line in text.split("\n"))
    return len(text.encode("gbk", "replace"))


def _drawn(cell: Cell) -> str:
    if cell is None:
        return ""
    return plain(cell) if isinstance(cell, Decimal) else str(cell)


def _sign(sign: str) -> str:
    if sign in _KEPT or sign.isprintable():
        return sign
    if sign in _BLANKS:
        return " "
    kind = unicodedata.category(sign)
    return "" if kind in _UNSAFE or ord(sign) & 0xFFFE == 0xFFFE else sign  # noqa: PLR2004
