"""The bounds of a rulebook that can be moved, by name."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.rulebook.conditions.several import Place
from lccluster.simulation.plans.column_tests import Choice, Joint, Line, Part
from lccluster.simulation.plans.plan import Plan
from lccluster.simulation.swept import Bound


def bounds(plan: Plan) -> dict[str, Bound]:
    """Map names to bounds: `revenue`, where a condition has one alone, else `revenue.冠县`, `firms.2`, `area.from`."""
    return {each.name: each for step in plan.steps for each in of_condition(step.rule.id, plan)}


def of_condition(name: str, plan: Plan) -> list[Bound]:
    """List the bounds of a condition; none for what people decide or the table answers."""
    step = next((each for each in plan.steps if each.rule.id == name), None)
    if step is None or not isinstance(step.test, Line | Joint | Choice):
        return []
    return [
        Bound(_name(name, place, line, at), step.rule, place, line, limit)
        for place, line in _lines(step.test)
        for at, limit in enumerate(line.limits)
    ]


def _lines(test: Part, place: Place = ()) -> Iterator[tuple[Place, Line]]:
    """List the lines of a test, each with the place of its figure in the condition."""
    if isinstance(test, Line):
        yield place, test
        return
    for way, part in zip(test.ways, test.parts, strict=True):
        yield from _lines(part, (*place, *way))


def _name(condition: str, place: Place, line: Line, at: int) -> str:
    """Name a bound by the way to it; figures are counted from 1, one of two limits is named by its key."""
    ways = (each for each in place if each not in ("figures", "values"))
    parts = [str(each + 1) if isinstance(each, int) else each for each in ways]
    key = [line.limits[at].key] if len(line.limits) > 1 else []
    return ".".join((condition, *parts, *key))
