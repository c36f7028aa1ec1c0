"""Which acts the law allows on a title today, and what stands against the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from lccluster.register.acts import Act, Ending, OnAct, Report, Reported, ReviewPassed, reported_as
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal, Unlawful, decide
from lccluster.usecases.page.asked import Errand
from lccluster.usecases.page.titles.errands import ERRANDS
from lccluster.usecases.register.recording.deciding import not_ours
from lccluster.usecases.register.room import Room

_SAID = "—"  # whatever is said there, the law asks first whether there may be such an act at all
_LAST = {"id": "Z" * 26, "recorded_by": _SAID}  # it comes after all that was recorded today


class Possible(Struct, frozen=True):
    """An act, and what stands against it today whatever is said in it; nothing where it may be done."""

    errand: Errand
    against: tuple[str, ...]


def possible(room: Room, cluster: Cluster, today: date) -> list[Possible]:
    """Look at every act."""
    return [Possible(each, _against(room, cluster, each.kind, today)) for each in ERRANDS.values()]


def _against(room: Room, cluster: Cluster, kind: type[Act], today: date) -> tuple[str, ...]:
    said: list[Refusal] = []
    for event in _trials(room, cluster, kind, today):
        standing = _standing(room, cluster, event)
        if all(each.answerable for each in standing):
            return ()
        said = said or [each for each in standing if not each.answerable]
    return tuple(dict.fromkeys(str(each.sentence) for each in said))


def _standing(room: Room, cluster: Cluster, event: Act) -> Sequence[Refusal]:
    ours = not_ours(room, cluster, event)
    try:
        decide(event, cluster, room.measure, room.measures, ours)
    except Unlawful as unlawful:
        return unlawful.refusals
    return ()


def _trials(room: Room, cluster: Cluster, kind: type[Act], today: date) -> Iterator[Act]:
    """Try an act with everything that may be said in it where the law looks at that."""
    base: dict[str, Any] = {"on": today, "document_number": _SAID, **_LAST, **_filled(kind)}
    if issubclass(kind, Ending):
        yield from (kind(**base | {"ground": each.id}) for each in kind.grounds(room.measure))
    elif issubclass(kind, OnAct):
        yield from (kind(**base | {"of": each.id}) for each in cluster.events if each.id)
    elif issubclass(kind, Report):
        yield from _reports(room, cluster, today)
    elif kind is ReviewPassed:
        yield kind(**base | {"application_sha256": _SAID})
    else:
        yield kind(**base)


def _reports(room: Room, cluster: Cluster, today: date) -> Iterator[Act]:
    """Try the report of every duty, part and year."""
    first = min((each.on.year for each in cluster.events), default=today.year)
    years = range(today.year, first - 1, -1)
    for duty in room.measure.duties:
        kind, parts = reported_as(duty), range(1, len(duty.days) + 1)
        for year, part in product(years, parts):
            own: dict[str, Any] = {"duty": duty.id, "part": part if len(parts) > 1 else None}
            yield kind(on=today, year=year, **own if kind is Reported else {})


_BLANK: dict[Any, Any] = {str: _SAID, dict[str, str | None]: {}, int: 0}


def _filled(kind: type[Act]) -> dict[str, Any]:
    return {
        each.name: _BLANK[each.type] for each in fields(kind) if each.required and each.name != "on"
    }
