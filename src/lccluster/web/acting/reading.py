"""An act read out beside the very line: what it says, by the heads of a history, in the language spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.language import Message
from lccluster.usecases.page.asked import LABELS
from lccluster.usecases.register.acts import Recorded

if TYPE_CHECKING:
    from lccluster.usecases.round.recording.record import RecordedInRound
    from lccluster.web.acting.deeds import Beside
    from lccluster.web.office import Desk


def reading(office: Desk, recorded: Recorded | RecordedInRound) -> Beside:
    """Give label and text of all that an act says."""
    event = recorded.event
    said = {
        Message("act"): event.words,
        LABELS["on"]: event.on,
        LABELS["document_number"]: event.document_number,
        LABELS["by"]: event.by,
        Message("details"): _details(office, recorded),
    }
    return [(label, str(text)) for label, text in said.items() if text]


def _details(office: Desk, recorded: Recorded | RecordedInRound) -> str:
    if isinstance(recorded, Recorded):
        from lccluster.render.columns.act_details import printed

        room = office.room()
        return printed(recorded.event, (), room.measure, room.called)
    from lccluster.render.screen.round import details

    return details(recorded.event)
