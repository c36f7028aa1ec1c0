"""Enter clusters with their recognitions: all or none, ids that count on within the year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lccluster.files.register.entry import Entry
from lccluster.files.register.lock import locked
from lccluster.files.register.writing import new_entry, record_text
from lccluster.register.acts import Recognised
from lccluster.register.ahead import ahead
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal, Unlawful
from lccluster.usecases.register.acts import (
    Recorded,
    Stamp,
    Tell,
    decided_on,
    stamped,
    with_warnings,
    write_sealed,
)
from lccluster.usecases.register.recording.intended import Intended
from lccluster.usecases.register.recording.like_names import Neighbour, in_all, of_each
from lccluster.usecases.register.recording.second_titles import (
    Neighbours,
    look_alikes,
    neighbours,
    second_titles,
)
from lccluster.usecases.register.room import Room

Facts = Mapping[str, str | None]
Agree = Callable[[Sequence[Recorded]], None]  # looks at what is about to be written; may raise


def unlooked(_recorded: Sequence[Recorded]) -> None:
    """Let it be written as it comes."""


def recognise(
    room: Room,
    facts: Facts,
    event: Recognised,
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
    agree: Agree = unlooked,
) -> Recorded:
    """Enter a cluster with its recognition; raises Unusable or Unlawful, and then nothing has changed."""
    listed = [(facts, Intended(event))]
    (recorded,) = recognise_all(room, listed, stamp, dry_run=dry_run, tell=tell, agree=agree)
    return recorded


def recognise_all(
    room: Room,
    listed: Sequence[tuple[Facts, Intended]],
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
    agree: Agree = unlooked,
) -> list[Recorded]:
    """Enter clusters with their recognitions, all or none; ids count on within the year.

    `agree` is asked while nobody else can write. Raises Unusable, or Unlawful with what stands
    against any of them, and then nothing has changed.
    """
    with nullcontext() if dry_run else locked(room.register.folder, tell):
        entered = _entered_all(room, listed, stamp)
        if dry_run or not entered:
            return [recorded for recorded, _ in entered]
        agree([recorded for recorded, _ in entered])
        unsealed = write_sealed(room, [(entry, [each.event]) for each, entry in entered])
    return with_warnings([recorded for recorded, _ in entered], unsealed)


def _entered_all(
    room: Room, listed: Sequence[tuple[Facts, Intended]], stamp: Stamp
) -> list[tuple[Recorded, Entry]]:
    """Make all recognitions; raises Unlawful with everything that stands against any of them."""
    named = [facts["name"] or "" for facts, _ in listed]
    beside = neighbours(room, named, {each.event.on.year for _, each in listed})
    entered: list[tuple[Recorded, Entry]] = []
    refused: list[Refusal] = []
    known = [*beside.clusters]
    for facts, intended in listed:
        try:
            recorded, entry = _entered(room, beside, facts, intended, stamp)
        except Unlawful as unlawful:
            refused += unlawful.refusals
            continue
        beside.add(Neighbour(entry.cluster, entry.path))
        entered.append((recorded, entry))
    if refused:
        raise Unlawful(refused)
    said = _with_likenesses(room, known, [recorded for recorded, _ in entered])
    return [(each, entry) for each, (_, entry) in zip(said, entered, strict=True)]


def _with_likenesses(
    room: Room, known: Sequence[Neighbour], recorded: Sequence[Recorded]
) -> list[Recorded]:
    """Say with each title, and with the last what concerns all, which names look like new ones."""
    new = [Neighbour(each.cluster, Path(each.path)) for each in recorded]
    found = [*look_alikes(room, known, new)]
    said = [
        replace(each, warnings=(*likes, *each.warnings))
        for each, likes in zip(recorded, of_each(found), strict=True)
    ]
    return with_warnings(said, in_all(found, room.register.folder)) if said else said


def _entered(
    room: Room, beside: Neighbours, facts: Facts, intended: Intended, stamp: Stamp
) -> tuple[Recorded, Entry]:
    values: dict[str, Any] = dict(facts)
    cluster = Cluster(id=beside.next_id(room.ids_of(intended.event.on.year)), **values)
    meant = stamped(room, intended, stamp, cluster)
    new_entry(room.register, replace(cluster, events=(meant.event,)))  # words first, then the law
    twice = second_titles(room, beside.having_borne(cluster.name), cluster.name, meant.event)
    meant = replace(meant, against=(*meant.against, *twice))
    decided = decided_on(room, cluster, meant, stamp, str(room.register.folder))
    entry = new_entry(room.register, replace(cluster, events=(decided.event,)))
    warnings = (
        *intended.warnings,
        *ahead(decided.event, stamp.today, room.measure.future_acts),
    )
    text = record_text(entry.cluster)
    recorded = Recorded(
        entry.cluster, decided.event, text, str(entry.path), warnings, decided.answered
    )
    return recorded, entry
