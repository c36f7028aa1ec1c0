"""What counts on a day, as known on a day: events are filtered first and replayed afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from operator import attrgetter, lt
from typing import TypeVar

from msgspec import Struct

from lccluster.register.acts import VOIDING, Act, Corrected, Renamed, SetAside, Settled, Voided
from lccluster.register.cluster import Cluster

_OF_OTHERS = frozenset((Voided, Corrected, SetAside, Settled))
_DAY, _ID = attrgetter("on"), attrgetter("id")


Recorded = TypeVar("Recorded", bound=Act)


class Clocks(Struct, frozen=True):
    """The two clocks: what held on `as_of`, by what was recorded on or before `known_at`."""

    as_of: date
    known_at: date | None = None


def in_view(events: Sequence[Act], clocks: Clocks) -> list[Act]:
    """List the acts that count, corrected, in the order of their days.

    Acts set aside, and records voided, are gone from the day of that act on, not before.
    """
    known = recorded_by(events, clocks.known_at)
    if _stand_alone(known):
        return chronological([each for each in known if each.on <= clocks.as_of])
    kept = without_void(known, clocks.as_of)
    said = [each for each in as_corrected(kept, clocks.as_of) if each.on <= clocks.as_of]
    gone = {each.of for each in said if isinstance(each, SetAside)}
    return [each for each in chronological(said) if each.id is None or each.id not in gone]


def alone(events: Sequence[Act], known_at: date | None) -> list[Act] | None:
    """List the acts that are known, in the order of their days; None where one says anything of another.

    Those of them that count on a day are then the first, up to that day.
    """
    known = recorded_by(events, known_at)
    return chronological(known) if _stand_alone(known) else None


def recorded_by(events: Sequence[Act], known_at: date | None) -> Sequence[Act]:
    """List the acts that were recorded by a day; by now where none is told."""
    if known_at is None:
        return events
    return [each for each in events if each.recorded_on <= known_at]


def _stand_alone(events: Sequence[Act]) -> bool:
    """Tell whether no act says anything of another, as in most histories."""
    names = set(map(_ID, events))
    return len(names) == len(events) and _OF_OTHERS.isdisjoint(map(type, events))


def without_void(events: Sequence[Recorded], as_of: date = date.max) -> list[Recorded]:
    """Leave out what was settled not to count by then, and the records that were voided.

    No decision goes by being voided; of what two offices recorded apart, anything may be settled.
    """
    settled = settled_away(events, as_of)
    kept = [each for each in events if each.id not in settled] if settled else list(events)
    void = {each.of for each in kept if isinstance(each, Voided) and each.on <= as_of}
    if not void:
        return kept
    return [each for each in kept if not (each.id in void and each.taken_back is VOIDING)]


def settled_away(events: Iterable[Act], as_of: date = date.max) -> set[str]:
    """Name what settlements say does not count; of a settlement that was settled itself, nothing."""
    found = [each for each in events if type(each) is Settled and each.on <= as_of]
    gone: set[str] = set()
    for each in sorted(found, key=lambda one: one.id or "", reverse=True):
        if each.id not in gone:
            gone.add(each.of)
    return gone


def names_borne(cluster: Cluster, as_of: date = date.max) -> list[str]:
    """List every name that a cluster bore up to a day, the latest last; a voided renaming gave none."""
    seen = in_view(cluster.events, Clocks(as_of))
    return [cluster.name, *(each.name for each in seen if isinstance(each, Renamed))]


def names_then(cluster: Cluster) -> list[str]:
    """Give for each act the name that the cluster bore once it had happened."""
    if not any(isinstance(each, Renamed) for each in cluster.events):  # as of nearly all
        return [cluster.name] * len(cluster.events)
    return [name_at(cluster, each) for each in cluster.events]


def name_at(cluster: Cluster, act: Act) -> str:
    """Give the name that a cluster bore once an act had happened; a renaming voided since gave none."""
    name = cluster.name
    for each in in_view(cluster.events, Clocks(date.max)):
        if each.on > act.on:
            break
        name = each.name if isinstance(each, Renamed) else name
        if each.id and each.id == act.id:
            break
    return name


def chronological(events: Iterable[Act]) -> list[Act]:
    """Order acts by their days, those of one day by their recording, in whatever order they stand.

    Whoever records gives an act a greater id than all that its cluster had (`files.event_ids`); what
    bears no writer stands in the order of recording, and was there before anything that does.
    """
    acts = list(events)
    days = list(map(_DAY, acts))
    return acts if all(map(lt, days, days[1:])) else sorted(acts, key=_rank)


def _rank(event: Act) -> tuple[date, str]:
    return event.on, (event.id or "") if event.recorded_by else ""


def as_corrected(events: Sequence[Act], as_of: date = date.max) -> list[Act]:
    """Read every act as the corrections that count by then have it.

    A correction counts from its own day; before that day the act reads as it was recorded. One
    that does not fit changes nothing: `lawful` says so.
    """
    corrections = [each for each in events if isinstance(each, Corrected) and each.on <= as_of]
    said = {each.id: each for each in events if each.id}
    if not corrections and len(said) == len(events):
        return list(events)  # two of one id read as the later one
    for each in corrections:
        if each.of in said:
            with suppress(ValueError):
                said[each.of] = said[each.of].corrected(each.values)
    return [said.get(each.id, each) if each.id else each for each in events]


def at_the_end(events: Sequence[Act]) -> tuple[list[Act], date]:
    """List the acts that count once all of them do, and the last day on which anything changes.

    That is the day of any act, as recorded or as corrected.
    """
    if _stand_alone(events):
        seen = chronological(events)
        return seen, seen[-1].on if seen else date.min
    days = [each.on for each in (*events, *as_corrected(events))]
    return in_view(events, Clocks(date.max)), max(days, default=date.min)
