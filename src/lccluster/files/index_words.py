"""What the index keeps of a cluster: dates and last acts, never a standing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from lccluster.register.events import Cluster
from lccluster.register.title import Standing, Title, title_of
from lccluster.register.view import Clocks, last_change
from lccluster.rulebook.measure import Measure

COLUMNS = (
    "place", "id", "recognised_as", "county", "applicant", "dominant_industry", "note",
    "last_on", "last_recorded_at", "name", "recognised_on", "valid_until", "document_number",
    "review_applied_on", "review_failed_on", "ended", "ended_on", "applied_late", "reports",
)  # fmt: skip
Kept = tuple[Any, ...]


@dataclass(frozen=True)
class Held:
    """A cluster out of the index: its facts, and its title once every act has been replayed.

    The cluster comes without its acts. `last_on` is the last day that changes anything: on an
    earlier day the file itself has to be asked.
    """

    cluster: Cluster
    title: Title | None
    last_on: date
    file: str
    place: int


def kept(place: int, cluster: Cluster, measure: Measure) -> Kept:
    """Give what is kept of a cluster, in the order of the columns."""
    facts = (cluster.id, cluster.name, cluster.county)
    more = (cluster.applicant, cluster.dominant_industry, cluster.note)
    stamps = [each.recorded_at for each in cluster.events if each.recorded_at]
    last = (last_change(cluster.events).isoformat(), max(stamps, default=None))
    title = title_of(cluster, measure, Clocks(date.max))
    return (place, *facts, *more, *last, *(_title(title) if title else (None,) * 10))


def _title(title: Title) -> Kept:
    ended = title.ended.value if title.ended else None
    reports = json.dumps(sorted(title.reports)) if title.reports else None
    dates = (title.review_applied_on, title.review_failed_on)
    return (
        title.name,
        title.recognised_on.isoformat(),
        title.valid_until.isoformat(),
        title.document_number,
        *(each.isoformat() if each else None for each in dates),
        ended,
        title.ended_on.isoformat() if title.ended_on else None,
        int(title.applied_late),
        reports,
    )


def held(file: str, row: Kept) -> Held:
    """Give a cluster back out of what is kept of it."""
    place, id_, name, county, applicant, industry, note, last_on, _, *title = row
    cluster = Cluster(
        id=id_,
        name=name,
        county=county,
        applicant=applicant,
        dominant_industry=industry,
        note=note,
    )
    return Held(cluster, title_back(*title), date.fromisoformat(last_on), file, place)


def title_back(
    name: str | None,
    recognised_on: str | None,
    valid_until: str | None,
    document: str | None,
    applied: str | None,
    failed: str | None,
    ended: str | None,
    ended_on: str | None,
    late: int | None,
    reports: str | None,
) -> Title | None:
    """Give a title back; None where no recognition was ever recorded."""
    if name is None or recognised_on is None or valid_until is None:
        return None
    return Title(
        name,
        date.fromisoformat(recognised_on),
        date.fromisoformat(valid_until),
        document,
        _day(applied),
        _day(failed),
        Standing(ended) if ended else None,
        _day(ended_on),
        frozenset((kind, year) for kind, year in json.loads(reports or "[]")),
        bool(late),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
