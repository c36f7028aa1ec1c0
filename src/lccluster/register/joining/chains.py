"""Two copies of one writer's chain: one of them goes on where the other ends, or the writer forked."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lccluster.register.sealing.seal import Seal


class Ahead(Struct, frozen=True):
    """What either copy of a chain has beyond the other; one of the two is empty."""

    ours: Sequence[Seal] = ()
    theirs: Sequence[Seal] = ()


class Forked(Exception):
    """Neither copy of a chain begins with the other: two computers wrote as one; the line where they part."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def ahead(ours: Sequence[Seal], theirs: Sequence[Seal], start: int = 0) -> Ahead:
    """Compare two copies of a chain; `theirs` may lack the first `start` lines. Raises Forked.

    Where it lacks lines that we do not have either, it cannot follow ours: IndexError.
    """
    if start > len(ours):
        raise IndexError(start)
    common = min(len(ours) - start, len(theirs))
    for at in range(common):
        if ours[start + at] != theirs[at]:
            raise Forked(start + at + 1)
    return Ahead(ours[start + common :], theirs[common:])
