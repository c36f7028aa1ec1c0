"""What is owed on a day: reports (第十一条, 第十二条), re-reviews and acts (第十三条)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from lccluster.language import Message
from lccluster.register.cluster import Cluster
from lccluster.register.days import days_later
from lccluster.register.facts import Standing, Title
from lccluster.register.title import title_of
from lccluster.register.view import Clocks, last_change
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Duty, Measure, in_force


class DutyKind(StrEnum):
    """Kinds of what is owed."""

    ANNUAL_REPORT = "annual_report"
    COUNTY_REPORT = "county_report"
    REVIEW_APPLICATION = "review_application"
    ACT_ON_EXPIRED = "act_on_expired"
    ACT_ON_FAILED_REVIEW = "act_on_failed_review"
    ACT_ON_LOST_GROUND = "act_on_lost_ground"

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
    DutyKind.ACT_ON_LOST_GROUND: Message("act on a cancellation whose ground is gone"),
}
OfTitle = tuple[Cluster, Title]
REPORTING = (Standing.RECOGNISED, Standing.REVIEW_DUE, Standing.UNDER_REVIEW)


class Owed(Struct, frozen=True):
    """One thing owed: on which titles, by whom, under which provision, from when, late after when.

    Where no term is set, `overdue_after` is None, and `due_on` says since when it may be done.
    `days_over` counts from `overdue_after`; `year` is the year a report is about. `flags` mark
    what no measure at hand asks for on that day.
    """

    kind: DutyKind
    titles: tuple[OfTitle, ...]
    owed_by: str
    article: Citation
    due_on: date
    overdue_after: date | None
    days_over: int
    year: int | None = None
    flags: tuple[str, ...] = ()

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Give the clusters that it is on."""
        return tuple(cluster for cluster, _ in self.titles)

    @property
    def names(self) -> tuple[str, ...]:
        """Give their names."""
        return tuple(title.name for _, title in self.titles)

    @property
    def county(self) -> str:
        """Name their county."""
        return self.clusters[0].county

    @property
    def overrides(self) -> tuple[str, ...]:
        """Give the reasons for which their titles stand although something stood against them."""
        return tuple(reason for _, title in self.titles for reason in title.overrides)


class Asking(Struct, frozen=True):
    """What is asked: under which law, on which day, how far ahead, and who ends titles."""

    measure: Measure
    measures: Sequence[Measure]
    clocks: Clocks
    authority: str
    ahead: timedelta

    @property
    def day(self) -> date:
        """Give the day asked about."""
        return self.clocks.as_of

    @property
    def until(self) -> date:
        """Give the last day of what falls due."""
        return days_later(self.day, self.ahead)

    def over(self, late: date) -> int:
        """Count the days by which something is late."""
        return max(0, (self.day - late).days)

    def marked(self, flag: str, day: date) -> tuple[str, ...]:
        """Mark what no measure at hand covers on a day."""
        return () if in_force(self.measures, day) else (flag,)


def owed(clusters: Sequence[Cluster], asking: Asking) -> list[Owed]:
    """List what is owed on a day, and what falls due soon, the most urgent first."""
    titles = ((each, title_of(each, asking.measure, asking.clocks)) for each in clusters)
    held = [(cluster, title) for cluster, title in titles if title is not None]
    found = [*_reports(held, asking)]
    for cluster, title in held:
        found += [*_review(cluster, title, asking), *_acts(cluster, title, asking)]
    return sorted(found, key=_urgency)


def _urgency(each: Owed) -> tuple[date, date, str]:
    return each.overdue_after or each.due_on, each.due_on, each.clusters[0].id


def _reports(held: Sequence[OfTitle], asking: Asking) -> Iterator[Owed]:
    """List yearly reports: a cluster's for each title, a county's once for all of its titles."""
    for duty in asking.measure.duties:
        owing: dict[tuple[str, int], list[OfTitle]] = {}
        handed_in = {
            (_owner(duty, cluster), year)
            for cluster, title in held
            for kind, year in title.reports
            if kind == duty.id
        }
        for cluster, title in held:
            for year in _years(cluster, title, duty, asking):
                owing.setdefault((_owner(duty, cluster), year), []).append((cluster, title))
        for (owner, year), titles in owing.items():
            if (owner, year) not in handed_in:
                yield _report(titles, duty, year, asking)


def _owner(duty: Duty, cluster: Cluster) -> str:
    return cluster.county if duty.owed_by == "county" else cluster.id


def _years(cluster: Cluster, title: Title, duty: Duty, asking: Asking) -> Iterator[int]:
    """List the years on which a report fell due, the title standing then."""
    if title.ended:
        return
    last = last_change(cluster.events)
    for year in range(title.recognised_on.year, asking.until.year):
        due_on = duty.due_on.of(year + 1)
        if due_on > asking.until:
            return
        then = title if due_on >= last else _title_then(cluster, due_on, asking)
        if then is not None and then.standing(due_on) in REPORTING:
            yield year
        elif due_on >= last:
            return  # nothing happened since, and time alone brings no title back


def _title_then(cluster: Cluster, day: date, asking: Asking) -> Title | None:
    return title_of(cluster, asking.measure, Clocks(day, asking.clocks.known_at))


def _report(titles: Sequence[OfTitle], duty: Duty, year: int, asking: Asking) -> Owed:
    due, late = duty.due_on.of(year + 1), duty.overdue_after.of(year + 1)
    (cluster, title), *_ = titles
    return Owed(
        DutyKind(duty.id),
        tuple(titles),
        cluster.county if duty.owed_by == "county" else title.name,
        duty.article,
        due,
        late,
        asking.over(late),
        year,
        asking.marked("no-measure-asks", due),
    )


def _review(cluster: Cluster, title: Title, asking: Asking) -> Iterator[Owed]:
    begins, until = title.review_from, title.valid_until
    waiting = title.standing(asking.day) in (Standing.RECOGNISED, Standing.REVIEW_DUE)
    if begins is not None and waiting and begins <= asking.until:
        yield Owed(
            DutyKind.REVIEW_APPLICATION,
            ((cluster, title),),
            title.name,
            asking.measure.review.article,
            begins,
            until,
            asking.over(until),
            flags=asking.marked("no-rulebook-for-review", until),
        )


def _acts(cluster: Cluster, title: Title, asking: Asking) -> Iterator[Owed]:
    """List the acts that only the authority can take; the measure sets no term for them."""
    match title.standing(asking.day):
        case Standing.EXPIRED:
            kind = DutyKind.ACT_ON_EXPIRED
            since: date | None = days_later(title.valid_until, timedelta(days=1))
        case Standing.REVIEW_FAILED:
            kind, since = DutyKind.ACT_ON_FAILED_REVIEW, title.review_failed_on
        case Standing.CANCELLED if title.ground_lost:
            kind, since = DutyKind.ACT_ON_LOST_GROUND, title.ended_on
        case _:
            return
    ground = asking.measure.ground_when(title.standing(asking.day).value)
    stated = ground is not None or kind is DutyKind.ACT_ON_LOST_GROUND
    yield Owed(
        kind,
        ((cluster, title),),
        asking.authority,
        ground.article if ground else asking.measure.review.article,
        since or asking.day,
        None,
        0,
        flags=(
            *asking.marked("no-measure-in-force", asking.day),
            *(() if stated else ("no-ground-stated",)),
        ),
    )
