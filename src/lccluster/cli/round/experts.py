"""`round panel`, `sheets`, `read-sheets`, `recuse`, `scores`."""

from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED, Answer, print_answer
from lccluster.cli.options import argument, output
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.cli.register import common as clocked
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.round.reviewing.ranking import Ranking


def add_panel(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("panel", cls=Command, no_args_is_help=True)
    def panel(
        ctx: typer.Context,
        file: Annotated[str, argument("FILE", Message("Those who review, with their ties."))],
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.experts import name_panel

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words = common.plain_words(on, note, hand)
        (named,) = arguments.files([file])
        common.tell(ctx, name_panel(room, named, words, hand), dry_run=dry_run)


def add_sheets(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("sheets", cls=Command, no_args_is_help=True)
    def sheets(
        ctx: typer.Context,
        folder: Annotated[str, output("DIR", Message("The folder for the workbooks."))],
    ) -> None:
        from lccluster.files.disk.safe_write import make_folder
        from lccluster.usecases.round.recording.experts import write_sheets

        (place,) = arguments.files([folder])
        room = common.room(ctx)
        make_folder(place)
        written = write_sheets(room, place, clocked.clocks(None))
        outputs.tell_written(written)
        if not written:
            streams.tell(Message("No application waits for experts; nothing was written."))


def add_read_sheets(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("read-sheets", cls=Command, no_args_is_help=True)
    def read_sheets(
        ctx: typer.Context,
        folder: Annotated[str, argument("DIR", Message("The workbooks that came back."))],
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        override: Annotated[str | None, parameters.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.sheets_back import read_sheets

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words = common.plain_words(on, note, hand) | {"override": override}
        (place,) = arguments.files([folder])
        recorded = read_sheets(room, place, words, hand)
        common.tell(ctx, recorded, dry_run=dry_run)
        if not recorded:
            streams.tell(Message("Nothing new stands in these workbooks."))


def add_recuse(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("recuse", cls=Command, no_args_is_help=True)
    def recuse(
        ctx: typer.Context,
        expert: Annotated[str, argument("EXPERT", Message("The expert's id, or name."))],
        application: Annotated[str, common.one()],
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.experts import recuse

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words = common.plain_words(on, note, hand)
        common.tell(ctx, recuse(room, expert, application, words, hand), dry_run=dry_run)


def add_scores(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("scores", cls=Command)
    def scores(
        ctx: typer.Context,
        as_of: Annotated[str | None, parameters.as_of()] = None,
        known_at: Annotated[str | None, parameters.known_at()] = None,
        format: Annotated[str, options.format(*PRINTED)] = "text",
        xlsx: Annotated[str | None, options.xlsx()] = None,
    ) -> None:
        arguments.one_of("--format", format, tuple(PRINTED))
        target = common.workbook(xlsx)
        answer, found = _scores(ctx, as_of, known_at)
        print_answer(answer, format, colour=ctx.obj.colour)
        if target:
            from lccluster.render.columns.round_scores import SCORES, SHEET_OF_SCORES

            common.write(SHEET_OF_SCORES, SCORES, found.rows, target)


def _scores(
    ctx: typer.Context, as_of: str | None, known_at: str | None
) -> "tuple[Answer, Ranking]":
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.round_scores import SCORES
    from lccluster.render.data import round_json
    from lccluster.render.screen import round as screen
    from lccluster.usecases.round.asking.ranking import ranking

    found = ranking(common.room(ctx), clocked.clocks(as_of, known_at))
    answer = Answer(
        lambda: screen.scores(found),
        lambda: round_json.scores(found),
        lambda: screen_table(SCORES, found.rows),
    )
    return answer, found
