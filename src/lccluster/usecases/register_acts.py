"""Record an act: lock, read again, decide, prove, write, seal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.event_ids import new_event_id
from lccluster.files.register_folder import Entry
from lccluster.files.register_lock import locked
from lccluster.files.register_writing import (
    cluster_text,
    event_line,
    spliced,
    write_act,
    write_new_cluster,
    write_seal,
)
from lccluster.language import Message
from lccluster.register.events import Cluster, Corrected, Event, Recognised
from lccluster.register.lawful import decide
from lccluster.register.names import alike
from lccluster.register.seals import next_number, seal
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register_room import Room

Tell = Callable[[Message], None]


@dataclass(frozen=True)
class Stamp:
    """When an act is recorded, with the office's own time zone."""

    now: datetime

    @property
    def recorded_at(self) -> str:
        """Draw it as `2026-11-23T09:30:00+08:00`."""
        return self.now.isoformat(timespec="seconds")

    @property
    def today(self) -> date:
        """Give the day."""
        return self.now.date()


@dataclass(frozen=True)
class Recorded:
    """An act that was recorded, or would be; `line` is what the file gains."""

    cluster: Cluster
    event: Event
    line: str
    path: str
    warnings: tuple[Problem, ...] = ()


def record(
    room: Room,
    cluster_id: str,
    make: Callable[[Cluster], Event],
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
) -> Recorded:
    """Record an act on a cluster; raises Unusable or Unlawful, and then nothing has changed."""
    if dry_run:
        entry = room.entry(cluster_id)
        event = _decided(room, entry, make(entry.cluster), stamp)
        spliced(entry, event, room.register)
        return _recorded(entry, event)
    with locked(room.register.folder, tell):
        entry = room.entry(cluster_id)
        event = _decided(room, entry, make(entry.cluster), stamp)
        write_act(entry, event, room.register)
        _seal(room, entry, event)
    return _recorded(entry, event)


def recognise(
    room: Room,
    facts: Mapping[str, str | None],
    event: Recognised,
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
) -> Recorded:
    """Enter a cluster with its recognition; its id counts on within the year. Raises Unusable."""
    if dry_run:
        return _entered(room, facts, event, stamp, write=False)
    with locked(room.register.folder, tell):
        return _entered(room, facts, event, stamp, write=True)


def correction(
    cluster: Cluster, event_id: str, values: Mapping[str, str | None], on: date | None, today: date
) -> Corrected:
    """Make a correction; unless said otherwise it counts from the day of what it corrects."""
    target = next((each for each in cluster.events if each.id == event_id), None)
    days = [target.on if target else today, _day_in(values) or date.max]
    return Corrected(on=on or min(days), of=event_id, values=dict(values))


def _day_in(values: Mapping[str, str | None]) -> date | None:
    try:
        return date.fromisoformat(values.get("on") or "")
    except ValueError:
        return None


def _decided(room: Room, entry: Entry, event: Event, stamp: Stamp) -> Event:
    stamped = replace(event, id=new_event_id(stamp.now), recorded_at=stamp.recorded_at)
    return decide(stamped, entry.cluster, room.measure)


def _recorded(entry: Entry, event: Event) -> Recorded:
    return Recorded(entry.cluster, event, event_line(event), str(entry.path))


def _seal(room: Room, entry: Entry, event: Event) -> None:
    """Seal the act that was just written; the words sealed are those of the file."""
    after = room.register.entry(entry.path)
    words = next(each for each in reversed(after.facts["events"]) if each.get("id") == event.id)
    chains = room.register.seals()
    office = entry.path.parent.name
    write_seal(
        room.register,
        office,
        seal(next_number(chains.values()), after.facts, words, chains.get(office, [])),
    )


def _entered(
    room: Room, facts: Mapping[str, str | None], event: Recognised, stamp: Stamp, *, write: bool
) -> Recorded:
    entries = room.entries()
    warnings = tuple(_look_alikes(room, entries, str(facts["name"]), stamp.today))
    stamped = replace(event, id=new_event_id(stamp.now), recorded_at=stamp.recorded_at)
    values: dict[str, Any] = dict(facts)
    cluster = Cluster(id=_next_id(room, event.on.year), events=(stamped,), **values)
    path = str(room.register.folder)
    if write:
        entry = write_new_cluster(room.register, cluster)
        _seal(room, entry, stamped)
        path = str(entry.path)
    return Recorded(cluster, stamped, cluster_text(cluster), path, warnings)


def _next_id(room: Room, year: int) -> str:
    """Count on within the year; ids never come from names."""
    start = f"{room.register.header.id_prefix}-{year}-"
    taken = [
        path.stem.removeprefix(start)
        for path in room.register.files()
        if path.stem.startswith(start)
    ]
    return f"{start}{max((int(each) for each in taken if each.isdigit()), default=0) + 1:03}"


def _look_alikes(room: Room, entries: list[Entry], name: str, today: date) -> list[Problem]:
    """Warn of names that look alike; refuse a second recognition of a title that stands."""
    found = []
    for entry in entries:
        title = title_of(entry.cluster, room.measure, Clocks(today))
        names = {entry.cluster.name, title.name if title else entry.cluster.name}
        if name in names and title is not None and not title.ended:
            raise Unusable(_stands_already(entry, name))
        found += [_look_alike(entry, each) for each in alike(name, sorted(names))]
    return found


def _look_alike(entry: Entry, name: str) -> Problem:
    return Problem(
        code="names-look-alike",
        severity=Severity.WARNING,
        file=str(entry.path),
        message=Message("“{name}” ({id}) looks like it.", name=name, id=entry.cluster.id),
        hint=Message("If it is the same cluster, record acts on that id."),
    )


def _stands_already(entry: Entry, name: str) -> Problem:
    return Problem(
        code="title-stands",
        file=str(entry.path),
        message=Message("“{name}” holds a title already ({id}).", name=name, id=entry.cluster.id),
        hint=Message(
            "Record acts on that id; only an ended title leaves room for a new recognition."
        ),
    )
