"""How far a row lies from the line: by the figure of a bound, or by the points of a score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lccluster.rulebook.conditions import By
from lccluster.simulation.plans.column_tests import Choice, Joint, Line, Points, Test
from lccluster.simulation.plans.plan import Plan

Measure = Line | Points
Branches = Mapping[By, int]  # the branch that a row is in, for each choice that it makes


def measures(test: Test) -> Iterator[Measure]:
    """List everything of a test that a distance can be told from, of every branch."""
    match test:
        case Line() | Points():
            yield test
        case Joint() | Choice():
            for each in test.parts:
                yield from measures(each)


def measured(test: Test, branches: Branches) -> Iterator[Measure]:
    """List what a row's distance is told from: of branches only those of the one that it is in."""
    match test:
        case Line() | Points():
            yield test
        case Joint():
            for each in test.parts:
                yield from measured(each, branches)
        case Choice() if test.by in branches:
            yield from measured(test.parts[branches[test.by]], branches)


def drawn(name: str, plan: Plan, other: Plan) -> Test | None:
    """Give the test of a condition that a change is measured against: the new one, else the old one."""
    for each in (other, plan):
        for step in each.steps:
            if step.rule.id == name and any(measures(step.test)):
                return step.test
    return None


def share(measure: Measure, figure: Decimal) -> Decimal:
    """Say how far a figure lies from the nearest bound, as a share of that."""
    return min(abs(figure - bound) / (bound or 1) for bound in measure.bounds)
