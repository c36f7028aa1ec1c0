"""Many bounds at once, exactly: rows fall into cells between the bounds, and cells are added up.

A row lies, for each swept condition, behind so many of its bounds: that is its cell. How many rows
a combination of bounds would pass is then a sum over cells, for all combinations one running sum
along each condition. One pass over the table, whatever the number of combinations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, product
from math import prod

from msgspec import Struct

from lccluster.simulation.blurred import BlurredCells, rows_at_best
from lccluster.simulation.plan import FOR_JUDGEMENT, NOT_MET, UNSTATED, VERDICTS
from lccluster.simulation.swept import Sweep

MOST_SCENARIOS = 100_000


class Scenario(Struct, frozen=True):
    """One combination of bounds, and what the verdicts would be."""

    values: tuple[Decimal, ...]
    verdicts: dict[str, int]


def cell(rest: int, short: Sequence[int], passed: Sequence[int], sweeps: Sequence[Sweep]) -> int:
    """Number the cell of a row.

    `rest` is the worst outcome of all other conditions, `short` what falling short of each swept
    one comes to (not met, or for judgement with a claim), `passed` the bounds passed.
    """
    number = rest
    for outcome in short:
        number = number * 2 + (outcome == FOR_JUDGEMENT)
    for behind, sweep in zip(passed, sweeps, strict=True):
        number = number * sweep.bins + behind
    return number


def scenarios(
    cells: Mapping[int, int], blurred: BlurredCells, sweeps: Sequence[Sweep]
) -> Iterator[Scenario]:
    """Give every combination of bounds with its verdicts, the last bound changing first.

    `blurred` are the rows with an approximate figure, which may leave some bounds open.
    """
    size = prod(sweep.count for sweep in sweeps)
    at_best = [[0] * size for _ in VERDICTS]  # rows whose worst outcome is at most this one
    for rest, short, counts in _classes(cells, sweeps):
        for worst in range(rest, NOT_MET):
            for at, count in enumerate(_within(counts, short, worst, sweeps)):
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
) -> Iterator[tuple[int, list[int], list[int]]]:
    """Part the cells by everything but the bounds passed; give each part as a flat block."""
    size = prod(sweep.bins for sweep in sweeps)
    parts: dict[int, list[int]] = {}
    for number, count in cells.items():
        part, at = divmod(number, size)
        parts.setdefault(part, [0] * size)[at] += count
    for part, counts in parts.items():
        rest, claimed = part >> len(sweeps), part & ((1 << len(sweeps)) - 1)
        bits = range(len(sweeps) - 1, -1, -1)
        yield rest, [FOR_JUDGEMENT if claimed >> bit & 1 else NOT_MET for bit in bits], counts


def _within(
    counts: Sequence[int], short: Sequence[int], worst: int, sweeps: Sequence[Sweep]
) -> list[int]:
    """Count, for every combination, the rows of a block whose outcomes are at most `worst`."""
    block = list(counts)
    for outcome, sweep in zip(short, sweeps, strict=True):
        # The block's first axis is summed up and becomes its last: each axis has its turn.
        below = len(block) // sweep.bins
        block = [
            total
            for column in (block[at::below] for at in range(below))
            for total in _along(column, outcome, worst, sweep)
        ]
    return block


def _along(column: Sequence[int], short: int, worst: int, sweep: Sweep) -> list[int]:
    """Sum one axis up: for each bound, the rows that may stand at it."""
    *stated, blank = column
    open_rows = blank if worst >= UNSTATED else 0
    if short <= worst:
        return [sum(stated) + open_rows] * sweep.count
    behind = list(
        accumulate(reversed(stated))
    )  # behind[n]: rows that pass all but at most n bounds
    if not sweep.line.check.limit.side.upwards:
        return [behind[at] + open_rows for at in range(sweep.count)]
    return [behind[sweep.count - 1 - at] + open_rows for at in range(sweep.count)]
