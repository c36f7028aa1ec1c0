"""Clusters that nothing is brought of, and with which what is brought of others has to be held."""

from __future__ import annotations

from collections.abc import Mapping

from lccluster.register.cluster import Cluster
from lccluster.register.joining.across import (
    Bringing,
    one_for_all,
    reports_brought,
    settled_elsewhere,
)
from lccluster.register.joining.cluster import Joined
from lccluster.usecases.register.asking.handed_in import having
from lccluster.usecases.register.joining.standing import entries_here
from lccluster.usecases.register.room import Room


def held_together(room: Room, brought: Mapping[str, Bringing]) -> dict[str, Joined]:
    """Hold what is brought of each cluster against all the others; raises Unusable."""
    return one_for_all(brought, _others(room, brought), room.measure)


def _others(room: Room, brought: Mapping[str, Bringing]) -> list[Cluster]:
    """Read the clusters with a report that is brought, and those of acts that a settlement prefers."""
    reports, kept = reports_brought(brought, room.measure), settled_elsewhere(brought)
    if kept:  # rare, and no index knows acts by their ids
        return [e.cluster for e in room.entries() if e.cluster.id not in brought]
    ids = {id for those in having(room, reports).values() for id in those} if reports else set()
    return [each.cluster for each in entries_here(room, ids - {*brought}).values()]
