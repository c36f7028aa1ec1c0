"""Rows with an approximate figure fill whole boxes of a sweep: counted as one by one."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lccluster.simulation.blurred import BlurredCells, rows_at_best
from lccluster.simulation.plans.column_tests import NOT_MET
from lccluster.simulation.swept import Runs, Sweep

NO_BOUND: Any = None  # where the bound stands has no part in counting
OUTCOMES = st.integers(0, NOT_MET)


@st.composite
def runs_over(draw: st.DrawFn, count: int) -> Runs:
    """Outcomes along `count` bounds: stretches that end where the next begins, the last at the end."""
    turns = draw(st.lists(st.integers(1, count), unique=True, max_size=3))
    ends = sorted({*turns, count})
    return tuple((end, draw(OUTCOMES)) for end in ends)


@st.composite
def sweeps_and_cells(draw: st.DrawFn) -> tuple[list[int], BlurredCells]:
    """How many bounds each sweep has, and rows by their outcomes along them."""
    counts = draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    cell = st.tuples(OUTCOMES, st.tuples(*map(runs_over, counts)))
    return counts, draw(st.dictionaries(cell, st.integers(1, 9), max_size=4))


def along(runs: Runs) -> list[int]:
    """The outcome at every bound."""
    starts = [0, *(end for end, _ in runs)]
    lengths = (end - start for start, (end, _) in zip(starts, runs, strict=False))
    return [
        outcome for (_, outcome), length in zip(runs, lengths, strict=True) for _ in range(length)
    ]


@given(sweeps_and_cells(), OUTCOMES)
def test_the_rows_at_best_are_those_counted_one_by_one(
    drawn: tuple[list[int], BlurredCells], worst: int
) -> None:
    counts, cells = drawn
    one_by_one = [
        sum(
            rows
            for (rest, runs), rows in cells.items()
            if max(rest, *(along(each)[at] for each, at in zip(runs, place, strict=True))) <= worst
        )
        for place in product(*map(range, counts))
    ]
    sweeps = [Sweep(NO_BOUND, Decimal(0), Decimal(1), count) for count in counts]
    assert rows_at_best(cells, worst, sweeps) == one_by_one
