"""An act read out before it is recorded: what it says, by the heads of a history, in the language spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.language import Message
from lccluster.render.columns.act_read import read_out
from lccluster.usecases.page.asked import LABELS
from lccluster.usecases.register.acts import Recorded

if TYPE_CHECKING:
    from lccluster.usecases.round.recording.meant import RecordedInRound
    from lccluster.web.acting.deeds import Beside
    from lccluster.web.office import Desk


def reading(office: Desk, recorded: Recorded | RecordedInRound) -> Beside:
    """Give label and text of what an act is on, and of all that it says."""
    event = recorded.event
    told = [(Message("act"), str(event.words)), (LABELS["on"], str(event.on))]
    return [_subject(recorded), *told, *read_out(event, _details(office, recorded))]


def _subject(recorded: Recorded | RecordedInRound) -> tuple[Message, str]:
    """Say what it is on: a title, an application by its number, or the round."""
    if isinstance(recorded, Recorded):
        return Message("cluster"), f"{recorded.cluster.id} {recorded.name}"
    if number := recorded.number:
        return Message("Applications"), f"{number} {recorded.name}"
    return Message("round"), recorded.name


def _details(office: Desk, recorded: Recorded | RecordedInRound) -> str:
    if isinstance(recorded, Recorded):
        from lccluster.render.columns.act_details import printed

        room = office.room()
        return printed(recorded.event, recorded.cluster.events, room.measure, room.called)
    from lccluster.render.screen.round import details

    return details(recorded.event)
