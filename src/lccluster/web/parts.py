"""A long table shown part by part: which rows these are, and the ways to those before and behind them."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from lccluster.language import Message
from lccluster.quantities.texts import is_digits
from lccluster.web.asked import path, query

MOST, MOST_OF_SEVERAL = 200, 50  # rows of a table alone on its screen, of one among many
OF, ROW = "of", "row"  # which table of the screen is leafed through, and from which row on
_MOST_SIGNS = 9  # of a row's number


def part_of(grid: dict[str, Any], name: str, most: int) -> dict[str, Any]:
    """Give the rows of a table that are asked for, and where the others are; a short one is given whole."""
    count = len(grid["rows"])
    if count <= most:
        return grid
    first = _first(name, count, most)
    shown = slice(first, first + most)
    last = min(first + most, count)
    return grid | {
        "rows": grid["rows"][shown],
        "links": grid["links"][shown],
        "place": _place(name),
        "said": Message(
            "Rows {first} to {last} of {count}.", first=first + 1, last=last, count=count
        ),
        "ways": _ways(name, first, last, count, most),
    }


def in_parts(blocks: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Give blocks with each long table in parts."""
    return [
        (kind, part_of(block, str(at), MOST) if kind == "table" else block)
        for at, (kind, block) in enumerate(blocks)
    ]


def _first(name: str, count: int, most: int) -> int:
    """Find where the part begins in which the row lies that is asked for: the first one where none is."""
    asked = query()
    said = asked.get(ROW, "")[:_MOST_SIGNS] if asked.get(OF) == name else ""
    row = int(said) if is_digits(said) else 1
    return (min(max(row, 1), count) - 1) // most * most


def _ways(name: str, first: int, last: int, count: int, most: int) -> list[tuple[str, Message]]:
    before = [(_address(name, first - most + 1), Message("Rows before these"))] if first else []
    behind = [(_address(name, last + 1), Message("Rows behind these"))] if last < count else []
    return [*before, *behind]


def _address(name: str, row: int) -> str:
    """Give the address of a part: of this screen, at this table, so that whoever goes on by keys is there."""
    asked = query() | {OF: name, ROW: str(row)}
    return f"{quote(path())}?{urlencode(asked)}#{quote(_place(name))}"


def _place(name: str) -> str:
    return f"rows-{name}"
