"""`register list`: titles and where they stand; nothing is written in the register."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED, Answer, print_answer
from lccluster.cli.options import Flagged, Valued
from lccluster.cli.register import common, parameters
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.disk.documents.output import Output
    from lccluster.register.rows import Wanted
    from lccluster.register.view import Clocks
    from lccluster.render.table import Block
    from lccluster.usecases.register.asking.lists import Listed
    from lccluster.usecases.register.room import Room

EXPIRING = Flagged(
    "--expiring",
    Message("Those whose last day falls in the year, and every expired one no act has ended."),
)
LAST_YEAR = Valued("--year", "YYYY", Message("The year of the last day."))
WITHIN = Valued("--within", "DAYS", Message("The last day falls within so many days."))


def list_titles(
    ctx: typer.Context,
    expiring: Annotated[bool, EXPIRING] = False,
    year: Annotated[str | None, LAST_YEAR] = None,
    within: Annotated[str | None, WITHIN] = None,
    status: Annotated[list[str] | None, parameters.standings] = None,
    county: Annotated[list[str] | None, parameters.counties] = None,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, options.xlsx] = None,
    template: Annotated[str | None, options.template] = None,
) -> None:
    """`register list`."""
    from lccluster.usecases.register.asking.lists import listed

    output = outputs.summary(xlsx, template)
    clocks, room = common.clocks(as_of, known_at), common.room(ctx)
    wanted = _wanted(room, expiring, year, within, status or [], county or [])
    found = listed(room, clocks, wanted, ahead=format == "json")
    answer = _answer(room, found, clocks, expiring=expiring)
    print_answer(answer, format, colour=ctx.obj.colour)
    if output:
        _write(room, clocks, wanted, output, outputs.path(template))


def _write(
    room: "Room", clocks: "Clocks", wanted: "Wanted", output: "Output", template: Path | None
) -> None:
    from lccluster.usecases.register.documents import write_titles

    outputs.tell_written([write_titles(room, clocks, wanted, output, outputs.fonts(), template)])


def _wanted(
    room: "Room",
    expiring: bool,
    year: str | None,
    within: str | None,
    status: list[str],
    county: list[str],
) -> "Wanted":
    from lccluster.register.rows import Wanted

    return Wanted(
        expiring,
        arguments.number("--year", year),
        arguments.number("--within", within),
        tuple(map(arguments.standing, status)),
        arguments.counties(county, room.offices),
    )


def _answer(room: "Room", listed: "Listed", clocks: "Clocks", *, expiring: bool) -> Answer:
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.titles import TITLES
    from lccluster.render.screen import register

    found, next_ones = listed.found, listed.next_ones

    def data() -> "dict[str, Any]":
        from lccluster.render.data.register_json import titles

        return titles(found, clocks.as_of, room.measure, next_ones)

    def blocks() -> "Iterable[Block]":
        note = register.reading_note(room.measure, clocks)
        if found:
            return [screen_table(TITLES, found), "", note]
        none = Message("No title is like that.")
        return [register.nothing_expires(next_ones) if expiring else none, note]

    return Answer(
        blocks,
        data,
        lambda: screen_table(TITLES, found),
    )
