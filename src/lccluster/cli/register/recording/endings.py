"""`register cancel`, `register revoke`: two different ends."""

from __future__ import annotations

from typing import Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.help import Command
from lccluster.cli.register import options
from lccluster.cli.register.recording.doing import Doing


def add_cancel(register: typer.Typer) -> None:
    """Add the command."""

    @register.command("cancel", cls=Command, no_args_is_help=True)
    def cancel(
        ctx: typer.Context,
        clusters: Annotated[list[str] | None, options.several()] = None,
        county: Annotated[str | None, options.all_of_county()] = None,
        ground: Annotated[str | None, options.ground()] = None,
        on: Annotated[str | None, options.on()] = None,
        document: Annotated[str | None, options.document()] = None,
        note: Annotated[str | None, options.note()] = None,
        override: Annotated[str | None, options.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.register.events import Cancelled
        from lccluster.usecases.recording.intended import for_each

        doing = Doing(ctx)
        meant = arguments.ground(ground or "", doing.room.measure.grounds.cancel)
        event = Cancelled(**doing.words, ground=meant)
        doing.on(clusters or (), for_each(lambda _: event), county)


def add_revoke(register: typer.Typer) -> None:
    """Add the command."""

    @register.command("revoke", cls=Command, no_args_is_help=True)
    def revoke(
        ctx: typer.Context,
        clusters: Annotated[list[str] | None, options.several()] = None,
        county: Annotated[str | None, options.all_of_county()] = None,
        ground: Annotated[str | None, options.ground()] = None,
        on: Annotated[str | None, options.on()] = None,
        document: Annotated[str | None, options.document()] = None,
        note: Annotated[str | None, options.note()] = None,
        override: Annotated[str | None, options.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.register.events import Revoked
        from lccluster.usecases.recording.intended import for_each

        doing = Doing(ctx)
        meant = arguments.ground(ground or "", doing.room.measure.grounds.revoke)
        event = Revoked(**doing.words, ground=meant)
        doing.on(clusters or (), for_each(lambda _: event), county)
