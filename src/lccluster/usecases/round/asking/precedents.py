"""Gather how a condition was decided in all rounds that lie beside one another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.within import in_each
from lccluster.files.round.layout import ROUND
from lccluster.language import Listing, Message
from lccluster.round.precedents import Precedent, decisions
from lccluster.rulebook.called import names_of, typed_name
from lccluster.usecases.round.papers import examined
from lccluster.usecases.round.room import RoundRoom, open_round_room


class GatheredDecisions(Struct, frozen=True):
    """Decisions in the order of rounds and numbers, and what could not be read."""

    found: list[Precedent]
    unread: list[Problem]


def gather(room: RoundRoom, condition: str, today: date) -> GatheredDecisions:
    """Gather the decisions on a condition of the round's rulebook; raises Unusable for an unknown one."""
    _refuse_unknown(room, condition)
    gathered = GatheredDecisions([], [])
    for folder in [each.parent for each in in_each(room.folder.resolve().parent, ROUND)]:
        _of_round(_at(room, folder), condition, today, gathered)
    return gathered


def _at(room: RoundRoom, folder: Path) -> RoundRoom:
    if folder == room.folder.resolve():
        return room
    return open_round_room(folder, room.library, room.register, room.office_file)


def _of_round(room: RoundRoom, condition: str, today: date, gathered: GatheredDecisions) -> None:
    entries, problems = room.round.applications()
    gathered.unread.extend(problems)
    for entry in sorted(entries, key=room.order):
        record = entry.cluster
        try:
            made = examined(room, record, today).assessment
        except Unusable as unusable:
            gathered.unread.extend(unusable.problems)
            continue
        gathered.found.extend(
            decisions(room.round.record.id, record.id, record.county, made, condition)
        )


def _refuse_unknown(room: RoundRoom, condition: str) -> None:
    if condition in [each.id for each in room.conditions]:
        return
    fault = _UNKNOWN_CONDITION.asking(condition, names_of(room.conditions))
    keys = Listing(map(typed_name, room.conditions))
    raise Unusable(fault.at(field=condition, condition=condition, keys=keys))


_UNKNOWN_CONDITION = Fault(
    "unknown-condition",
    Message("“{condition}” is no condition of this rulebook."),
    Message("Known here: {keys}."),
)
