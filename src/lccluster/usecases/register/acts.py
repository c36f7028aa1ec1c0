"""Record an act: lock, read again, decide, prove, write, seal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem
from lccluster.files.register.change.changing import write_longer
from lccluster.files.register.entry import Entry
from lccluster.files.register.ids import new_event_id
from lccluster.files.register.lock import locked
from lccluster.files.register.writing import spliced, written_line
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.ahead import ahead, far_ahead
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Decided, Refusal, Unlawful, decide
from lccluster.register.view import names_borne
from lccluster.usecases.register.recording.altered import refuse_altered
from lccluster.usecases.register.recording.deciding import not_ours
from lccluster.usecases.register.recording.intended import Intended, Make, for_each
from lccluster.usecases.register.recording.second_titles import borne_by_another
from lccluster.usecases.register.recording.which import Which, entries_meant
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.sealing import Written, seals_of

Tell = Callable[[Message], None]


def unheard(_said: Message) -> None:
    """Wait for whoever writes, without a word: nobody is there to hear it."""


class Stamp(Struct, frozen=True):
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


class Recorded(Struct, frozen=True):
    """An act that was recorded, or would be; `line` is what the file gains.

    `answered` is what stood against it, and gave way to the reason that was recorded.
    """

    cluster: Cluster
    event: Act
    line: str
    path: str
    warnings: tuple[Problem, ...] = ()
    answered: tuple[Refusal, ...] = ()

    @property
    def name(self) -> str:
        """Give the name that the cluster bears on the day of the act."""
        return names_borne(self.cluster, self.event.on)[-1]


def record(
    room: Room,
    cluster: str,
    act: Callable[[Cluster], Act],
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
) -> Recorded:
    """Record an act on one title; raises Unusable or Unlawful, and then nothing has changed."""
    which, make = Which((cluster,)), for_each(act)
    (recorded,) = record_all(room, which, make, stamp, dry_run=dry_run, tell=tell)
    return recorded


def record_all(
    room: Room, which: Which, make: Make, stamp: Stamp, *, dry_run: bool, tell: Tell
) -> list[Recorded]:
    """Record acts on titles, on all or on none.

    Raises Unusable or Unlawful, and then nothing has changed.
    """
    with nullcontext() if dry_run else locked(room.register.folder, tell):
        entries = entries_meant(room, which)
        refuse_altered(room.register, entries)
        made = zip(make(entries), entries, strict=True)
        intended = [stamped(room, each, stamp, entry.cluster) for each, entry in made]
        decided = _decided_all(room, entries, intended, stamp)
        acts = [(entry, each.event) for entry, each in zip(entries, decided, strict=True)]
        after = _all_spliced(room, acts)
        names = [borne_by_another(room, entry, event) for entry, event in acts]
        unsealed = () if dry_run else write_sealed(room, after)
    found = [
        Recorded(
            entry.cluster,
            each.event,
            f"  {written_line(entry, each.event)}",
            str(entry.path),
            (
                *meant.warnings,
                *alike,
                *ahead(each.event, stamp.today, room.measure.future_acts),
            ),
            each.answered,
        )
        for entry, meant, each, alike in zip(entries, intended, decided, names, strict=True)
    ]
    return with_warnings(found, unsealed)


def stamped(room: Room, intended: Intended, stamp: Stamp, cluster: Cluster) -> Intended:
    """Give an act its id, when it is recorded and, where writers are told apart, by whom."""
    shown = intended.event.id  # an act that somebody was shown keeps the id that was shown
    id = shown or new_event_id(stamp.now, (each.id for each in cluster.events))
    said = {"id": id, "recorded_at": stamp.recorded_at}
    if room.register.header.by_writer:
        said["recorded_by"] = room.me.writer
    return replace(intended, event=replace(intended.event, **said))


def _decided_all(
    room: Room, entries: Sequence[Entry], intended: Sequence[Intended], stamp: Stamp
) -> list[Decided]:
    """Decide on all acts; raises Unlawful with everything that stands against any of them."""
    decided: list[Decided] = []
    refused: list[Refusal] = []
    for entry, each in zip(entries, intended, strict=True):
        try:
            decided.append(decided_on(room, entry.cluster, each, stamp, str(entry.path)))
        except Unlawful as unlawful:
            refused += unlawful.refusals
    if refused:
        raise Unlawful(refused)
    return decided


def decided_on(
    room: Room, cluster: Cluster, intended: Intended, stamp: Stamp, place: str
) -> Decided:
    """Decide on an act; raises Unlawful, naming the place."""
    event = intended.event
    far = far_ahead(event, stamp.today, room.measure.future_acts)
    ours = not_ours(room, cluster, event)
    against = (*ours, *intended.against, *([far] if far else ()))
    try:
        return decide(event, cluster, room.measure, room.measures, against)
    except Unlawful as unlawful:
        places = (intended.place, *(each.place for each in unlawful.refusals), place)
        known = next(filter(None, places))
        raise Unlawful(replace(each, place=known) for each in unlawful.refusals) from None


def _all_spliced(
    room: Room, acts: Sequence[tuple[Entry, Act]]
) -> list[tuple[Entry, Sequence[Act]]]:
    """Give the files with their acts, each proved; clusters that share a file get theirs at once."""
    by_file: dict[Path, list[tuple[Entry, Sequence[Act]]]] = defaultdict(list)
    for entry, event in acts:
        by_file[entry.path].append((entry, [event]))
    return [
        (after, events)
        for added in by_file.values()
        for after, (_, events) in zip(spliced(added, room.register), added, strict=True)
    ]


def with_warnings(found: list[Recorded], more: Sequence[Problem]) -> list[Recorded]:
    """Say what is worth a look of all acts together with the last of them."""
    return [*found[:-1], replace(found[-1], warnings=(*found[-1].warnings, *more))]


def write_sealed(room: Room, written: Written) -> tuple[Problem, ...]:
    """Write clusters' files, each with its new acts, and seal these, all or none; raises Unusable.

    What is written stands, sealed or not: where a seal cannot be written, that is a warning. An act
    of a round stands with its seal or not at all: the round's command, run again, would pass it over.
    """
    seals = seals_of(room, written)  # a damaged chain is refused before anything is written
    if any(getattr(act, "caused_by", None) for _, acts in written for act in acts):
        from lccluster.files.register.change.stroke import write_at_one_stroke

        return write_at_one_stroke(room.register, files_of(written), seals)
    return write_longer(room.register, files_of(written), seals)


def files_of(written: Written) -> dict[Path, bytes]:
    """Give the files of clusters as they will be."""
    return {entry.path: entry.document.source.data for entry, _ in written}
