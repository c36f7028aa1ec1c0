"""What an official has to know beside a standing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache, partial

from lccluster.kept import KeptPieces
from lccluster.register.facts import Standing, Title
from lccluster.rulebook.measure import Measure, in_force


def flags(title: Title, standing: Standing, measures: Sequence[Measure]) -> tuple[str, ...]:
    """Mark what an official has to know beside a standing."""
    covered = covered_by(measures)
    open_end = not standing.ended and standing is not Standing.REVIEW_FAILED
    marks = (
        ("no-rulebook-for-review", open_end and not covered(title.valid_until)),
        ("applied-late", title.applied_late),
        ("ground-lost", title.ground_lost and standing is Standing.CANCELLED),
        ("ground-of-revocation-lost", title.ground_lost and standing is Standing.REVOKED),
        # The days of the acts on which the standing rests.
        ("recognised-outside-period", _outside(title.recognised_on, covered)),
        ("passed-outside-period", _outside(title.review_passed_on, covered)),
        ("applied-outside-period", _outside(title.review_applied_on, covered)),
        ("ended-outside-period", _outside(title.ended_on, covered)),
        ("taken-for-a-reason", title.overrides),
    )
    return _shared(tuple([mark for mark, holds in marks if holds]))


def covered_by(measures: Sequence[Measure]) -> Callable[[date], bool]:
    """Give what tells whether a measure is in force on a day; it is asked once of each of the few days."""
    return _COVERED.of(measures, _covered)


@cache
def _shared(marks: tuple[str, ...]) -> tuple[str, ...]:
    """Give the same marks each time: thousands of titles bear the same few."""
    return marks


def _outside(acted_on: date | None, covered: Callable[[date], bool]) -> bool:
    return acted_on is not None and not covered(acted_on)


def _covered(measures: Sequence[Measure]) -> Callable[[date], bool]:
    return lru_cache(maxsize=4096)(partial(in_force, measures))


_COVERED = KeptPieces[Callable[[date], bool]](most=16)
