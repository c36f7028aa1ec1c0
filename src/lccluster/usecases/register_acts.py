"""Record an act: lock, read again, decide, prove, write, seal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from lccluster.errors import Problem, Severity
from lccluster.files.disk.names import folded
from lccluster.files.event_ids import new_event_id
from lccluster.files.register.changing import write_longer
from lccluster.files.register_folder import Entry, seal_line
from lccluster.files.register_lock import locked
from lccluster.files.register_writing import (
    cluster_text,
    new_entry,
    spliced,
    written_line,
)
from lccluster.language import Message
from lccluster.quantities import iso_day
from lccluster.register.events import Cluster, Corrected, Event, Recognised
from lccluster.register.lawful import Refusal, Unlawful, decide
from lccluster.register.names import alike
from lccluster.register.seals import next_number, seal
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register_room import Room

Facts = Mapping[str, str | None]
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
    with nullcontext() if dry_run else locked(room.register.folder, tell):
        entry = room.entry(cluster_id)
        event = _decided(room, entry, make(entry.cluster), stamp)
        after = spliced(entry, [event], room.register)
        warnings = () if dry_run else write_sealed(room, [(after, [event])])
    line = f"  {written_line(entry, event)}"
    return Recorded(entry.cluster, event, line, str(entry.path), warnings)


def recognise(
    room: Room,
    facts: Facts,
    event: Recognised,
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
) -> Recorded:
    """Enter a cluster with its recognition; its id counts on within the year.

    Raises Unusable, or Unlawful where a title of that name stands.
    """
    with nullcontext() if dry_run else locked(room.register.folder, tell):
        (recorded,) = _enter(room, [(facts, event)], stamp, dry_run=dry_run)
    return recorded


def recognise_all(
    room: Room, listed: Sequence[tuple[Facts, Recognised]], stamp: Stamp, tell: Tell
) -> list[Recorded]:
    """Enter the clusters of a list; nothing is written unless all can be."""
    with locked(room.register.folder, tell):
        return _enter(room, listed, stamp, dry_run=False)


def _enter(
    room: Room, listed: Sequence[tuple[Facts, Recognised]], stamp: Stamp, *, dry_run: bool
) -> list[Recorded]:
    entries, entered = room.entries(), []
    for facts, event in listed:
        recorded, entry = _entered(room, entries, facts, event, stamp)
        entries.append(entry)
        entered.append((recorded, entry))
    if not dry_run and entered:
        unsealed = write_sealed(room, [(entry, [each.event]) for each, entry in entered])
        last, entry = entered[-1]
        entered[-1] = (replace(last, warnings=(*last.warnings, *unsealed)), entry)
    return [recorded for recorded, _ in entered]


def _entered(
    room: Room, entries: Sequence[Entry], facts: Facts, event: Recognised, stamp: Stamp
) -> tuple[Recorded, Entry]:
    stamped = replace(event, id=new_event_id(stamp.now), recorded_at=stamp.recorded_at)
    alikes = _look_alikes(room, entries, str(facts["name"]), stamped, stamp.today)
    values: dict[str, Any] = dict(facts)
    number = _next_id(room, entries, event.on.year)
    cluster = Cluster(id=number, events=(stamped,), **values)
    entry = new_entry(room.register, cluster)
    return Recorded(cluster, stamped, cluster_text(cluster), str(entry.path), tuple(alikes)), entry


def write_sealed(
    room: Room, written: Sequence[tuple[Entry, Sequence[Event]]]
) -> tuple[Problem, ...]:
    """Write clusters' files, each with its new acts, and seal these, all or none; raises Unusable.

    What is written stands, sealed or not: where a seal cannot be written, that is a warning.
    """
    acts = [
        (entry, entry.cluster.events.index(each)) for entry, events in written for each in events
    ]
    seals = seals_of(room, acts)  # a damaged chain is refused before anything is written
    files = {entry.path: entry.document.source.data for entry, _ in written}
    return write_longer(room.register, files, seals)


def seals_of(room: Room, acts: Iterable[tuple[Entry, int]]) -> dict[str, list[bytes]]:
    """Seal acts, each an entry and a place in it, in the words of the file: lines for each office.

    Raises Unusable for a damaged chain.
    """
    chains, lines = room.register.chain_ends(), defaultdict[str, list[bytes]](list)
    for entry, index in acts:
        office = entry.path.parent.name
        chain = chains.setdefault(office, [])
        words = entry.facts["events"][index]
        chain.append(seal(next_number(chains.values()), entry.facts, words, chain))
        lines[office].append(seal_line(chain[-1]))
    return dict(lines)


def correction(
    cluster: Cluster, event_id: str, values: Mapping[str, str | None], on: date | None, today: date
) -> Corrected:
    """Make a correction; unless said otherwise it counts from the day of what it corrects."""
    target = next((each for each in cluster.events if each.id == event_id), None)
    days = [target.on if target else today, _day_in(values) or date.max]
    return Corrected(on=on or min(days), of=event_id, values=dict(values))


def _day_in(values: Mapping[str, str | None]) -> date | None:
    try:
        return iso_day(values.get("on") or "")
    except ValueError:
        return None


def _decided(room: Room, entry: Entry, event: Event, stamp: Stamp) -> Event:
    stamped = replace(event, id=new_event_id(stamp.now), recorded_at=stamp.recorded_at)
    try:
        return decide(stamped, entry.cluster, room.measure)
    except Unlawful as unlawful:
        raise Unlawful(unlawful.refusal, str(entry.path)) from None


def _next_id(room: Room, entries: Sequence[Entry], year: int) -> str:
    """Count on within the year; ids never come from names."""
    start = f"{room.register.header.id_prefix}-{year}-"
    ids = {path.stem for path in room.register.files()} | {each.cluster.id for each in entries}
    alike = map(folded, ids)  # a disk may know no capitals
    taken = [each.removeprefix(folded(start)) for each in alike if each.startswith(folded(start))]
    return f"{start}{max((int(each) for each in taken if each.isdecimal()), default=0) + 1:03}"


def _look_alikes(
    room: Room, entries: Sequence[Entry], name: str, event: Event, today: date
) -> list[Problem]:
    """Warn of names that look alike; refuse a second recognition of a title that stands."""
    found = []
    for entry in entries:
        title = title_of(entry.cluster, room.measure, Clocks(today))
        names = {entry.cluster.name, title.name if title else entry.cluster.name}
        if name in names and title is not None and not title.ended:
            raise Unlawful(_stands_already(entry, name, event), str(entry.path))
        found += [_look_alike(entry, each, name) for each in alike(name, sorted(names))]
    return found


def _look_alike(entry: Entry, name: str, other: str) -> Problem:
    return Problem(
        code="names-look-alike",
        severity=Severity.WARNING,
        file=str(entry.path),
        message=Message(
            "“{name}” ({id}) looks like “{other}”.", name=name, id=entry.cluster.id, other=other
        ),
        hint=Message("If it is the same cluster, record acts on that id."),
    )


def _stands_already(entry: Entry, name: str, event: Event) -> Refusal:
    return Refusal(
        event,
        "title-stands",
        Message(
            "“{name}” holds a title already ({id}). Record acts on that id; only an ended title leaves room for a new recognition.",
            name=name,
            id=entry.cluster.id,
        ),
    )
