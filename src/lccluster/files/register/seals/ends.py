"""Long chains compared and read from their ends: each line says its number and seals the one before it.

So two copies that are alike around the end of the shorter one were alike before it, too, unless one of them was
damaged there: merging takes nothing from there, and a check finds it. A chain that is short, of format 1, has
lines in hand or says anything odd is counted line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from lccluster.files.disk.regular import part_of, refuse_others
from lccluster.files.register.folder import Register
from lccluster.files.register.layout import is_numbered
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.seals.chains import seal_at
from lccluster.files.register.seals.tails import BLOCK, ChainLines, in_common
from lccluster.register.sealing.seal import Seal

WINDOW = 4096  # bytes looked at in one place; a line takes some two hundred
NEVER = 1 << 62  # the number of no line
_NUMBER = re.compile(rb'\{"i": ([1-9][0-9]{0,17}), ')


class ChainEnds:
    """A chain of which only the lines that are asked for are read."""

    def __init__(self, register: Register, name: str) -> None:
        """Look at a chain's end; raises Unusable."""
        self.register, self.path, self.name = register, register.folder / name, name
        refuse_links(register.folder, self.path)
        self.size = 0 if is_numbered(name) or register.pending.seals.get(name) else self._size()
        self.last = self._last() if self.size > BLOCK else 0

    def __len__(self) -> int:
        return self.last or len(self.counted)

    @cached_property
    def counted(self) -> ChainLines:
        """Count every line; raises Unusable."""
        return ChainLines(self.register, self.name)

    def seals(self, start: int, stop: int | None = None) -> list[Seal]:
        """Read the seals of lines from a place on, up to another one; raises Unusable."""
        lines = self._lines(start, len(self) if stop is None else min(stop, len(self)))
        if lines is None:
            return self.counted.seals(start, stop)
        return [seal_at(line, at, self.path, self.name) for at, line in enumerate(lines, start + 1)]

    def __getitem__(self, index: int) -> Seal:
        return self.seals(index, index + 1)[0]

    def goes_on(self, shorter: ChainEnds) -> bool:
        """Tell whether it is alike around the end of a shorter one; false where that cannot be told so."""
        return 0 not in (self.last, shorter.last) and self._around(shorter.size) == shorter._around(
            shorter.size
        )

    def _lines(self, start: int, stop: int) -> list[bytes] | None:
        """Give lines that say the numbers they should; None where they have to be counted."""
        if not self.last:
            return None
        if not 0 <= start < stop:
            return []
        try:
            first = self._place_of(start + 1)
            text = self._part(first, self.size if stop == self.last else self._place_of(stop + 1))
        except (OSError, ValueError):
            return None
        lines = text.split(b"\n")[:-1]
        return lines if len(lines) == stop - start else None

    def _place_of(self, number: int) -> int:
        """Find where the line with a number begins; raises ValueError where none says it, OSError."""
        near = bisect_left(range(self.size), number, key=lambda at: self._line_from(at)[0])
        found, place = self._line_from(near)
        if found != number:
            raise ValueError(number)
        return place

    def _line_from(self, place: int) -> tuple[int, int]:
        """Give the number and the place of the first line that begins at a place or behind it; raises OSError."""
        before = max(place - 1, 0)
        data = self._part(before, min(before + WINDOW, self.size))
        start = data.find(b"\n") + 1 if place else 0
        said = _NUMBER.match(data, start) if start or not place else None
        return (int(said[1]) if said else NEVER), before + start

    def _size(self) -> int:
        try:
            return refuse_others(self.path)
        except OSError:
            return 0  # counting says what is wrong

    def _last(self) -> int:
        """Give the number of the last line; 0 where it is not whole, or none that the tool draws."""
        lines = self._around(self.size).split(b"\n")
        said = _NUMBER.match(lines[-2]) if len(lines) > 1 and not lines[-1] else None
        return int(said[1]) if said else 0

    def _around(self, end: int) -> bytes:
        """Read what stands before a place; nothing where the disk refuses, which counting says."""
        try:
            return self._part(max(end - WINDOW, 0), end)
        except OSError:
            return b""

    def _part(self, start: int, end: int) -> bytes:
        return part_of(self.path, start, end - start)


def begin_alike(ours: ChainEnds, theirs: ChainEnds) -> int:
    """Count the lines with which two copies of a chain begin; raises Unusable."""
    shorter, longer = sorted((ours, theirs), key=lambda each: each.size)
    return len(shorter) if longer.goes_on(shorter) else in_common(ours.counted, theirs.counted)
