"""How many lines a text takes in a cell: a spreadsheet breaks no figure, and begins no line with a closing sign."""

from __future__ import annotations

import re
from math import ceil

from lccluster.render.office_text import display_width

WIDE_SIGN = 1.05  # a Chinese character of 11 pt against two cells of the sheet's own measure
_UNBROKEN = re.compile(r"[（“《「『【〔]*(?:[!-~]+|.)[，。、；：？！）”》」』】〕…]*")


def lines(text: str, wide: float) -> int:
    """Count the lines that a text takes in a column."""
    cells = (wide - 0.5) / WIDE_SIGN
    return sum(_filled(part, cells) for part in text.split("\n"))


def _filled(text: str, cells: float) -> int:
    """Count the lines of a text without breaks, each begun once what comes next has no room."""
    if display_width(text) <= cells:
        return 1
    count, used = 1, 0.0
    for wide in map(display_width, _UNBROKEN.findall(text)):
        if used + wide > cells and used:
            count, used = count + 1, 0
        more = ceil((used + wide) / cells) - 1
        count, used = count + more, used + wide - more * cells
    return count
