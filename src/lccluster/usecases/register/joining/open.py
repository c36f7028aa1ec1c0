"""Conflicts that are open: what waits in the inbox, held against what stands here. Stored nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from lccluster.errors import Damaged, Unusable
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import Inbox, edited, read_inbox
from lccluster.files.register.reading.steady import steadily
from lccluster.register.cluster import Cluster
from lccluster.register.joining.across import (
    Bringing,
    one_for_all,
    reports_brought,
    settled_elsewhere,
)
from lccluster.register.joining.clash import Clash, in_order
from lccluster.register.joining.cluster import Joined, joined
from lccluster.register.joining.identity import Ours
from lccluster.register.joining.law import Law
from lccluster.register.joining.piece import Piece
from lccluster.register.joining.unordered import Origins, by_hand_on
from lccluster.usecases.register.asking.handed_in import having
from lccluster.usecases.register.joining.of_header.bringing import NewHeader, header_here
from lccluster.usecases.register.joining.standing import Entries, entries_here
from lccluster.usecases.register.room import Room


def law_of(room: Room) -> Law:
    """Give what unions are held against in a register."""
    return Law(room.measure, room.measures, room.offices)


def open_conflicts(room: Room) -> list[Clash]:
    """List the conflicts that are open, as they are numbered; raises Unusable."""
    return steadily(room.register, lambda register: _open(room.at(register)))


def _open(room: Room) -> list[Clash]:
    inbox = inbox_of(room)
    there = entries_here(room, inbox)
    return clashes(joins(room, there, inbox), header_here(room.register))


def inbox_of(room: Room) -> Inbox:
    """Read the inbox; raises Unusable, Damaged where it says something else than was sealed."""
    found, problems = read_inbox(room.register)
    if problems:
        raise Unusable(problems)
    if odd := edited(room.register, found):
        raise Damaged(odd)
    return found


def joins(room: Room, there: Entries, pieces: Mapping[str, Sequence[Piece]]) -> dict[str, Joined]:
    """Bring pieces of clusters to what stands here of each, and of all of them; raises Unusable."""
    law, origins = law_of(room), origins_of(room.register, there, pieces)
    sides = {id: (_ours(there, id, origins), each) for id, each in pieces.items() if each}
    alone = {id: Bringing(*side, joined(*side, law)) for id, side in sides.items()}
    return held_together(room, alone)


def _ours(there: Entries, id: str, origins: Mapping[str, Origins]) -> Ours | None:
    """Give a cluster as it stands here, if it does."""
    if id not in there:
        return None
    return Ours(there[id].cluster, there[id].facts, origins.get(id, {}))


def clashes(found: Mapping[str, Joined], header: NewHeader) -> list[Clash]:
    """List conflicts as they are numbered."""
    return in_order([*header.clashes, *(clash for e in found.values() for clash in e.clashes)])


def origins_of(
    register: Register, there: Entries, pieces: Mapping[str, Sequence[Piece]]
) -> Mapping[str, Origins]:
    """Give the writers of acts of the clusters in which that matters, by cluster; raises Unusable."""
    asked = {id for id, each in pieces.items() if id in there and _meet(there, id, each)}
    if not asked:
        return {}
    chains, problems = register.chains()
    if problems:
        raise Unusable(problems)
    found: dict[str, dict[str | None, frozenset[str]]] = defaultdict(dict)
    for writer, chain in chains.by_name.items():
        for each in chain:
            if each.cluster in asked:
                known = found[each.cluster].get(each.event, frozenset())
                found[each.cluster][each.event] = known | {writer}
    return found


def _meet(there: Entries, id: str, pieces: Collection[Piece]) -> bool:
    by_hand = [each.act for each in pieces if each.act and each.act.recorded_by is None]
    return bool(by_hand) and bool(by_hand_on([*there[id].cluster.events, *by_hand]))


def held_together(room: Room, brought: Mapping[str, Bringing]) -> dict[str, Joined]:
    """Hold what is brought of each cluster against all the others; raises Unusable."""
    return one_for_all(brought, _others(room, brought), law_of(room))


def _others(room: Room, brought: Mapping[str, Bringing]) -> list[Cluster]:
    """Read the clusters with a report that is brought, and those of acts that a settlement prefers."""
    reports, kept = reports_brought(brought, law_of(room)), settled_elsewhere(brought)
    if kept:  # rare, and no index knows acts by their ids
        return [e.cluster for e in room.entries() if e.cluster.id not in brought]
    ids = {id for those in having(room, reports).values() for id in those} if reports else set()
    return [each.cluster for each in entries_here(room, ids - {*brought}).values()]
