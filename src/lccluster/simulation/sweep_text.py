"""`revenue=20..50:5` to a sweep of a bound that a rulebook names; what never ends or moves nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import prod

from lccluster.errors import Problem, Unusable, is_it
from lccluster.language import Listing, Message, offers
from lccluster.quantities import plain
from lccluster.quantities.texts import folded
from lccluster.rulebook.called import typed_name
from lccluster.rulebook.conditions.several import Place
from lccluster.simulation.plans.column_tests import Choice, Joint, Line, Part
from lccluster.simulation.plans.plan import Plan
from lccluster.simulation.sweep import MOST_SCENARIOS
from lccluster.simulation.swept import Bound, Sweep

_FIGURE = r"-?\d{1,12}(?:\.\d{1,8})?"
_WRITTEN = re.compile(
    rf"(?P<id>[^=]+)=(?P<first>{_FIGURE})\.\.(?P<last>{_FIGURE}):(?P<step>{_FIGURE})", re.ASCII
)
OPTION = "--sweep"


def read_sweeps(written: Sequence[str], plan: Plan) -> tuple[Sweep, ...]:
    """Read sweeps over the bounds of a rulebook; raises Unusable with what is wrong."""
    sweeps = tuple(_sweep(each, plan) for each in written)
    names = [typed_name(sweep.bound.rule) for sweep in sweeps]
    if twice := [name for name in names if names.count(name) > 1]:
        raise _twice(twice[0], [sweep.bound.name for sweep in sweeps])
    if (size := prod(sweep.count for sweep in sweeps)) > MOST_SCENARIOS:
        raise _refused(
            Message(
                "The sweep has {size} combinations, more than {most}.",
                size=size,
                most=MOST_SCENARIOS,
            ),
            Message("Take a larger step, or fewer bounds at once."),
        )
    return sweeps


def _twice(condition: str, names: Sequence[str]) -> Unusable:
    if len({*names}) < len(names):
        return _refused(
            Message("“{key}” stands here a second time.", key=condition),
            Message("Keep one of the two."),
        )
    return _refused(
        Message("Two bounds of “{id}” cannot be moved at once.", id=condition),
        Message("Move one of them, and run again for the other."),
    )


def _sweep(written: str, plan: Plan) -> Sweep:
    match = _WRITTEN.fullmatch(folded(written))
    if match is None:
        raise _refused(
            Message("“{text}” is no sweep.", text=written),
            Message("Write it as revenue=20..50:5, from, to and step in the form's unit."),
        )
    first, last, step = (Decimal(match[part]) for part in ("first", "last", "step"))
    bound = _bound(match["id"].strip(), plan)
    unit = bound.limit.unit
    if step <= 0 or last < first:
        raise _endless(written)
    if unit.counts and any(value != int(value) for value in (first, step)):
        raise _refused(
            Message("“{text}” is not a whole number.", text=plain(first if first % 1 else step)),
            Message("Count in whole {unit}.", unit=unit.words),
        )
    return Sweep(bound, first, step, int((last - first) // step) + 1)


def _bound(written: str, plan: Plan) -> Bound:
    """Find the bound meant, by its name, or by what its condition or its field is called.

    Raises Unusable where several are called so, or none.
    """
    known = bounds(plan)
    found = [each for each in known.values() if written in _called(each, plan)]
    if written in known or len(found) == 1:
        return known[written] if written in known else found[0]
    if not found:
        raise _no_bound(written, known, plan)
    raise _refused(
        Message("“{word}” can mean several things here.", word=written),
        Message("Say which: {words}.", words=Listing(map(_typed, found))),
    )


def _called(bound: Bound, plan: Plan) -> list[str]:
    """List what people call a bound: its condition, with the way to it, and its field as the form has it."""
    rule, form, way = bound.rule, plan.book.form, bound.name.removeprefix(bound.rule.id)
    words = [word for field in bound.figure.fields for word in form.words(field)]
    conditions = (rule.id, rule.label.zh, rule.label.en)
    return [*conditions, *(f"{each}{way}" for each in conditions), *words]


def _endless(written: str) -> Unusable:
    return _refused(
        Message("The sweep “{text}” never ends.", text=written),
        Message("Write the lower bound first, and a step above 0."),
    )


def _no_bound(name: str, bounds: Mapping[str, Bound], plan: Plan) -> Unusable:
    known = Message("Known here: {keys}.", keys=Listing(map(_typed, bounds.values())))
    if plan.book.condition(name) is not None:
        return _refused(Message("“{id}” has no bound that could be moved.", id=name), known)
    hint = is_it(
        name, {word: said for each in bounds.values() for word, said in _offered(each)}, known
    )
    return _refused(Message("The rulebook has no condition “{id}”.", id=name), hint)


def _typed(bound: Bound) -> str:
    """Name a bound as it is typed in the language spoken."""
    return f"{typed_name(bound.rule)}{bound.name.removeprefix(bound.rule.id)}"


def _offered(bound: Bound) -> Iterator[tuple[str, object]]:
    """Give the names of a bound and of its condition, each as it is offered in the language spoken."""
    way = bound.name.removeprefix(bound.rule.id)
    label = f"{bound.rule.label.zh}{way}"
    yield from offers(_typed(bound), (label, bound.name)).items()


def _refused(message: Message, hint: Message | None = None) -> Unusable:
    return Unusable(Problem(code="bad-sweep", field=OPTION, message=message, hint=hint))


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
