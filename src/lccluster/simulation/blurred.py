"""Rows with an approximate figure in a sweep: it passes some bounds, misses some, leaves some open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, product
from math import prod

from lccluster.simulation.swept import Runs, Sweep

# The worst outcome of all other conditions, and the outcomes along each sweep.
BlurredCells = Mapping[tuple[int, tuple[Runs, ...]], int]


def rows_at_best(cells: BlurredCells, worst: int, sweeps: Sequence[Sweep]) -> list[int]:
    """Count, for every combination of bounds, the rows whose outcomes are at most `worst`.

    Each row fills boxes of combinations; only their corners are noted, running sums do the rest.
    """
    counts = [sweep.count for sweep in sweeps]
    block = [0] * prod(counts)
    for (rest, runs), rows in cells.items():
        if rest <= worst:
            for corner in product(*(_corners(each, worst) for each in runs)):
                if (at := _place(corner, counts)) is not None:
                    block[at] += rows * prod(sign for _, sign in corner)
    for count in counts:
        # The first axis is summed up and becomes the last: each axis has its turn.
        below = len(block) // count
        block = [total for at in range(below) for total in accumulate(block[at::below])]
    return block


def _corners(runs: Runs, worst: int) -> Iterator[tuple[int, int]]:
    """Give where stretches of bounds with an outcome of at most `worst` begin (1) and end (-1)."""
    first = 0
    for behind, outcome in runs:
        if outcome <= worst:
            yield first, 1
            yield behind, -1
        first = behind


def _place(corner: Sequence[tuple[int, int]], counts: Sequence[int]) -> int | None:
    """Number a corner in the block; what lies behind the last bound needs no mark."""
    place = 0
    for (at, _), count in zip(corner, counts, strict=True):
        if at == count:
            return None
        place = place * count + at
    return place
