"""What each office has to do next in a round."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.errors import Problem, Unusable, nearest
from lccluster.language import Message
from lccluster.round.board import ReceivedRow
from lccluster.round.todo import Task, TaskLaw, tasks
from lccluster.usecases.round.room import RoundRoom


def tasks_of(room: RoundRoom, rows: Sequence[ReceivedRow], office: str | None) -> list[Task]:
    """List what is to be done, by everybody or by one office; raises Unusable for one nobody knows."""
    law = TaskLaw(room.call, room.procedure, room.offices, room.panel, room.round.record)
    found = tasks(rows, law)
    if office is None:
        return found
    meant = room.offices.named(office)
    if meant is None:
        near = nearest(office, room.offices.names)
        raise Unusable(
            Problem(
                code="unknown-office",
                field="--office",
                message=Message("“{office}” is no office of this round.", office=office),
                hint=Message("Is it {near}?", near=near) if near else None,
            )
        )
    return [each for each in found if each.office == meant.name.zh]
