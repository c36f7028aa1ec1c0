"""`round void`."""

from typing import Annotated

import typer

from lccluster.cli import arguments, options
from lccluster.cli.options import argument, option
from lccluster.cli.program.help import Command
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message


def add_void(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("void", cls=Command, no_args_is_help=True)
    def void(
        ctx: typer.Context,
        application: Annotated[str, common.one()],
        event: Annotated[
            str, argument("EVENT", Message("The act: its kind, its id or the end of its id."))
        ],
        reason: Annotated[
            str | None, option("--reason", "TEXT", Message("Why the record was a mistake."))
        ] = None,
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.voiding import void

        why = arguments.needed("--reason", reason or "")
        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words = common.plain_words(on, note, hand) | {"reason": why}
        common.tell(ctx, void(room, application, event, words, hand), dry_run=dry_run)
