"""What is asked of a table, as every engine is handed it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from lccluster.form.form import Form
from lccluster.rulebook.conditions import By, Pair
from lccluster.simulation.distance import Measure, measures
from lccluster.simulation.headings.layout import Layout
from lccluster.simulation.plans.column_tests import Line, Points, Test
from lccluster.simulation.plans.plan import Plan
from lccluster.simulation.swept import Sweep


class Job(Struct, frozen=True, dict=True):
    """What is asked of a table: the rules, other rules, sweeps, and the most changes listed."""

    plan: Plan
    other: Plan | None
    sweeps: tuple[Sweep, ...]
    most: int
    layout: Layout
    file: str

    @property
    def plans(self) -> list[Plan]:
        """List the plans of the rules and of the other rules."""
        return [self.plan, *([self.other] if self.other else [])]

    @cached_property
    def forms(self) -> list[Form]:
        """List the forms of the rules and of the other rules; one where they have the same."""
        first, *others = (each.book.form for each in self.plans)
        return [first, *(each for each in others if each != first)]

    @property
    def year(self) -> str | None:
        """Name the year by which rows are told apart: that of the results on the rules' form."""
        return self.plan.book.form.year_of_results

    @property
    def latest(self) -> list[str]:
        """List the columns of years with which figures of several years may end."""
        return list(dict.fromkeys(line.latest for line in self.lines if line.latest))

    @property
    def choices(self) -> list[By]:
        """List what columns choose by, of both rules."""
        return [choice for each in self.plans for choice in each.choices]

    @property
    def paired(self) -> set[str]:
        """List the figures that only together with another one are held against bounds."""
        pairs = (line.check for line in self.lines if isinstance(line.check, Pair))
        scores = (each.keys for each in self.tests if isinstance(each, Points))
        return {key for each in (*(pair.fields for pair in pairs), *scores) for key in each}

    @property
    def tests(self) -> list[Test]:
        """List the tests of both rules, each once."""
        return list(dict.fromkeys(step.test for each in self.plans for step in each.steps))

    @property
    def lines(self) -> list[Line]:
        """List every line of both rules."""
        return [line for each in self.plans for step in each.steps for line in step.test.lines]

    @property
    def measures(self) -> list[Measure]:
        """List everything of both rules that a row's distance from the line can be told from."""
        return list(dict.fromkeys(one for each in self.tests for one in measures(each)))
