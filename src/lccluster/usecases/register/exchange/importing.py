"""Bring in what an export holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.register.change.stroke import write_at_one_stroke
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.lock import locked
from lccluster.files.register.pieces import entry_pieces
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.joining.cluster import Joined
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.register.check import check_changes
from lccluster.usecases.register.exchange.reading import read_export
from lccluster.usecases.register.exchange.refusals import fresh_acts, refuse_conflicts
from lccluster.usecases.register.exchange.table_words import CellWords
from lccluster.usecases.register.joining.placing import PlacedThing, placed
from lccluster.usecases.register.joining.standing import Entries
from lccluster.usecases.register.recording.second_titles import shared_names
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.sealing import seals_of

AT_ONCE = 500  # new clusters


class Imported(Struct, frozen=True):
    """What an import brought: clusters new, acts new, acts that stood there already."""

    clusters: int
    events: int
    known: int
    warnings: tuple[Problem, ...] = ()
    by_title: tuple[tuple[str, str, int], ...] = ()  # of each its id, its name, and how many acts

    @property
    def in_all(self) -> Message:
        """Count what is new, and what was there."""
        return Message(
            "New clusters: {clusters}; new acts: {events}; acts that were there already: {known}.",
            clusters=self.clusters,
            events=self.events,
            known=self.known,
        )


def import_file(room: Room, path: Path, tell: Tell, *, dry_run: bool = False) -> Imported:
    """Bring in clusters and acts that an export holds; the same act twice is one act.

    Everything is checked and proved first and comes to stand at one stroke; raises Unusable with
    every conflict, and then nothing has changed.
    """
    incoming = deque(read_export(path, CellWords(room.measure, lambda: room.every_form)))
    clusters = [each.cluster for each in incoming]
    with nullcontext() if dry_run else locked(room.register.folder, tell):
        if damage := check_changes(room).damage:
            raise Unusable(damage)
        there = {entry.cluster.id: entry for entry in room.entries()}
        refuse_conflicts(room, clusters, there, path)
        plan = _placed(room.register, there, incoming)
        brought = {each.id: each for each in clusters}
        fresh = [(each, _fresh(brought, there, each.cluster.id)) for each in plan.entries]
        seals = seals_of(room, fresh)  # a damaged chain is refused before anything is written
        unsealed = () if dry_run else write_at_one_stroke(room.register, plan.files, seals)
    new = sum(len(events) for _, events in fresh)
    return Imported(
        sum(cluster.id not in there for cluster in clusters),
        new,
        sum(len(cluster.events) for cluster in clusters) - new,
        (*unsealed, *shared_names(room, there.values(), plan.entries)),
        tuple((each.cluster.id, each.cluster.name, len(acts)) for each, acts in fresh if acts),
    )


def _placed(register: Register, there: Entries, incoming: deque[Entry]) -> PlacedThing:
    """Place what is brought, of new clusters some at once: what each was read from goes, as all of it is large.

    What stands `there` already is placed together, as several clusters may stand in one file.
    """
    known = [each for each in incoming if each.cluster.id in there]
    plan = PlacedThing()
    while some := _next(incoming, there):
        plan.join(placed(register, there, {e.cluster.id: _joined(e, there) for e in some}))
    plan.join(placed(register, there, {e.cluster.id: _joined(e, there) for e in known}))
    return plan


def _next(incoming: deque[Entry], there: Entries) -> list[Entry]:
    """Take the next clusters that are new here."""
    found: list[Entry] = []
    while incoming and len(found) < AT_ONCE:
        each = incoming.popleft()
        if each.cluster.id not in there:
            found.append(each)
    return found


def _joined(entry: Entry, there: Mapping[str, Entry]) -> Joined:
    """Give the acts of a cluster that are new here, in their own words."""
    fresh = fresh_acts(entry.cluster, there.get(entry.cluster.id))
    return Joined(taken=tuple(each for each in entry_pieces(entry) if each.act in fresh))


def _fresh(
    brought: Mapping[str, Cluster], there: Mapping[str, Entry], cluster_id: str
) -> Sequence[Act]:
    return fresh_acts(brought[cluster_id], there.get(cluster_id))
