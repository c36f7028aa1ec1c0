"""What is owed on a day: reports (第十一条, 第十二条), re-reviews and acts (第十三条)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import chain

from lccluster.register.acts import end_for
from lccluster.register.cluster import Cluster
from lccluster.register.days import days_later
from lccluster.register.facts import Standing, Title
from lccluster.register.owed.owing import Asking, DutyKind, Owed, OwedTitle
from lccluster.register.owed.yearly import Reports
from lccluster.register.title import titles_of
from lccluster.rulebook.measure import Measure


def owed(clusters: Iterable[Cluster], asking: Asking) -> list[Owed]:
    """List what is owed on a day, and what falls due soon, the most urgent first."""
    reports = Reports(asking, list[OwedTitle])
    found = [each for cluster in clusters for each in owed_on(cluster, reports, asking)]
    found += chain.from_iterable(reports.of_offices(lambda _: 0))
    return sorted(found, key=partial(urgency, places=places(asking.measure)))


def owed_on(cluster: Cluster, reports: Reports, asking: Asking) -> Iterator[Owed]:
    """List what is owed on one title; what an office owes for all of its titles, `reports` has in the end."""
    then = titles_of(cluster, asking.measure, asking.clocks.known_at)
    title = then.on(asking.day)
    if title is not None:
        yield from reports.of(cluster, title, then)
        yield from _review(cluster, title, asking)
        yield from _acts(cluster, title, asking)


def places(measure: Measure) -> Mapping[str, int]:
    """Number the measure's duties in their order."""
    return {duty.id: at for at, duty in enumerate(measure.duties)}


def urgency(each: Owed, places: Mapping[str, int]) -> tuple[date, date, str, int]:
    """Tell what is more urgent: what is late earlier, falls due earlier; then by title and by duty."""
    late, place = each.overdue_after or each.due_on, places.get(each.kind, len(places))
    return late, each.due_on, each.titles[0].id, place


def _review(cluster: Cluster, title: Title, asking: Asking) -> Iterator[Owed]:
    begins, until = title.review_from, title.valid_until
    waiting = title.standing(asking.day) in (Standing.RECOGNISED, Standing.REVIEW_DUE)
    if begins is not None and waiting and begins <= asking.until:
        yield Owed(
            DutyKind.REVIEW_APPLICATION,
            DutyKind.REVIEW_APPLICATION.words(None),
            (OwedTitle.of(cluster, title, asking.offices),),
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
        case Standing.CANCELLED | Standing.REVOKED if title.ground_lost:
            kind, since = DutyKind.ACT_ON_LOST_GROUND, title.ended_on
        case _:
            return
    end = title.ended or end_for(title.standing(asking.day), asking.measure)
    ground = asking.measure.ground_when(title.standing(asking.day).value)
    stated = ground is not None or kind is DutyKind.ACT_ON_LOST_GROUND
    yield Owed(
        kind,
        kind.words(end),
        (OwedTitle.of(cluster, title, asking.offices),),
        asking.authority,
        ground.article if ground else asking.measure.review.article,
        since or asking.day,
        None,
        0,
        flags=(
            *asking.marked("no-measure-in-force", asking.day),
            *(() if stated else ("no-ground-stated",)),
            *(("review-on-call",) if _may_be_called(kind, asking) else ()),
        ),
    )


def _may_be_called(kind: DutyKind, asking: Asking) -> bool:
    """Tell whether a title that has run out may still be called to a re-review."""
    on_call = asking.measure.review.applied_for == "on-call"
    return on_call and kind is DutyKind.ACT_ON_EXPIRED
