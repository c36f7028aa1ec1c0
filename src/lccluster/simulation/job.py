"""What is asked of a table, as every engine is handed it."""

from __future__ import annotations

from msgspec import Struct

from lccluster.rulebook.conditions import By, Pair
from lccluster.simulation.columns import Layout
from lccluster.simulation.plan import Line, Plan, Test
from lccluster.simulation.swept import Sweep


class Job(Struct, frozen=True):
    """What is asked of a table: the rules, other rules, sweeps, and the most changes listed."""

    plan: Plan
    other: Plan | None
    sweeps: tuple[Sweep, ...]
    most: int
    layout: Layout
    file: str

    @property
    def choices(self) -> list[By]:
        """List what columns choose by, of both rules."""
        plans = [self.plan, *([self.other] if self.other else [])]
        return [choice for each in plans for choice in each.choices]

    @property
    def paired(self) -> set[str]:
        """List the figures that only together with another one are held against bounds."""
        pairs = (line.check for line in self.lines if isinstance(line.check, Pair))
        return {key for each in pairs for key in each.fields}

    @property
    def tests(self) -> list[Test]:
        """List the tests of both rules, each once."""
        plans = [self.plan, *([self.other] if self.other else [])]
        return list(dict.fromkeys(step.test for each in plans for step in each.steps))

    @property
    def lines(self) -> list[Line]:
        """List every line of both rules."""
        plans = [self.plan, *([self.other] if self.other else [])]
        return [line for each in plans for step in each.steps for line in step.test.lines]
