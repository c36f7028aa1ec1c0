"""A title as its acts make it, and where it stands on a day. The life cycle is one `match`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from msgspec.structs import replace

from lccluster.register.days import extended, last_day
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
    Voided,
)
from lccluster.register.facts import Standing, StandingFacts
from lccluster.register.view import Clocks, in_view
from lccluster.rulebook.measure import Measure

__all__ = ["Standing", "Title", "replay", "step", "title_of"]


class Title(StandingFacts, frozen=True, kw_only=True):
    """A title after some acts: its name, its last day, and what is open or ended.

    `overrides` are the reasons for which it was given, or went on, although something stood
    against that. `ground_lost`: it was cancelled on a ground that does not hold any more.
    """

    name: str
    recognised_on: date
    document_number: str | None = None
    review_passed_on: date | None = None
    ended_on: date | None = None
    reports: frozenset[tuple[str, int]] = frozenset()
    applied_late: bool = False
    overrides: tuple[str, ...] = ()
    ground_lost: bool = False


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
            return _cancelled(title, event, measure)
        case Revoked():
            return replace(title, ended=Standing.REVOKED, ended_on=event.on)
        case Renamed():
            return replace(title, name=event.name)
        case SetAside() | Voided() | Corrected():
            return title  # the view has taken them into account
        case _:
            assert_never(event)


def _recognised(event: Recognised, name: str, measure: Measure) -> Title:
    until = last_day(event.on, measure.validity)
    return Title(
        name=name,
        recognised_on=event.on,
        valid_until=until,
        review_from=_review_from(until, measure),
        document_number=event.document_number,
        overrides=(event.override,) if event.override else (),
    )


def _passed(title: Title, event: ReviewPassed, measure: Measure) -> Title:
    """Extend the title: from the old last day when decided by then, else from the decision."""
    until = extended(title.valid_until, event.on, measure)
    return replace(
        title,
        valid_until=until,
        review_from=_review_from(until, measure),
        review_applied_on=None,
        review_passed_on=event.on,
        applied_late=False,
        overrides=(*title.overrides, event.override) if event.override else title.overrides,
    )


def _review_from(until: date, measure: Measure) -> date | None:
    """Give the first day of the year of the last day, where the measure has it so (第十三条)."""
    stated = measure.review.applied_for == "year-of-last-day"
    return date(until.year, 1, 1) if stated else None


def _cancelled(title: Title, event: Cancelled, measure: Measure) -> Title:
    """End the title; what its ground presupposes may have been set aside since."""
    ground = next((each for each in measure.grounds.cancel if each.id == event.ground), None)
    presupposed = ground.when if ground else None
    lost = presupposed is not None and title.standing(event.on) != presupposed
    return replace(title, ended=Standing.CANCELLED, ended_on=event.on, ground_lost=lost)
