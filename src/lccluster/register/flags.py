"""What an official has to know beside a standing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from lccluster.register.facts import Standing, Title
from lccluster.rulebook.measure import Measure, in_force


def flags(title: Title, day: date, measures: Sequence[Measure]) -> tuple[str, ...]:
    """Mark what an official has to know beside a standing."""
    standing = title.standing(day)
    open_end = not standing.ended and standing is not Standing.REVIEW_FAILED
    marks = (
        ("no-rulebook-for-review", open_end and not in_force(measures, title.valid_until)),
        ("applied-late", title.applied_late),
        ("ground-lost", title.ground_lost and standing is Standing.CANCELLED),
        ("ground-of-revocation-lost", title.ground_lost and standing is Standing.REVOKED),
        # The days of the acts on which the standing rests.
        ("recognised-outside-period", _outside(title.recognised_on, measures)),
        ("passed-outside-period", _outside(title.review_passed_on, measures)),
        ("applied-outside-period", _outside(title.review_applied_on, measures)),
        ("ended-outside-period", _outside(title.ended_on, measures)),
        ("taken-for-a-reason", title.overrides),
    )
    return _shared(tuple([mark for mark, holds in marks if holds]))


@cache
def _shared(marks: tuple[str, ...]) -> tuple[str, ...]:
    """Give the same marks each time: thousands of titles bear the same few."""
    return marks


def _outside(acted_on: date | None, measures: Sequence[Measure]) -> bool:
    return acted_on is not None and not in_force(measures, acted_on)
