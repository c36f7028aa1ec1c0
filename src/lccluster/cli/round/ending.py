"""`round promulgate`, `close`."""

from typing import Annotated

import typer

from lccluster.cli import options
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message


def add_promulgate(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("promulgate", cls=Command, no_args_is_help=True)
    def promulgate(
        ctx: typer.Context,
        document: Annotated[str | None, parameters.document()] = None,
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        override: Annotated[str | None, parameters.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.ending import promulgate

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words = common.plain_words(on, note, hand)
        words |= {"document_number": document, "override": override}
        recorded = promulgate(room, words, hand)
        common.tell(ctx, recorded, dry_run=dry_run)
        if not recorded:
            streams.tell(Message("All that was on the list is promulgated; nothing was written."))


def add_close(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("close", cls=Command)
    def close(
        ctx: typer.Context,
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.ending import close

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        common.tell(ctx, close(room, common.plain_words(on, note, hand), hand), dry_run=dry_run)
