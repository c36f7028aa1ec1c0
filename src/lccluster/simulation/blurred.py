"""Rows with an approximate figure in a sweep: it passes some bounds, misses some, leaves some open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, product
from math import prod

from msgspec import Struct

from lccluster.simulation.plan import UNSTATED
from lccluster.simulation.swept import Sweep


class Zones(Struct, frozen=True):
    """How many bounds of a sweep a figure passes for sure, and how many it may pass at all.

    `short` is the outcome at the bounds that it misses; those between are open, all for a blank.
    """

    sure: int
    possible: int
    short: int


# The worst outcome of all other conditions, and the zones of each swept one.
BlurredCells = Mapping[tuple[int, tuple[Zones, ...]], int]


def rows_at_best(cells: BlurredCells, worst: int, sweeps: Sequence[Sweep]) -> list[int]:
    """Count, for every combination of bounds, the rows whose outcomes are at most `worst`.

    Each row fills boxes of combinations; only their corners are noted, running sums do the rest.
    """
    counts = [sweep.count for sweep in sweeps]
    block = [0] * prod(counts)
    for (rest, zones), rows in cells.items():
        if rest <= worst:
            for corner in product(*map(_corners, zones, sweeps, [worst] * len(sweeps))):
                if (at := _place(corner, counts)) is not None:
                    block[at] += rows * prod(sign for _, sign in corner)
    for count in counts:
        # The first axis is summed up and becomes the last: each axis has its turn.
        below = len(block) // count
        block = [total for at in range(below) for total in accumulate(block[at::below])]
    return block


def _corners(zones: Zones, sweep: Sweep, worst: int) -> Iterator[tuple[int, int]]:
    """Give where stretches of bounds with an outcome of at most `worst` begin (1) and end (-1)."""
    for first, behind, outcome in _stretches(zones, sweep):
        if outcome <= worst and first < behind:
            yield first, 1
            yield behind, -1


def _stretches(zones: Zones, sweep: Sweep) -> Iterator[tuple[int, int, int]]:
    """Part the bounds, which rise, by the outcome at them."""
    sure, possible, count = zones.sure, zones.possible, sweep.count
    if not sweep.line.check.limit.side.upwards:
        yield 0, count - possible, zones.short
        yield count - possible, count - sure, UNSTATED
        yield count - sure, count, 0
    else:
        yield 0, sure, 0
        yield sure, possible, UNSTATED
        yield possible, count, zones.short


def _place(corner: Sequence[tuple[int, int]], counts: Sequence[int]) -> int | None:
    """Number a corner in the block; what lies behind the last bound needs no mark."""
    place = 0
    for (at, _), count in zip(corner, counts, strict=True):
        if at == count:
            return None
        place = place * count + at
    return place
