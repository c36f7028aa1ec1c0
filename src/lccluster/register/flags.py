"""What an official has to know beside a standing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lccluster.register.facts import Standing, Title
from lccluster.rulebook.measure import Measure, in_force


def flags(title: Title, day: date, measures: Sequence[Measure]) -> tuple[str, ...]:
    """Mark what an official has to know beside a standing."""
    standing = title.standing(day)
    open_end = not standing.ended and standing is not Standing.REVIEW_FAILED
    marks = {
        "no-rulebook-for-review": open_end and not in_force(measures, title.valid_until),
        "applied-late": title.applied_late,
        "ground-lost": title.ground_lost and standing is Standing.CANCELLED,
        "ground-of-revocation-lost": title.ground_lost and standing is Standing.REVOKED,
        **{
            mark: acted_on is not None and not in_force(measures, acted_on)
            for mark, acted_on in _days(title).items()
        },
        "taken-for-a-reason": bool(title.overrides),
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def _days(title: Title) -> dict[str, date | None]:
    """Give the days of the acts on which the standing rests, by what is said outside the period."""
    return {
        "recognised-outside-period": title.recognised_on,
        "passed-outside-period": title.review_passed_on,
        "applied-outside-period": title.review_applied_on,
        "ended-outside-period": title.ended_on,
    }
