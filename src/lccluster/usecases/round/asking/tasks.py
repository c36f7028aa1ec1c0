"""What each office has to do next in a round."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.round.board import ReceivedRow
from lccluster.round.todo import Task, TaskLaw, tasks
from lccluster.usecases.round.room import RoundRoom
from lccluster.usecases.typed_words import office_known


def tasks_of(room: RoundRoom, rows: Sequence[ReceivedRow], office: str | None) -> list[Task]:
    """List what is to be done, by everybody or by one office; raises Unusable for one nobody knows."""
    law = TaskLaw(room.call, room.procedure, room.offices, room.panel, room.round.record)
    found = tasks(rows, law)
    if office is None:
        return found
    meant = room.offices.named(office)
    if meant is None:
        there = (room.offices.city, *room.offices.counties)
        message = Message("“{office}” is no office of this round.", office=office)
        fault = Fault("unknown-office", message, office_known(office, room.offices, there))
        raise Unusable(fault.at(field="--office"))
    return [each for each in found if each.office == meant.name.zh]
