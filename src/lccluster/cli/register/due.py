"""`register due`: what is owed; nothing is written in the register."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED, Answer, print_answer
from lccluster.cli.options import Valued
from lccluster.cli.program import streams
from lccluster.cli.register import common, parameters
from lccluster.language import Message

if TYPE_CHECKING:
    from datetime import date

    from lccluster.files.disk.documents.output import Output
    from lccluster.render.table import Block
    from lccluster.usecases.register.asking.owed_put_down import DutiesPutDown
    from lccluster.usecases.register.room import Room

AHEAD = 60  # days of coming duties that `due` shows unless told
YEAR = 366  # days of coming duties in a calendar unless told
WITHIN = Valued(
    "--within", "DAYS", Message("Also what falls due within so many days; 60 unless said.")
)
ICS = Valued(
    "--ics", "FILE.ics", Message("Also write a calendar there; a year ahead unless --within says.")
)


def due(
    ctx: typer.Context,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    within: Annotated[str | None, WITHIN] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    ics: Annotated[str | None, ICS] = None,
) -> None:
    """`register due`."""
    from lccluster.files.disk.spool import spool
    from lccluster.register.days import days_later
    from lccluster.render.columns.duties import DUTIES, in_lots
    from lccluster.render.columns.fields import screen_table_of_many
    from lccluster.render.data import register_json
    from lccluster.usecases.register.asking.owed import put_down_duties

    output = outputs.ready(ics, "--ics", ".ics") if ics else None
    clocks, days = common.clocks(as_of, known_at), arguments.number("--within", within)
    room = common.room(ctx)
    near, far = (timedelta(days=each if days is None else days) for each in (AHEAD, YEAR))
    with spool() as kept:
        every = put_down_duties(room, clocks, far if output else near, kept)
        found = every.until(days_later(clocks.as_of, near))
        answer = Answer(
            lambda: _owed(room, found, clocks.as_of),
            lambda: register_json.duties(found, clocks.as_of),
            lambda: screen_table_of_many(DUTIES, found, in_lots),
        )
        print_answer(answer, format, colour=ctx.obj.colour)
        if output:
            _write_calendar(every, clocks.as_of, output)


def _owed(room: "Room", found: "DutiesPutDown", day: "date") -> "Iterable[Block]":
    from lccluster.render.screen import duties
    from lccluster.render.screen.register import nothing_owed

    if not found:
        return [nothing_owed(room.measure, day)]
    counties = [each.name.zh for each in room.offices.counties]
    return duties.screen(found.by_county(counties), found.provisions)


def _write_calendar(owed: "DutiesPutDown", day: "date", output: "Output") -> None:
    from lccluster.usecases.register.documents import write_events

    count = write_events(owed, day, output)
    streams.tell(Message("{file} is written; dates in it: {count}.", file=output.path, count=count))
