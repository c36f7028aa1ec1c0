"""`round promulgate`, `close`."""

from typing import Annotated

from lccluster.cli.program import streams
from lccluster.cli.register import parameters
from lccluster.cli.round.recording import InRound, recording
from lccluster.language import Message


@recording("on", "note", "override")
def promulgate(
    doing: InRound,
    document: Annotated[str | None, parameters.document] = None,
) -> None:
    """`round promulgate`."""
    from lccluster.usecases.round.recording.ending import promulgate

    words = doing.words | {"document_number": document}
    recorded = promulgate(doing.room, words, doing.hand)
    doing.tell(recorded)
    if not recorded:
        streams.tell(Message("All that was on the list is promulgated; nothing was written."))


@recording("on", "note")
def close(
    doing: InRound,
) -> None:
    """`round close`."""
    from lccluster.usecases.round.recording.ending import close

    doing.tell(close(doing.room, doing.words, doing.hand))
