"""What is owed on a day: reports (第十一条, 第十二条), re-reviews and acts (第十三条)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lccluster.language import Message
from lccluster.register.days import days_later
from lccluster.register.events import Cluster
from lccluster.register.title import Standing, Title, title_of
from lccluster.register.view import Clocks, last_change
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Duty, Measure


class DutyKind(StrEnum):
    """Kinds of what is owed."""

    ANNUAL_REPORT = "annual_report"
    COUNTY_REPORT = "county_report"
    REVIEW_APPLICATION = "review_application"
    ACT_ON_EXPIRED = "act_on_expired"
    ACT_ON_FAILED_REVIEW = "act_on_failed_review"

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _WORDS[self]


_WORDS = {
    DutyKind.ANNUAL_REPORT: Message("the cluster's yearly summary"),
    DutyKind.COUNTY_REPORT: Message("the county's yearly report"),
    DutyKind.REVIEW_APPLICATION: Message("application for re-review"),
    DutyKind.ACT_ON_EXPIRED: Message("act on an expired title"),
    DutyKind.ACT_ON_FAILED_REVIEW: Message("cancellation after a failed re-review"),
}
REPORTING = (Standing.RECOGNISED, Standing.REVIEW_DUE, Standing.UNDER_REVIEW)


@dataclass(frozen=True)
class Owed:
    """One thing owed: by whom, under which provision, from when, late after when.

    `days_over` counts from `overdue_after`; `year` is the year a report is about.
    """

    kind: DutyKind
    cluster: Cluster
    name: str
    owed_by: str
    article: Citation
    due_on: date
    overdue_after: date
    days_over: int
    year: int | None = None

    @property
    def county(self) -> str:
        """Name the county of the cluster."""
        return self.cluster.county


def owed(
    clusters: Sequence[Cluster], measure: Measure, clocks: Clocks, authority: str, ahead: timedelta
) -> list[Owed]:
    """List what is owed on a day, and what falls due within `ahead`, the most urgent first."""
    found: list[Owed] = []
    for cluster in clusters:
        title = title_of(cluster, measure, clocks)
        if title is not None and not title.ended:
            found += _reports(cluster, title, measure, clocks, ahead)
            found += _review(cluster, title, measure, clocks.as_of, ahead)
            found += _acts(cluster, title, measure, clocks.as_of, authority)
    return sorted(found, key=lambda each: (each.overdue_after, each.due_on, each.cluster.id))


def _reports(
    cluster: Cluster, title: Title, measure: Measure, clocks: Clocks, ahead: timedelta
) -> Iterator[Owed]:
    until = days_later(clocks.as_of, ahead)
    for duty in measure.duties:
        for year in _years(cluster, title, measure, duty, clocks.known_at, until):
            if (duty.id, year) not in title.reports:
                yield _report(cluster, title, duty, year, clocks.as_of)


def _years(
    cluster: Cluster,
    title: Title,
    measure: Measure,
    duty: Duty,
    known_at: date | None,
    until: date,
) -> Iterator[int]:
    """List the years on which a report fell due by a day, the title standing then."""
    last = last_change(cluster.events)
    for year in range(title.recognised_on.year, until.year):
        due_on = duty.due_on.of(year + 1)
        if due_on > until:
            return
        then = title if due_on >= last else title_of(cluster, measure, Clocks(due_on, known_at))
        if then is not None and then.standing(due_on) in REPORTING:
            yield year
        elif due_on >= last:
            return  # nothing happened since, and time alone brings no title back


def _report(cluster: Cluster, title: Title, duty: Duty, year: int, day: date) -> Owed:
    owed_by = cluster.county if duty.owed_by == "county" else title.name
    due, late = duty.due_on.of(year + 1), duty.overdue_after.of(year + 1)
    return Owed(
        DutyKind(duty.id),
        cluster,
        title.name,
        owed_by,
        duty.article,
        due,
        late,
        _over(late, day),
        year,
    )


def _review(
    cluster: Cluster, title: Title, measure: Measure, day: date, ahead: timedelta
) -> Iterator[Owed]:
    begins = date(title.valid_until.year, 1, 1)
    if title.standing(day) in (Standing.RECOGNISED, Standing.REVIEW_DUE) and begins <= days_later(
        day, ahead
    ):
        until = title.valid_until
        yield Owed(
            DutyKind.REVIEW_APPLICATION,
            cluster,
            title.name,
            title.name,
            measure.review.article,
            begins,
            until,
            _over(until, day),
        )


def _acts(
    cluster: Cluster, title: Title, measure: Measure, day: date, authority: str
) -> Iterator[Owed]:
    match title.standing(day):
        case Standing.EXPIRED:
            kind, since = DutyKind.ACT_ON_EXPIRED, title.valid_until
        case Standing.REVIEW_FAILED:
            kind, since = DutyKind.ACT_ON_FAILED_REVIEW, title.review_failed_on or day
        case _:
            return
    yield Owed(
        kind,
        cluster,
        title.name,
        authority,
        measure.review.article,
        since,
        since,
        _over(since, day),
    )


def _over(late: date, day: date) -> int:
    return max(0, (day - late).days)
