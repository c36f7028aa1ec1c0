"""`round propose`, `notice`, `object`."""

from typing import Annotated, Any

from lccluster.cli import arguments
from lccluster.cli.options import Valued
from lccluster.cli.program import streams
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.cli.round.recording import InRound, recording
from lccluster.language import Message
from lccluster.round.acts import NoticePosted


@recording("on", "note", "override")
def propose(
    doing: InRound,
    applications: Annotated[list[str] | None, common.several] = None,
    reason: Annotated[
        str | None, Valued("--reason", "REASON", Message("Why the order of scores is left."))
    ] = None,
) -> None:
    """`round propose`."""
    from lccluster.usecases.round.recording.listing import propose

    recorded = propose(doing.room, applications or (), reason, doing.words, doing.hand)
    doing.tell(recorded)


@recording("note")
def notice(
    doing: InRound,
    since: Annotated[str, Valued("--from", "DATE", Message("The first day of the notice."))],
    until: Annotated[
        str | None,
        Valued("--until", "DATE", Message("Its last day, counted by hand; else as the call says.")),
    ] = None,
    on: Annotated[
        str | None,
        Valued("--on", "DATE", NoticePosted.counts_from),
    ] = None,
    document: Annotated[str | None, parameters.document] = None,
) -> None:
    """`round notice`."""
    from lccluster.usecases.round.recording.listing import post_notice

    first = arguments.day("--from", since)
    assert first is not None  # noqa: S101 - it was given
    words = doing.words | {
        "on": arguments.day("--on", on) or first,
        "document_number": document,
    }
    last = arguments.day("--until", until)
    recorded = post_notice(doing.room, first, last, words, doing.hand)
    doing.tell(recorded)
    for each in recorded:
        streams.tell(Message("The notice runs until {day}.", day=each.event.until))  # type: ignore[attr-defined]


@recording("on", "note")
def object_(
    doing: InRound,
    application: Annotated[str, common.one],
    reason: Annotated[
        str | None, Valued("--reason", "TEXT", Message("What is said against it."))
    ] = None,
    named: Annotated[str | None, common.named] = None,
    sealed: Annotated[str | None, common.sealed] = None,
) -> None:
    """`round object`."""
    from lccluster.usecases.round.recording.listing import object_to

    said: dict[str, Any] = {
        "reason": reason,
        "named": named,
        "sealed": sealed,
    }
    doing.tell(object_to(doing.room, application, said, doing.words, doing.hand))
