"""`round list`, `show`, `todo`, `check`: what stands, what happened, what is to be done, what is wrong."""

from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED, Answer, print_answer
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.program.worth_a_look import into_a_file, warn
from lccluster.cli.register import common as clocked
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.errors import Severity
from lccluster.language import Message

DAMAGE = 7
ICS = Valued("--ics", "FILE.ics", Message("Also write a calendar of what has a last day there."))
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.files.disk.documents.output import Output
    from lccluster.round.board import Board, BoardRow
    from lccluster.usecases.round.room import RoundRoom


def list_applications(
    ctx: typer.Context,
    status: Annotated[
        list[str] | None,
        Valued("--status", "STATE", Message("Only those that stand so; may be said again.")),
    ] = None,
    county: Annotated[
        list[str] | None,
        Valued("--county", "C", Message("Only applications of that county; may be said again.")),
    ] = None,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, options.xlsx] = None,
) -> None:
    """`round list`."""
    from msgspec.structs import replace

    target = common.workbook(xlsx)
    room = common.room(ctx)
    found = _board(room, as_of, known_at)
    states = {_state(each) for each in status or ()}
    counties = arguments.counties(county or (), room.offices)
    rows = [
        each
        for each in found.rows
        if (not states or each.state in states) and (not counties or each.record.county in counties)
    ]
    _print(ctx, replace(found, rows=rows), len(found.rows), format, target)


def _state(written: str) -> str:
    from lccluster.round.states import State

    return arguments.word("--status", written, {each.value: [each.words] for each in State})


def _board(room: "RoundRoom", as_of: str | None, known_at: str | None) -> "Board":
    from lccluster.usecases.round.asking.board import board

    clocks = clocked.clocks(as_of, known_at)
    return board(room, clocks, clocked.stamp().today)


def _print(
    ctx: typer.Context, found: "Board", received: int, format: str, target: "Output | None"
) -> None:
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.round_applications import ROUND_APPLICATIONS
    from lccluster.render.data import round_json
    from lccluster.render.screen import round as screen

    answer = Answer(
        lambda: screen.board(found, received),
        lambda: round_json.board(found),
        lambda: screen_table(ROUND_APPLICATIONS, found.rows),
    )
    print_answer(answer, format, colour=ctx.obj.colour)
    _write(found.rows, target)


def _write(rows: "Sequence[BoardRow]", target: "Output | None") -> None:
    from lccluster.render.columns.round_applications import ROUND_APPLICATIONS, SHEET_OF_ROUND

    if target:
        common.write(SHEET_OF_ROUND, ROUND_APPLICATIONS, rows, target)


def show(
    ctx: typer.Context,
    application: Annotated[
        str | None, Placed("[APP]", Message("One application; else the whole round."))
    ] = None,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, options.xlsx] = None,
) -> None:
    """`round show`."""
    target, room = common.workbook(xlsx), common.room(ctx)
    found = _board(room, as_of, known_at)
    if application is None:
        _print(ctx, found, len(found.rows), format, target)
    else:
        _show_one(ctx, room, found, application, format, target)


def _show_one(
    ctx: typer.Context,
    room: "RoundRoom",
    found: "Board",
    application: str,
    format: str,
    target: "Output | None",
) -> None:
    from lccluster.render.data import round_json
    from lccluster.render.screen import round as screen
    from lccluster.usecases.round.recording.deciding import entries_named

    (entry,) = entries_named(room, room.seen(), [application])
    row = next((each for each in found.rows if each.record.id == entry.cluster.id), None)
    none = Message("On {day} this application was not yet received.", day=found.as_of)
    answer = Answer(
        lambda: screen.life(row, room.procedure, room.called) if row else [none],
        lambda: round_json.application(row) if row else None,
    )
    print_answer(answer, format, colour=ctx.obj.colour)
    _write([row] if row else [], target)


def todo(
    ctx: typer.Context,
    office: Annotated[
        str | None, Valued("--office", "OFFICE", Message("Only what this office has to do."))
    ] = None,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, options.xlsx] = None,
    ics: Annotated[str | None, ICS] = None,
) -> None:
    """`round todo`."""
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.round_tasks import SHEET_OF_TASKS, TASKS
    from lccluster.render.data import round_json
    from lccluster.render.screen import round as screen
    from lccluster.usecases.round.asking.board import received, tasks_of

    target, room = common.workbook(xlsx), common.room(ctx)
    calendar = outputs.ready(ics, "--ics", ".ics") if ics else None
    clocks, of_round = clocked.clocks(as_of, known_at), room.round.record.id
    mine = tasks_of(room, received(room, clocks), office)
    answer = Answer(
        lambda: screen.todo(mine, clocks.as_of),
        lambda: round_json.todo(of_round, clocks.as_of, mine),
        lambda: screen_table(TASKS, mine),
    )
    print_answer(answer, format, colour=ctx.obj.colour)
    if target:
        common.write(SHEET_OF_TASKS, TASKS, mine, target)
    if calendar:
        from lccluster.render.calendar_ics import tasks_calendar

        calendar.write(tasks_calendar(mine, of_round, clocks.as_of))
        streams.tell(Message("{file} is written.", file=calendar.path))


def check(ctx: typer.Context) -> None:
    """`round check`."""
    from lccluster.usecases.round.check import check_round

    found = check_round(common.room(ctx), streams.tell)
    warn(found.problems, into_a_file("lccluster round check"))
    if any(each.severity is Severity.ERROR for each in found.problems):
        raise typer.Exit(DAMAGE)
    streams.show([found.whole], colour=ctx.obj.colour)
