"""Acts tried on the law before anybody has said what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import fields

from lccluster.register.acts import Act, OnAct
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal, Unlawful, decide
from lccluster.usecases.register.recording.deciding import not_ours
from lccluster.usecases.register.room import Room

SAID = "x"  # whatever is said there, the law asks first whether there may be such an act at all
_LAST = {"id": "Z" * 26, "recorded_by": SAID}  # it comes after all that was recorded on its day
_BLANK: dict[Any, Any] = {str: SAID, dict[str, str | None]: {}, int: 0}


def trial(kind: type[Act], on: date, **said: Any) -> Act:
    """Make an act of a kind of which only this is said."""
    needed = (each for each in fields(kind) if each.required and each.name != "on")
    filled = {each.name: _BLANK[each.type] for each in needed}
    return kind(**{"on": on, "document_number": SAID, **_LAST, **filled, **said})


def standing(room: Room, cluster: Cluster, event: Act) -> Sequence[Refusal]:
    """Give what stands against an act."""
    ours = not_ours(room, cluster, event)
    try:
        decide(event, cluster, room.measure, room.measures, ours)
    except Unlawful as unlawful:
        return unlawful.refusals
    return ()


def open_to(kind: type[OnAct], room: Room, cluster: Cluster) -> list[Act]:
    """List the acts on which such an act may be, behind all that happened."""
    last = max((each.on for each in cluster.events), default=date.min)
    tried = ((each, trial(kind, last, of=each.id)) for each in cluster.events if each.id)
    return [
        each
        for each, event in tried
        if all(one.answerable for one in standing(room, cluster, event))
    ]
