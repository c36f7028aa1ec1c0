"""What is asked of a table, as every engine is handed it."""

from __future__ import annotations

from msgspec import Struct

from lccluster.simulation.columns import Layout
from lccluster.simulation.plan import Line, Plan
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
    def lines(self) -> list[Line]:
        """List every line of both rules."""
        plans = [self.plan, *([self.other] if self.other else [])]
        return [line for each in plans for step in each.steps for line in step.test.lines]
