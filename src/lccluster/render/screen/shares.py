"""How columns share the room that there is, so that nothing is broken that belongs together."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.render.screen.breaking import least
from lccluster.render.signs import width

NARROWEST = 8  # cells; a column of less would be read downwards


def shares(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Give each column its cells, the widest giving way first; None where too much stays whole."""
    natural = [max(map(width, texts)) for texts in columns]
    if sum(natural) <= room:
        return natural
    kept = [min(wide, NARROWEST) for wide in natural]
    smallest = [max(low, *map(least, texts)) for low, texts in zip(kept, columns, strict=True)]
    return levelled(natural, smallest, room)


def levelled(natural: Sequence[int], smallest: Sequence[int], room: int) -> list[int] | None:
    """Take from the widest first until all find room, from none more than it can spare."""
    for level in range(max(natural), 0, -1):
        found = [max(low, min(high, level)) for low, high in zip(smallest, natural, strict=True)]
        if sum(found) <= room:
            return found
    return None
