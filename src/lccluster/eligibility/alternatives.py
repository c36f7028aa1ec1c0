"""Several figures of which one has to hold (或者)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from lccluster.eligibility.figures import Held, OneYear, stated
from lccluster.eligibility.reasons import compared, contradicted
from lccluster.eligibility.results import ConditionResult, of_figure
from lccluster.form.application import Application
from lccluster.form.fields import field
from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import AnyOf, Condition, Plain
from lccluster.rulebook.form_checks import FormChecks
from lccluster.vocabulary import Outcome

Said = tuple[Plain, OneYear]


def any_of(
    rule: Condition,
    check: AnyOf,
    application: Application,
    checks: FormChecks,
    suspects: AbstractSet[str],
) -> ConditionResult:
    """Met by the first figure that holds; unstated while another one could; else not met.

    A blank one could, an approximate one that may lie on either side of its bound, and one among
    the `suspects`, on which the form contradicts itself.
    """
    read = {figure: stated(figure, application, checks).figures for figure in check.figures}
    blank = [figure for figure, found in read.items() if not found]
    suspect = [figure for figure in read if figure.field in suspects]
    said = [(each, found[0]) for each, found in read.items() if each not in (*blank, *suspect)]
    holding = [each for each in said if _held(each) is Held.PASSES]
    if holding:
        return _result(rule, Outcome.MET, holding[0])
    inexact = [each[0] for each in said if _held(each) is Held.EITHER]
    if blank or suspect or inexact:
        return _unstated(rule, blank, suspect, inexact)
    return _result(rule, Outcome.NOT_MET, min(said, key=_distance))


def _held(said: Said) -> Held:
    figure, found = said
    return found.held(figure)


def _distance(said: Said) -> Decimal:
    """Say how far a figure misses its bound, as a part of the bound; an approximate one comes last."""
    figure, found = said
    if not isinstance(found.figure, Decimal):
        return Decimal("Infinity")
    missed = figure.nearest(found.figure)
    return -missed.margin(found.figure) / max(missed.bound, figure.unit.step)


def _result(rule: Condition, outcome: Outcome, said: Said) -> ConditionResult:
    figure, found = said
    reason = Message(
        "{field}: {held}",
        field=field(figure.field).label,
        held=compared(figure, found),
    )
    return of_figure(rule, figure, found, outcome, reason)


def _unstated(
    rule: Condition, blank: list[Plain], suspect: list[Plain], inexact: list[Plain]
) -> ConditionResult:
    first = [*blank, *suspect, *inexact][0]
    return ConditionResult(
        rule,
        Outcome.UNSTATED,
        _left_open(blank, suspect, inexact),
        bound=first.limit.bound,
        unit=first.unit,
        figure=first,
        missing=_fields(blank),
        suspect=_fields(suspect),
        inexact=_fields(inexact),
    )


def _fields(figures: list[Plain]) -> tuple[str, ...]:
    return tuple(figure.field for figure in figures)


def _left_open(blank: list[Plain], suspect: list[Plain], inexact: list[Plain]) -> Message:
    if blank:
        return Message(
            "none that is stated holds, and the form leaves blank: {fields}; a blank is not zero",
            fields=_labels(blank),
        )
    if suspect:
        return contradicted()
    return Message(
        "none holds for sure; not written exactly: {fields}",
        fields=_labels(inexact),
    )


def _labels(figures: Sequence[Plain]) -> Listing:
    return Listing(field(figure.field).label for figure in figures)
