"""The signs of a text on a screen: what of them is seen, and how many cells they take."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lccluster.unseen import LETTERS

# A letter beyond ASCII, as a pattern: naming the 20 992 signs takes forty times as long to compile.
CHINESE = r"[^\W!-~]"
_KEPT = lru_cache(maxsize=2048)  # labels, offices and days stand on many lines


@_KEPT
def clean(text: str) -> str:
    """Keep a text to its cell or line: breaks become blanks, what is unseen is seen."""
    if text.isprintable() and (text.isascii() or LETTERS.isdisjoint(text)):
        return text
    return "".join(map(_harmless, text.replace("\r\n", "\n")))


def _harmless(sign: str) -> str:
    if sign.isspace():
        return sign if sign == "\u3000" else " "
    return sign if sign.isprintable() and sign not in LETTERS else "\ufffd"


@_KEPT
def width(text: str) -> int:
    """Count the cells that a text takes on a screen; a Chinese character takes two."""
    return len(text) if text.isascii() else sum(map(_CELLS.__getitem__, text))


class _Cells(dict[str, int]):
    """The cells of every sign met so far."""

    def __missing__(self, sign: str) -> int:
        over_the_sign_before = unicodedata.category(sign) in ("Mn", "Me")
        wide = unicodedata.east_asian_width(sign) in "WF"
        cells = self[sign] = 0 if over_the_sign_before else 1 + wide
        return cells


_CELLS = _Cells()
