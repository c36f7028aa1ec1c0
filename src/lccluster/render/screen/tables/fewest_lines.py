"""Widths moved from column to column until a table takes the fewest lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from lccluster.render.screen.breaking import filled

Widths = list[int]
Cost = tuple[int, int]  # the lines of the table, and those of all its cells
Lines = Callable[[str, int], int]  # of a text in so many cells


@lru_cache(2**14)  # one way to lay a table out after another asks it of the same cells
def lines_filled(text: str, cells: int) -> int:
    """Count the lines of a text as a screen breaks it."""
    return len(filled(text, cells))


def fewest_lines(
    columns: Sequence[Sequence[str]],
    widths: Widths,
    smallest: Sequence[int],
    room: int,
    lines: Lines = lines_filled,
) -> Widths:
    """Give a column the cells that spare it a line, taken from where they are spared best."""
    moving = _Moving(columns, smallest, lines)
    while (found := moving.best(widths, room)) != widths:
        widths = found
    return widths


class _Moving:
    """The rows of a table column by column, and the cells that each column cannot spare."""

    def __init__(
        self, columns: Sequence[Sequence[str]], smallest: Sequence[int], lines: Lines
    ) -> None:
        self._columns, self._smallest, self._lines_in = columns, smallest, lines
        self._lines = cache(self._lines_at)

    def best(self, widths: Widths, room: int) -> Widths:
        """Give the best of what one move leads to; where none is better, the widths as they are."""
        tight = [self._tight(at, wide) for at, wide in enumerate(widths)]
        moves = (each for each in self._moves(tight, room) if sum(each) <= room)
        return min([widths, *moves], key=self._cost)

    def _cost(self, widths: Widths) -> Cost:
        lines = [self._lines(at, wide) for at, wide in enumerate(widths)]
        return sum(map(max, zip(*lines, strict=True))), sum(map(sum, lines))

    def _moves(self, tight: Widths, room: int) -> Iterator[Widths]:
        """Widen each column to where it takes fewer lines; what that wants is spare, or taken from one of the others."""
        for at, wide in enumerate(tight):
            more = _set(tight, at, self._wider(at, wide, room))
            yield more
            for other, least in enumerate(self._smallest):
                left = more[other] - (sum(more) - room)
                if other != at and least <= left < more[other]:
                    yield _set(more, other, self._tight(other, left))

    def _wider(self, at: int, wide: int, room: int) -> int:
        now = sum(self._lines(at, wide))
        return next(
            (each for each in range(wide + 1, room) if sum(self._lines(at, each)) < now), wide
        )

    def _tight(self, at: int, wide: int) -> int:
        """Find the fewest cells in which no text of a column takes more lines."""
        now = self._lines(at, wide)
        while wide > self._smallest[at] and self._lines(at, wide - 1) == now:
            wide -= 1
        return wide

    def _lines_at(self, at: int, wide: int) -> tuple[int, ...]:
        return tuple(self._lines_in(text, wide) for text in self._columns[at])


def _set(widths: Widths, at: int, wide: int) -> Widths:
    return [*widths[:at], wide, *widths[at + 1 :]]
