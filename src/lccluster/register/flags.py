"""What an official has to know beside a standing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lccluster.register.title import Standing, Title
from lccluster.rulebook.measure import Measure


def flags(title: Title, day: date, measures: Sequence[Measure]) -> tuple[str, ...]:
    """Mark what an official has to know beside a standing."""
    found = []
    standing = title.standing(day)
    open_end = not standing.ended and standing is not Standing.REVIEW_FAILED
    if open_end and not any(each.in_force.covers(title.valid_until) for each in measures):
        found.append("no-rulebook-for-review")
    if title.applied_late:
        found.append("applied-late")
    return tuple(found)
