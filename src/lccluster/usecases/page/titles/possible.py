"""Which acts the law allows on a title today, and what stands against the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from msgspec import Struct

from lccluster.register.acts import Act, Ending, OnAct, Report, Reported, ReviewPassed, reported_as
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal
from lccluster.usecases.page.asked import Errand
from lccluster.usecases.page.titles.errands import ERRANDS
from lccluster.usecases.page.titles.trials import SAID, standing, trial
from lccluster.usecases.register.room import Room


class Possible(Struct, frozen=True):
    """An act, and what stands against it today whatever is said in it; nothing where it may be done."""

    errand: Errand
    against: tuple[str, ...]


def possible(room: Room, cluster: Cluster, today: date) -> list[Possible]:
    """Look at every act."""
    return [Possible(each, against(room, cluster, each.kind, today)) for each in ERRANDS.values()]


def against(room: Room, cluster: Cluster, kind: type[Act], today: date) -> tuple[str, ...]:
    """Say what stands against an act today whatever is said in it; nothing where it may be done, be it for a reason."""
    said: list[Refusal] = []
    for event in _trials(room, cluster, kind, today):
        found = standing(room, cluster, event)
        if all(each.answerable for each in found):
            return ()
        said = said or [each for each in found if not each.answerable]
    return tuple(dict.fromkeys(str(each.sentence) for each in said))


def _trials(room: Room, cluster: Cluster, kind: type[Act], today: date) -> Iterator[Act]:
    """Try an act with everything that may be said in it where the law looks at that."""
    if issubclass(kind, Ending):
        grounds = kind.grounds(room.measure)
        yield from (trial(kind, today, ground=each.id) for each in grounds)
    elif issubclass(kind, OnAct):
        yield from (trial(kind, today, of=each.id) for each in cluster.events if each.id)
    elif issubclass(kind, Report):
        yield from _reports(room, cluster, today)
    elif kind is ReviewPassed:
        yield trial(kind, today, application_sha256=SAID)
    else:
        yield trial(kind, today)


def _reports(room: Room, cluster: Cluster, today: date) -> Iterator[Act]:
    """Try the report of every duty, part and year."""
    first = min((each.on.year for each in cluster.events), default=today.year)
    years = range(today.year, first - 1, -1)
    for duty in room.measure.duties:
        kind, parts = reported_as(duty), range(1, len(duty.days) + 1)
        for year, part in product(years, parts):
            own: dict[str, Any] = {"duty": duty.id, "part": part if len(parts) > 1 else None}
            yield kind(on=today, year=year, **own if kind is Reported else {})
