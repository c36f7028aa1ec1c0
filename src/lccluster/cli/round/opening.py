"""`round open`, `round file`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.answering.here import place_of_year
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.program.placeholders import placeholder
from lccluster.cli.round import common
from lccluster.cli.round.recording import InRound, recording
from lccluster.language import Message

NO_RULE = 5


@recording("note", "override")
def open_round(
    doing: InRound,
    year: Annotated[str, Placed("YEAR", Message("The year of the round."))],
    call: Annotated[str, Valued("--call", "FILE", Message("The year's call."))],
    on: Annotated[
        str | None, Valued("--on", "DATE", Message("The day; else that of the call."))
    ] = None,
) -> None:
    """`round open`."""
    from lccluster.files.register.installation import office_file
    from lccluster.usecases.round.recording.opening import NoRuleInForce, Opening, open_year

    opening = Opening(
        str(arguments.number(placeholder("YEAR"), year)),
        Path(arguments.needed("--call", call)),
        arguments.day("--on", on),
        doing.words["note"],
        doing.words["override"],
    )
    place = place_of_year(doing.ctx.obj, opening.year)
    try:
        recorded = open_year(
            place,
            opening,
            arguments.library(),
            Path(doing.ctx.obj.register),
            office_file(os.environ),
            doing.hand,
        )
    except NoRuleInForce as none:
        for each in none.said:
            streams.tell(each)
        raise typer.Exit(NO_RULE) from None
    doing.tell([recorded])


@recording("note", "override")
def file(
    doing: InRound,
    application: Annotated[str, Placed("APPLICATION", Message("The form as it was received."))],
    renews: Annotated[
        str | None, Valued("--renews", "ID", Message("The title whose re-review it is for."))
    ] = None,
    late: Annotated[str | None, common.late] = None,
    on: Annotated[
        str | None, Valued("--on", "DATE", Message("The day of its receipt; else today."))
    ] = None,
) -> None:
    """`round file`."""
    from lccluster.usecases.round.recording.filing import Filing, file_application

    room, hand = doing.room, doing.hand
    words = {"on": arguments.day("--on", on) or hand.stamp.today, **doing.words, "late": late}
    (form,) = arguments.files([application])
    recorded = file_application(room, form, Filing(words, renews), hand)
    doing.tell(recorded)
