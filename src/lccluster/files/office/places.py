"""Cells by their names: row 6 and column 2, counted from 0, are `C7`."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


def cell_name(row: int, column: int) -> str:
    """Name a cell as its program does."""
    return f"{column_name(column)}{row + 1}"


@lru_cache(1000)
def column_name(column: int) -> str:
    """Name a column, from 0: `A`, `Z`, `AA`."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def place_of(name: str) -> tuple[int, int]:
    """Give row and column of a cell, from 0; raises ValueError."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise ValueError(name[:20])
    return int(match[2]) - 1, _column(match[1])


def area_of(names: str) -> tuple[int, int, int, int]:
    """Give the first row and column of an area like `A1:C7`, and its last; raises ValueError."""
    first, _, last = names.replace("$", "").partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    if top > bottom or left > right:
        raise ValueError(names[:40])
    return top, left, bottom, right


@lru_cache(1000)
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
