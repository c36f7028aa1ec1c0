"""A title as its acts make it, and where it stands on a day. The life cycle is one `match`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from lccluster.language import Message
from lccluster.register.days import corresponding_day, last_day
from lccluster.register.events import (
    AnnualReport,
    Cancelled,
    Cluster,
    Corrected,
    CountyReport,
    Event,
    Recognised,
    Renamed,
    ReviewApplied,
    ReviewFailed,
    ReviewPassed,
    Revoked,
    SetAside,
)
from lccluster.register.view import Clocks, in_view
from lccluster.rulebook.measure import Measure


class Standing(StrEnum):
    """Where a title stands on a day; derived, never recorded."""

    RECOGNISED = "recognised"
    REVIEW_DUE = "review_due"
    UNDER_REVIEW = "under_review"
    REVIEW_FAILED = "review_failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    REVOKED = "revoked"

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _WORDS[self]

    @property
    def ended(self) -> bool:
        """Tell whether an act has ended the title; time alone never does."""
        return self in (Standing.CANCELLED, Standing.REVOKED)


_WORDS = {
    Standing.RECOGNISED: Message("in force"),
    Standing.REVIEW_DUE: Message("re-review due"),
    Standing.UNDER_REVIEW: Message("under re-review"),
    Standing.REVIEW_FAILED: Message("re-review failed"),
    Standing.EXPIRED: Message("expired, awaiting an act"),
    Standing.CANCELLED: Message("cancelled"),
    Standing.REVOKED: Message("revoked"),
}


@dataclass(frozen=True)
class Title:
    """A title after some acts: its name, its last day, and what is open or ended."""

    name: str
    recognised_on: date
    valid_until: date
    document_number: str | None = None
    review_applied_on: date | None = None
    review_failed_on: date | None = None
    ended: Standing | None = None
    ended_on: date | None = None
    reports: frozenset[tuple[str, int]] = frozenset()
    applied_late: bool = False

    def standing(self, day: date) -> Standing:
        """Say where the title stands on a day, no act later than it having been replayed."""
        if self.ended:
            return self.ended
        if self.review_failed_on:
            return Standing.REVIEW_FAILED
        if self.review_applied_on:
            return Standing.UNDER_REVIEW
        if day > self.valid_until:
            return Standing.EXPIRED
        return Standing.REVIEW_DUE if day.year == self.valid_until.year else Standing.RECOGNISED


def title_of(cluster: Cluster, measure: Measure, clocks: Clocks) -> Title | None:
    """Replay what counts on a day; None before the recognition."""
    return replay(in_view(cluster.events, clocks), cluster.name, measure)


def replay(events: Iterable[Event], name: str, measure: Measure) -> Title | None:
    """Fold acts, in the order of their days, to a title; those before a recognition add nothing."""
    title: Title | None = None
    for event in events:
        title = step(title, event, name, measure)
    return title


def step(title: Title | None, event: Event, name: str, measure: Measure) -> Title | None:
    """Take one act into account."""
    if isinstance(event, Recognised):
        return _recognised(event, title.name if title else name, measure)
    if title is None:
        return None
    match event:
        case AnnualReport() | CountyReport():
            return replace(title, reports=title.reports | {(event.event, event.year)})
        case ReviewApplied():
            return replace(
                title, review_applied_on=event.on, applied_late=event.on > title.valid_until
            )
        case ReviewPassed():
            return _passed(title, event, measure)
        case ReviewFailed():
            return replace(title, review_applied_on=None, review_failed_on=event.on)
        case Cancelled():
            return replace(title, ended=Standing.CANCELLED, ended_on=event.on)
        case Revoked():
            return replace(title, ended=Standing.REVOKED, ended_on=event.on)
        case Renamed():
            return replace(title, name=event.name)
        case SetAside() | Corrected():
            return title  # the view has taken them into account
        case _:
            assert_never(event)


def _recognised(event: Recognised, name: str, measure: Measure) -> Title:
    until = last_day(event.on, measure.validity)
    return Title(name, event.on, until, event.document_number)


def _passed(title: Title, event: ReviewPassed, measure: Measure) -> Title:
    """Extend the title: from the old last day when decided by then, else from the decision."""
    years = measure.review.extends_years
    if event.on <= title.valid_until:
        until = corresponding_day(title.valid_until, years)
    else:
        until = last_day(event.on, replace(measure.validity, years=years))
    return replace(title, valid_until=until, review_applied_on=None, applied_late=False)
