"""`round void`."""

from typing import Annotated

from lccluster.cli import arguments
from lccluster.cli.options import Placed, Valued
from lccluster.cli.round import common
from lccluster.cli.round.recording import InRound, recording
from lccluster.language import Message


@recording("on", "note")
def void(
    doing: InRound,
    application: Annotated[str, common.one],
    event: Annotated[
        str, Placed("EVENT", Message("The act: its kind, its id or the end of its id."))
    ],
    reason: Annotated[
        str | None, Valued("--reason", "TEXT", Message("Why the record was a mistake."))
    ] = None,
) -> None:
    """`round void`."""
    from lccluster.usecases.round.recording.voiding import void

    why = arguments.needed("--reason", reason or "")
    room, words = doing.room, doing.words | {"reason": why}
    doing.tell(void(room, application, event, words, doing.hand))
