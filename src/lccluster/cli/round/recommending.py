"""`round recommend`."""

from typing import Annotated

from lccluster.cli import arguments
from lccluster.cli.options import Placed, Valued
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.cli.round.recording import InRound, recording
from lccluster.language import Message


@recording("on", "note", "override")
def recommend(
    doing: InRound,
    county: Annotated[str, Placed("COUNTY", Message("The county that recommends."))],
    document: Annotated[str | None, parameters.document] = None,
    order: Annotated[
        str | None,
        Valued("--order", "APP,APP…", Message("Just these, by rank; else all that passed.")),
    ] = None,
    late: Annotated[str | None, common.late] = None,
) -> None:
    """`round recommend`."""
    from lccluster.usecases.round.recording.deciding import Recommending, recommend

    room = doing.room
    words = doing.words | {"document_number": document, "late": late}
    named = [each.strip() for each in (order or "").replace("，", ",").split(",") if each.strip()]
    office = room.offices.county(arguments.county(county, room.offices))
    assert office is not None  # noqa: S101 - it was found by its name
    recorded = recommend(room, office, Recommending(words, named), doing.hand)
    doing.tell(recorded)
