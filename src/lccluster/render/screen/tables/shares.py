"""How columns share the room that there is, so that nothing is broken that belongs together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lccluster.render.screen.breaking import filled, least
from lccluster.render.screen.tables.fewest_lines import fewest_lines
from lccluster.render.signs import width

NARROWEST = 8  # cells; a column of less would be read downwards
LONG, ROOM = 24, 14  # cells; a text of so many is read in lines of no fewer
TWO = 2  # lines
ENOUGH = 200  # rows tell how a table is laid out best
_LATIN = re.compile(r"[!-~]+")


def shares(columns: Sequence[Sequence[str]], room: int, needed: Sequence[int]) -> list[int] | None:
    """Give each column its cells, heads giving way before rows, so that the table takes the fewest lines.

    None where too much stays whole, or a column finds not what it is said to have needed.
    """
    natural = [max(map(width, texts)) for texts in columns]
    if sum(natural) <= room:
        return natural
    heads = [in_two_lines(head) for head, *_ in columns]
    rows = [max(head, *map(width, texts)) for head, (_, *texts) in zip(heads, columns, strict=True)]
    smallest = [_smallest(*each) for each in zip(rows, columns, strict=True)]
    fitting = sum(rows) <= room
    found = levelled(natural, rows, room) if fitting else levelled(rows, smallest, room)
    if found is None or any(wide < low for wide, low in zip(found, needed, strict=True)):
        return None
    least_of = list(map(max, smallest, needed))
    return fewest_lines([texts[:ENOUGH] for texts in columns], found, least_of, room)


def in_two_lines(head: str) -> int:
    """Count the cells of a head that is broken once: a line for the table, where a broken cell is one for its row."""
    wide = width(head)
    low = max((wide + 1) // 2, *map(len, _LATIN.findall(head)), 0)
    broken = (cells for cells in range(low, wide) if len(filled(head, cells)) <= TWO)
    return next(broken, wide) if wide >= NARROWEST else wide


def _smallest(wide: int, texts: Sequence[str]) -> int:
    """Count the cells that a column cannot spare."""
    narrowest = ROOM if wide >= LONG else min(wide, NARROWEST)
    return max(narrowest, *map(least, texts[1:]), *map(len, _LATIN.findall(texts[0])))


def levelled(natural: Sequence[int], smallest: Sequence[int], room: int) -> list[int] | None:
    """Take from the widest first until all find room, from none more than it can spare."""
    for level in range(max(natural), 0, -1):
        found = [max(low, min(high, level)) for low, high in zip(smallest, natural, strict=True)]
        if sum(found) <= room:
            return found
    return None
