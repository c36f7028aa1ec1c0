"""The group of register commands."""

from __future__ import annotations

from typing import Annotated

import typer

from lccluster.cli.help import Group
from lccluster.cli.register import asking, recording, upkeep
from lccluster.language import Message


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    register = typer.Typer(cls=Group, rich_markup_mode=None)

    @register.callback(cls=Group)
    def _register(
        register: Annotated[
            str,
            typer.Option(
                "--register",
                metavar="DIR",
                show_default=False,
                help=str(Message("The register's folder; else LCCLUSTER_REGISTER, ./register.")),
            ),
        ] = "",
    ) -> None:
        """Document the option; it is taken wherever it stands on the line."""

    for room in (asking, recording, upkeep):
        room.add_to(register)
    app.add_typer(
        register,
        name="register",
        help=str(Message("The titles: who holds one, until when, what happened.")),
        no_args_is_help=True,
    )
