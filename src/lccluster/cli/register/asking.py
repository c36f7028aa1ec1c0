"""`register list`, `show`, `history`, `due`, `stats`: questions; nothing is written."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED, WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.options import Flagged, Valued
from lccluster.cli.program import streams
from lccluster.cli.register import common, parameters
from lccluster.language import Message

if TYPE_CHECKING:
    from datetime import date

    from lccluster.files.disk.documents.output import Output
    from lccluster.register.rows import Wanted
    from lccluster.register.view import Clocks
    from lccluster.render.table import Block, Table
    from lccluster.usecases.register.asking.lists import Listed
    from lccluster.usecases.register.asking.owed_put_down import DutiesPutDown
    from lccluster.usecases.register.room import Room

AHEAD = 60  # days of coming duties that `due` shows unless told
YEAR = 366  # days of coming duties in a calendar unless told


EXPIRING = Flagged(
    "--expiring",
    Message("Those whose last day falls in the year, and every expired one no act has ended."),
)
LAST_YEAR = Valued("--year", "YYYY", Message("The year of the last day."))
WITHIN = Valued("--within", "DAYS", Message("The last day falls within so many days."))
WITHIN_OF_DUE = Valued(
    "--within", "DAYS", Message("Also what falls due within so many days; 60 unless said.")
)
ICS = Valued(
    "--ics", "FILE.ics", Message("Also write a calendar there; a year ahead unless --within says.")
)


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
    answer = _answer(room, found, clocks.as_of, expiring=expiring)
    print_answer(answer, format, colour=ctx.obj.colour)
    common.tell_notices(ctx, room)
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


def _answer(room: "Room", listed: "Listed", day: "date", *, expiring: bool) -> Answer:
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.titles import TITLES
    from lccluster.render.screen import register

    found, next_ones = listed.found, listed.next_ones

    def data() -> "dict[str, Any]":
        from lccluster.render.data.register_json import titles

        return titles(found, day, room.measure, next_ones)

    def blocks() -> "Iterable[Block]":
        note = register.reading_note(room.measure, day)
        if found:
            return [screen_table(TITLES, found), "", note]
        none = Message("No title is like that on {day}.", day=day)
        return [register.nothing_expires(next_ones, day) if expiring else none, note]

    return Answer(
        blocks,
        data,
        lambda: screen_table(TITLES, found),
    )


def show(
    ctx: typer.Context,
    cluster: Annotated[str, parameters.one],
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> None:
    """`register show`."""
    from lccluster.register.rows import row
    from lccluster.render.columns.fields import data
    from lccluster.render.columns.titles import TITLES
    from lccluster.render.screen.register import title_page

    room, clocks = common.room(ctx), common.clocks(as_of, known_at)
    entry = room.entry(cluster)
    found = row(entry.cluster, room.measure, room.measures, clocks)
    none = [Message("On {day} the cluster was not yet recognised.", day=clocks.as_of)]
    answer = Answer(
        lambda: title_page(found, room.measure, room.called) if found else none,
        lambda: data(TITLES, found) if found else None,
    )
    print_answer(answer, format, colour=ctx.obj.colour)


def history(
    ctx: typer.Context,
    cluster: Annotated[str, parameters.one],
    format: Annotated[str, options.format(*PRINTED)] = "text",
) -> None:
    """`register history`."""
    from lccluster.render.columns.acts import ACTS, told
    from lccluster.render.columns.fields import screen_table

    room = common.room(ctx)
    entry = room.entry(cluster)

    def table() -> "Table":
        return screen_table(ACTS, told(entry.cluster, room.measure, room.called))

    said = {"id": entry.cluster.id, "events": entry.facts.get("events") or []}
    answer = Answer(lambda: [table()], lambda: said, table)
    print_answer(answer, format, colour=ctx.obj.colour)


def due(
    ctx: typer.Context,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    within: Annotated[str | None, WITHIN_OF_DUE] = None,
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


def stats(
    ctx: typer.Context,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> None:
    """`register stats`."""
    from lccluster.render.screen.register import stats_tables
    from lccluster.usecases.register.asking.lists import counted

    room, clocks = common.room(ctx), common.clocks(as_of, known_at)
    counts = counted(room, clocks)
    common.tell_notices(ctx, room)
    said = {"as_of": clocks.as_of.isoformat(), **counts}
    answer = Answer(lambda: stats_tables(counts), lambda: said)
    print_answer(answer, format, colour=ctx.obj.colour)
