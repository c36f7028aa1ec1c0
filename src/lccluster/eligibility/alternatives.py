"""Several figures of which one has to hold (或者)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from decimal import Decimal

from lccluster.eligibility.figures import Stated
from lccluster.eligibility.reasons import compared, contradicted
from lccluster.eligibility.results import ConditionResult
from lccluster.eligibility.values import value
from lccluster.form.application import Application
from lccluster.form.fields import field
from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import AnyOf, Condition, Plain
from lccluster.vocabulary import Outcome

Held = tuple[Plain, Decimal]


def any_of(
    rule: Condition, check: AnyOf, application: Application, suspects: AbstractSet[str]
) -> ConditionResult:
    """Met by the first figure that holds; unstated while another one could; else not met.

    A blank one could, and so could one among the `suspects`, on which the form contradicts itself.
    """
    read = {figure: value(application, figure.field) for figure in check.figures}
    blank = [figure for figure, found in read.items() if found is None]
    suspect = [each for each in read if each.field in suspects]
    said = [(each, found) for each, found in read.items() if each not in (*blank, *suspect)]
    holding = [(figure, found) for figure, found in said if figure.passes(found, figure.bound)]
    if holding:
        return _result(rule, Outcome.MET, holding[0])
    if blank or suspect:
        return _unstated(rule, blank, suspect)
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


def _unstated(rule: Condition, blank: list[Plain], suspect: list[Plain]) -> ConditionResult:
    first = [*blank, *suspect][0]
    return ConditionResult(
        rule,
        Outcome.UNSTATED,
        _left_blank(blank) if blank else contradicted(),
        bound=first.bound,
        unit=first.unit,
        figure=first,
        missing=tuple(figure.field for figure in blank),
        suspect=tuple(figure.field for figure in suspect),
    )


def _left_blank(blank: list[Plain]) -> Message:
    return Message(
        "none that is stated holds, and the form leaves blank: {fields}; a blank is not zero",
        fields=Listing(field(figure.field).label for figure in blank),
    )
