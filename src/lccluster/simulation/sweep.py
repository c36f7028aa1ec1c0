"""Many bounds at once, exactly: rows fall into cells between the bounds, and cells are added up.

Along each moved bound the outcome of a condition turns at some place, from one to another: these are
a row's cell. How many rows a combination of bounds would pass is then a sum over cells, for all
combinations one running sum along each bound. One pass over the table, whatever the number of combinations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, product
from math import prod

from msgspec import Struct

from lccluster.simulation.blurred import BlurredCells, rows_at_best
from lccluster.simulation.plans.column_tests import NOT_MET, VERDICTS
from lccluster.simulation.swept import Runs, Sweep

MOST_SCENARIOS = 100_000
OUTCOMES, TURN = len(VERDICTS), 2  # a row that turns has two of them along a sweep


class Scenario(Struct, frozen=True):
    """One combination of bounds, and what the verdicts would be."""

    values: tuple[Decimal, ...]
    verdicts: dict[str, int]


def is_sharp(runs: Sequence[Runs]) -> bool:
    """Tell whether the outcome of a row turns at most once along each sweep."""
    return all(len(each) <= TURN for each in runs)


def cell(rest: int, runs: Sequence[Runs], sweeps: Sequence[Sweep]) -> int:
    """Number the cell of a row whose outcome turns at most once along each sweep.

    `rest` is the worst outcome of all other conditions. Where nothing turns, the place is 0.
    """
    number = rest
    for each in runs:
        number = (number * OUTCOMES + each[0][1]) * OUTCOMES + each[-1][1]
    for each, sweep in zip(runs, sweeps, strict=True):
        number = number * sweep.bins + (each[0][0] if len(each) == TURN else 0)
    return number


def scenarios(
    cells: Mapping[int, int], blurred: BlurredCells, sweeps: Sequence[Sweep]
) -> Iterator[Scenario]:
    """Give every combination of bounds with its verdicts, the last bound changing first.

    `blurred` are the rows with an approximate figure, which may leave some bounds open.
    """
    size = prod(sweep.count for sweep in sweeps)
    at_best = [[0] * size for _ in VERDICTS]  # rows whose worst outcome is at most this one
    for rest, turns, counts in _classes(cells, sweeps):
        for worst in range(rest, NOT_MET):
            for at, count in enumerate(_within(counts, turns, worst, sweeps)):
                at_best[worst][at] += count
    for worst in range(NOT_MET) if blurred else ():
        for at, count in enumerate(rows_at_best(blurred, worst, sweeps)):
            at_best[worst][at] += count
    rows = sum(cells.values()) + sum(blurred.values())
    for at, values in enumerate(product(*(sweep.values for sweep in sweeps))):
        reached = [*(at_best[worst][at] for worst in range(NOT_MET)), rows]
        counts = [now - before for before, now in zip([0, *reached], reached, strict=False)]
        yield Scenario(values, {v.value: count for v, count in zip(VERDICTS, counts, strict=True)})


def _classes(
    cells: Mapping[int, int], sweeps: Sequence[Sweep]
) -> Iterator[tuple[int, list[tuple[int, int]], list[int]]]:
    """Part the cells by everything but the places of turning; give each part as a flat block."""
    size = prod(sweep.bins for sweep in sweeps)
    parts: dict[int, list[int]] = {}
    for number, count in cells.items():
        part, at = divmod(number, size)
        parts.setdefault(part, [0] * size)[at] += count
    for part, counts in parts.items():
        pairs = [part // OUTCOMES ** (TURN * at) % OUTCOMES**TURN for at in range(len(sweeps))]
        turns = [divmod(pair, OUTCOMES) for pair in reversed(pairs)]
        yield part // OUTCOMES ** (TURN * len(sweeps)), turns, counts


def _within(
    counts: Sequence[int], turns: Sequence[tuple[int, int]], worst: int, sweeps: Sequence[Sweep]
) -> list[int]:
    """Count, for every combination, the rows of a block whose outcomes are at most `worst`."""
    block = list(counts)
    for (first, last), sweep in zip(turns, sweeps, strict=True):
        # The block's first axis is summed up and becomes its last: each axis has its turn.
        below = len(block) // sweep.bins
        block = [
            total
            for column in (block[at::below] for at in range(below))
            for total in _along(column, first <= worst, last <= worst)
        ]
    return block


def _along(column: Sequence[int], before: bool, behind: bool) -> list[int]:
    """Sum one axis up: for each bound, the rows that may stand at it, before or behind their turn."""
    *turned, _ = accumulate(column)
    whole = sum(column)
    return [(whole - count if before else 0) + (count if behind else 0) for count in turned]
