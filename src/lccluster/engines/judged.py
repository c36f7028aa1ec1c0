"""A table with the outcome of every test, from which all that is asked of it is worked out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from lccluster.engines import compiling
from lccluster.engines.cells.coded import Coded
from lccluster.engines.hosts import Host
from lccluster.engines.sweeping import cell, turns
from lccluster.simulation import tally
from lccluster.simulation.job import Job
from lccluster.simulation.plans.column_tests import MET

MOST_TESTS = 31  # of two bits each


class Judged(Struct, frozen=True):
    """A table with a column for the outcome of each test, `o0`, `o1` and so on.

    A test that both rules share is worked out once. `before` and `after` are the places of the
    tests that the steps of the rules and of the other rules make.
    """

    table: Coded
    host: Host
    frame: Any
    tests: int
    before: Sequence[int]
    after: Sequence[int]

    @property
    def pattern(self) -> Any:
        """Compile the outcomes of all tests into one number."""
        return compiling.packed([*map(self.outcome, range(self.tests))], self.table)

    def outcome(self, at: int | None) -> Any:
        """Give the outcome of a test as an expression; what is not asked is met."""
        dialect = self.table.dialect
        return dialect.lit(MET) if at is None else dialect.col(f"o{at}")

    def worst(self, places: Sequence[int]) -> Any:
        """Compile the worst outcome of tests."""
        return compiling.worst([*map(self.outcome, places)], self.table)

    def patterns(self, number: int) -> tuple[int, int]:
        """Unpack a pattern into those of the rules and of the other rules."""

        def of(places: Sequence[int]) -> int:
            return tally.packed(number >> 2 * at & 3 for at in places)

        return of(self.before), of(self.after)


def judge(table: Coded, host: Host, job: Job) -> Judged:
    """Add to each row the outcome of every test, and its cell in a sweep."""
    tests = job.tests
    made = {f"o{at}": compiling.outcome(test, table) for at, test in enumerate(tests)}
    frame = table.frame.with_columns(**made, **turns(job.plan, job.sweeps, table))
    if job.sweeps:
        frame = frame.with_columns(cell=cell(job.sweeps, table))
    frame = host.kept(frame)
    before, after = (
        [tests.index(step.test) for step in plan.steps] if plan else []
        for plan in (job.plan, job.other)
    )
    return Judged(table, host, frame, len(tests), before, after)


def text(value: str | None) -> str | None:
    """Give a name or county as it is written; a blank is none."""
    return (value.strip() or None) if value else None
