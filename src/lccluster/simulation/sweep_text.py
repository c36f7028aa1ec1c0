"""`revenue=20..50:5` to a sweep; what never ends or moves nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from math import prod

from lccluster.errors import Problem, Unusable, nearest
from lccluster.language import Listing, Message
from lccluster.quantities import plain
from lccluster.quantities.texts import folded
from lccluster.simulation.plan import Line, Plan
from lccluster.simulation.sweep import MOST_SCENARIOS
from lccluster.simulation.swept import Sweep

_FIGURE = r"-?\d{1,12}(?:\.\d{1,8})?"
_WRITTEN = re.compile(
    rf"(?P<id>[^=]+)=(?P<first>{_FIGURE})\.\.(?P<last>{_FIGURE}):(?P<step>{_FIGURE})", re.ASCII
)
OPTION = "--sweep"


def read_sweeps(written: Sequence[str], plan: Plan) -> tuple[Sweep, ...]:
    """Read sweeps over the bounds of a rulebook; raises Unusable with what is wrong."""
    sweeps = tuple(_sweep(each, plan) for each in written)
    names = [sweep.condition for sweep in sweeps]
    if twice := [name for name in names if names.count(name) > 1]:
        raise _refused(Message("“{key}” stands here a second time.", key=twice[0]))
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


def _sweep(written: str, plan: Plan) -> Sweep:
    match = _WRITTEN.fullmatch(folded(written))
    if match is None:
        raise _refused(
            Message("“{text}” is no sweep.", text=written),
            Message("Write it as revenue=20..50:5, from, to and step in the form's unit."),
        )
    first, last, step = (Decimal(match[part]) for part in ("first", "last", "step"))
    name = _condition(match["id"].strip(), plan)
    line = plan.lines.get(name)
    if line is None:
        raise _no_line(name, plan)
    if step <= 0 or last < first:
        raise _endless(written)
    if line.unit.counts and any(value != int(value) for value in (first, step)):
        raise _refused(
            Message("“{text}” is not a whole number.", text=plain(first if first % 1 else step)),
            Message("Count in whole {unit}.", unit=line.unit.words),
        )
    return Sweep(name, line, first, step, int((last - first) // step) + 1)


def _condition(written: str, plan: Plan) -> str:
    """Give the condition meant: by its id, its label, or what the form calls its field.

    Raises Unusable where several are called so.
    """
    known = {name: _called(name, line, plan) for name, line in plan.lines.items()}
    exact = [name for name, words in known.items() if written in words]
    found = [written] if written in known else exact
    if len(found) > 1:
        raise _refused(
            Message("“{word}” can mean several things here.", word=written),
            Message("Say which: {words}.", words=Listing(found)),
        )
    return found[0] if found else written


def _called(name: str, line: Line, plan: Plan) -> list[str]:
    """List what people call a condition: its label, and its field as the form has it."""
    rule, form = plan.book.condition(name), plan.book.form
    labels = [form.label(field) for field in line.check.fields]
    cells = [form.cell_by_path.get(field) for field in line.check.fields]
    words = [
        word for each in (*labels, *([rule.label] if rule else [])) for word in (each.zh, each.en)
    ]
    return [*words, *line.check.fields, *(word for cell in cells if cell for word in cell.also)]


def _endless(written: str) -> Unusable:
    return _refused(
        Message("The sweep “{text}” never ends.", text=written),
        Message("Write the lower bound first, and a step above 0."),
    )


def _no_line(name: str, plan: Plan) -> Unusable:
    rule, known = plan.book.condition(name), list(plan.lines)
    if rule is not None and rule.check.movable:
        message = Message(
            "The bound of “{id}” is not that of one column; no sweep moves it.", id=name
        )
        return _refused(message, Message("Known here: {keys}.", keys=Listing(known)))
    if rule is not None:
        return _refused(
            Message("“{id}” has no single bound that could be moved.", id=name),
            Message("Known here: {keys}.", keys=Listing(known)),
        )
    near = nearest(name, known)
    return _refused(
        Message("The rulebook has no condition “{id}”.", id=name),
        Message("Is it {near}?", near=near)
        if near
        else Message("Known here: {keys}.", keys=Listing(known)),
    )


def _refused(message: Message, hint: Message | None = None) -> Unusable:
    return Unusable(Problem(code="bad-sweep", field=OPTION, message=message, hint=hint))
