"""Who decides: a title is given, continued and ended by one office, and no county's computer records that."""

from __future__ import annotations

from collections.abc import Iterable

from lccluster.register.acts import Act, OnAct, Report
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.duty import Duty
from lccluster.rulebook.measure import Measure


def decision(event: Act, acts: Iterable[Act]) -> Act | None:
    """Give the decision that an act is, or of which it says something else; None where it is a record."""
    if event.decides:
        return event
    of = event.of if isinstance(event, OnAct) else None
    return next((each for each in acts if each.decides and each.id == of), None)


def owed_by_county(event: Act, measure: Measure) -> Duty | None:
    """Give the duty that a report answers, where each county owes it on its own titles."""
    duty = measure.duty(event.duty_id) if isinstance(event, Report) else None
    return duty if duty and duty.owed_by == "county" else None


def rests_on(decided: Act, acts: Iterable[Act], measure: Measure, giving: Citation) -> Citation:
    """Cite what gives a decision to its office; `giving` is where titles are given."""
    of = decided.of if isinstance(decided, OnAct) else None
    target = next((each for each in acts if each.id == of), decided)
    return target.article(measure) or giving
