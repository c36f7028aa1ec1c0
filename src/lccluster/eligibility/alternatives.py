"""Several figures of which one has to hold (或者)."""

from __future__ import annotations

from decimal import Decimal

from lccluster.eligibility.figures import Stated
from lccluster.eligibility.reasons import compared
from lccluster.eligibility.results import ConditionResult
from lccluster.eligibility.values import value
from lccluster.form.application import Application
from lccluster.form.fields import field
from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import AnyOf, Condition, Plain
from lccluster.vocabulary import Outcome

Held = tuple[Plain, Decimal]


def any_of(rule: Condition, check: AnyOf, application: Application) -> ConditionResult:
    """Met by the first figure that holds; unstated while a blank one could; else not met."""
    read = [(figure, value(application, figure.field)) for figure in check.figures]
    said: list[Held] = [(figure, found) for figure, found in read if found is not None]
    holding = [(figure, found) for figure, found in said if figure.passes(found, figure.bound)]
    if holding:
        return _result(rule, Outcome.MET, holding[0])
    if len(said) < len(read):
        return _unstated(rule, [figure for figure, found in read if found is None])
    return _result(rule, Outcome.NOT_MET, min(said, key=_distance))


def _distance(held: Held) -> Decimal:
    """Say how far a figure misses its bound, as a part of the bound."""
    figure, found = held
    return -figure.margin(found, figure.bound) / max(figure.bound, figure.unit.step)


def _result(rule: Condition, outcome: Outcome, held: Held) -> ConditionResult:
    figure, found = held
    reason = Message(
        "{field}: {held}",
        field=field(figure.field).label,
        held=compared(figure, Stated(found), figure.bound),
    )
    margin = figure.margin(found, figure.bound)
    return ConditionResult(
        rule, outcome, reason, found, figure.bound, margin, figure.unit, figure=figure
    )


def _unstated(rule: Condition, blank: list[Plain]) -> ConditionResult:
    labels = Listing(field(figure.field).label for figure in blank)
    reason = Message(
        "none that is stated holds, and the form leaves blank: {fields}; a blank is not zero",
        fields=labels,
    )
    return ConditionResult(
        rule,
        Outcome.UNSTATED,
        reason,
        bound=blank[0].bound,
        unit=blank[0].unit,
        figure=blank[0],
        missing=tuple(figure.field for figure in blank),
    )
