"""`round open`, `round file`."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from lccluster.cli import arguments, options
from lccluster.cli.answering.here import place_of_year
from lccluster.cli.options import argument, option
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.cli.program.placeholders import placeholder
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message

NO_RULE = 5


def add_open(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("open", cls=Command, no_args_is_help=True)
    def open(
        ctx: typer.Context,
        year: Annotated[str, argument("YEAR", Message("The year of the round."))],
        call: Annotated[str, option("--call", "FILE", Message("The year's call."))],
        on: Annotated[
            str | None, option("--on", "DATE", Message("The day; else that of the call."))
        ] = None,
        note: Annotated[str | None, parameters.note()] = None,
        override: Annotated[str | None, parameters.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.files.register.installation import office_file
        from lccluster.usecases.round.recording.opening import NoRuleInForce, Opening, open_year

        opening = Opening(
            str(arguments.number(placeholder("YEAR"), year)),
            Path(arguments.needed("--call", call)),
            arguments.day("--on", on),
            note,
            override,
        )
        place = place_of_year(ctx.obj, opening.year)
        try:
            recorded = open_year(
                place,
                opening,
                arguments.library(),
                Path(ctx.obj.register),
                office_file(os.environ),
                common.hand(dry_run=dry_run),
            )
        except NoRuleInForce as none:
            for each in none.said:
                streams.tell(each)
            raise typer.Exit(NO_RULE) from None
        common.tell(ctx, [recorded], dry_run=dry_run)


def add_file(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("file", cls=Command, no_args_is_help=True)
    def file(
        ctx: typer.Context,
        application: Annotated[
            str, argument("APPLICATION", Message("The form as it was received."))
        ],
        renews: Annotated[
            str | None, option("--renews", "ID", Message("The title whose re-review it is for."))
        ] = None,
        late: Annotated[str | None, common.late()] = None,
        on: Annotated[
            str | None, option("--on", "DATE", Message("The day of its receipt; else today."))
        ] = None,
        note: Annotated[str | None, parameters.note()] = None,
        override: Annotated[str | None, parameters.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.filing import Filing, file_application

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words: dict[str, Any] = {
            "on": arguments.day("--on", on) or hand.stamp.today,
            "note": note,
            "override": override,
            "late": late,
        }
        (form,) = arguments.files([application])
        recorded = file_application(room, form, Filing(words, renews), hand)
        common.tell(ctx, recorded, dry_run=dry_run)
