"""`register list`, `show`, `history`, `due`, `stats`: questions; nothing is written."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, outputs
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.cli.register import common, options
from lccluster.language import Message

if TYPE_CHECKING:
    from datetime import date

    from lccluster.files.disk.output import Output
    from lccluster.register.duties import Owed
    from lccluster.register.rows import Row, Wanted
    from lccluster.register.view import Clocks
    from lccluster.render.table import Block
    from lccluster.usecases.register.lists import Listed
    from lccluster.usecases.register.room import Room

FORMATS = ("text", "json", "csv")
AHEAD = 60  # days of coming duties that `due` shows unless told
YEAR = 366  # days of coming duties in a calendar unless told


def _format() -> Any:
    return typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        show_default=False,
        help=str(Message("How to print the result; text unless said.")),
    )


def add_list(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "list",
        cls=Command,
    )
    def list_titles(
        ctx: typer.Context,
        expiring: Annotated[bool, _expiring()] = False,
        year: Annotated[str | None, _year()] = None,
        within: Annotated[str | None, _within()] = None,
        status: Annotated[list[str] | None, options.standings()] = None,
        county: Annotated[list[str] | None, options.counties()] = None,
        as_of: Annotated[str | None, options.as_of()] = None,
        known_at: Annotated[str | None, options.known_at()] = None,
        format: Annotated[str, _format()] = "text",
        xlsx: Annotated[str | None, outputs.xlsx()] = None,
        template: Annotated[str | None, outputs.template()] = None,
    ) -> None:
        from lccluster.usecases.register.lists import listed

        arguments.one_of("--format", format, FORMATS)
        outputs.template_needs_xlsx(template, xlsx)
        output = outputs.ready(xlsx, "--xlsx", ".xlsx", inputs=[template]) if xlsx else None
        clocks, room = common.clocks(as_of, known_at), common.room(ctx)
        wanted = _wanted(room, expiring, year, within, status or [], county or [])
        if xlsx:
            room.cache = None  # a workbook shows every act, and those stand in the files
        found = listed(room, clocks, wanted, ahead=format == "json")
        _print(ctx, room, found, clocks.as_of, format)
        common.tell_notices(ctx, room)
        if output:
            _write(room, found.found, clocks.as_of, output, outputs.path(template))


def _write(
    room: "Room", found: "list[Row]", day: "date", output: "Output", template: Path | None
) -> None:
    from lccluster.usecases.register.documents import write_titles

    outputs.tell_written([write_titles(room, found, day, output, template, outputs.fonts())])


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
        tuple(arguments.county(each, room.offices) for each in county),
    )


def _print(ctx: typer.Context, room: "Room", listed: "Listed", day: "date", format: str) -> None:
    from lccluster.render.data import register_json
    from lccluster.render.screen import register as register_table

    found, next_ones = listed.found, listed.next_ones
    if format == "json":
        streams.write_json(register_json.titles(found, day, room.measure, next_ones))
    elif format == "csv":
        streams.write_csv(register_table.titles_table(found))
    elif found:
        streams.show(
            [
                register_table.titles_table(found),
                "",
                register_table.reading_note(room.measure, day),
            ],
            colour=ctx.obj.colour,
        )
    else:
        none = (
            register_table.nothing_expires(next_ones, day)
            if ctx.params["expiring"]
            else Message("No title is like that on {day}.", day=day)
        )
        streams.show([none, register_table.reading_note(room.measure, day)], colour=ctx.obj.colour)


def add_show(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "show",
        cls=Command,
        no_args_is_help=True,
    )
    def show(
        ctx: typer.Context,
        cluster: Annotated[str, options.one()],
        as_of: Annotated[str | None, options.as_of()] = None,
        known_at: Annotated[str | None, options.known_at()] = None,
        format: Annotated[str, _format()] = "text",
    ) -> None:
        from lccluster.register.rows import row
        from lccluster.render.data import register_json
        from lccluster.render.screen import register as register_table

        arguments.one_of("--format", format, FORMATS[:2])
        room, clocks = common.room(ctx), common.clocks(as_of, known_at)
        entry = room.entry(cluster)
        found = row(entry.cluster, room.measure, room.measures, clocks)
        if format == "json":
            streams.write_json(register_json.title(found) if found else None)
        elif found:
            streams.show(register_table.title_page(found, room.measure), colour=ctx.obj.colour)
        else:
            streams.show(
                [Message("On {day} the cluster was not yet recognised.", day=clocks.as_of)],
                colour=ctx.obj.colour,
            )


def add_history(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "history",
        cls=Command,
        no_args_is_help=True,
    )
    def history(
        ctx: typer.Context,
        cluster: Annotated[str, options.one()],
        format: Annotated[str, _format()] = "text",
    ) -> None:
        from lccluster.render.columns.acts import ACTS, told
        from lccluster.render.columns.fields import screen_table

        arguments.one_of("--format", format, FORMATS)
        room = common.room(ctx)
        entry = room.entry(cluster)
        if format == "json":
            streams.write_json({"id": entry.cluster.id, "events": entry.facts.get("events") or []})
            return
        table = screen_table(ACTS, told(entry.cluster, room.measure))
        if format == "csv":
            streams.write_csv(table)
        else:
            streams.show([table], colour=ctx.obj.colour)


def add_due(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "due",
        cls=Command,
    )
    def due(
        ctx: typer.Context,
        as_of: Annotated[str | None, options.as_of()] = None,
        known_at: Annotated[str | None, options.known_at()] = None,
        within: Annotated[str | None, _within_due()] = None,
        format: Annotated[str, _format()] = "text",
        ics: Annotated[str | None, _ics()] = None,
    ) -> None:
        from lccluster.render.columns.duties import DUTIES
        from lccluster.render.columns.fields import screen_table
        from lccluster.render.data import register_json
        from lccluster.usecases.register.views import duties

        arguments.one_of("--format", format, FORMATS)
        output = outputs.ready(ics, "--ics", ".ics") if ics else None
        clocks, days = common.clocks(as_of, known_at), arguments.number("--within", within)
        room = common.room(ctx)
        found = duties(room, clocks, timedelta(days=AHEAD if days is None else days))
        if format == "json":
            streams.write_json(register_json.duties(found, clocks.as_of))
        elif format == "csv":
            streams.write_csv(screen_table(DUTIES, found))
        else:
            streams.show(_owed(room, found, clocks.as_of), colour=ctx.obj.colour)
        if output:
            _write_calendar(room, clocks, timedelta(days=YEAR if days is None else days), output)


def _owed(room: "Room", found: "Sequence[Owed]", day: "date") -> "Iterable[Block]":
    from lccluster.render.screen import duties
    from lccluster.render.screen.register import nothing_owed

    if not found:
        return [nothing_owed(room.measure, day)]
    return duties.screen(found, [each.name.zh for each in room.offices.counties])


def _write_calendar(room: "Room", clocks: "Clocks", ahead: timedelta, output: "Output") -> None:
    from lccluster.usecases.register.documents import write_calendar

    count = write_calendar(room, clocks, ahead, output)
    streams.tell(Message("{file} is written, with {count} dates.", file=output.path, count=count))


def add_stats(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "stats",
        cls=Command,
    )
    def stats(
        ctx: typer.Context,
        as_of: Annotated[str | None, options.as_of()] = None,
        known_at: Annotated[str | None, options.known_at()] = None,
        format: Annotated[str, _format()] = "text",
    ) -> None:
        from lccluster.render.screen.register import stats_tables
        from lccluster.usecases.register.lists import counted

        arguments.one_of("--format", format, FORMATS[:2])
        room, clocks = common.room(ctx), common.clocks(as_of, known_at)
        counts = counted(room, clocks)
        common.tell_notices(ctx, room)
        if format == "json":
            streams.write_json({"as_of": clocks.as_of.isoformat(), **counts})
        else:
            streams.show(stats_tables(counts), colour=ctx.obj.colour)


def _expiring() -> Any:
    return typer.Option(
        "--expiring",
        help=str(
            Message(
                "Those whose last day falls in the year, and every expired one no act has ended."
            )
        ),
    )


def _year() -> Any:
    return typer.Option(
        "--year",
        metavar="YYYY",
        show_default=False,
        help=str(Message("The year of the last day.")),
    )


def _within() -> Any:
    return typer.Option(
        "--within",
        metavar="DAYS",
        show_default=False,
        help=str(Message("The last day falls within so many days.")),
    )


def _within_due() -> Any:
    return typer.Option(
        "--within",
        metavar="DAYS",
        show_default=False,
        help=str(Message("Also what falls due within so many days; 60 unless said.")),
    )


def _ics() -> Any:
    return typer.Option(
        "--ics",
        metavar="FILE.ics",
        show_default=False,
        help=str(Message("Also write a calendar there; a year ahead unless --within says.")),
    )
