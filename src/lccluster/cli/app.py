"""All commands of the tool, put together in the language spoken."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.main import get_command

from lccluster import __version__
from lccluster.cli import check, new, rules, schema, verify
from lccluster.cli.help import Command, Group
from lccluster.cli.register import group as register
from lccluster.cli.settings import Settings
from lccluster.language import Message


def build(settings: Settings) -> Any:
    """Build the command line; `settings` reach every command through the context."""
    app = group(
        str(
            Message(
                "Check applications for characteristic industrial clusters and keep their titles."
            )
        )
    )

    @app.callback(cls=Group, invoke_without_command=True)
    def _root(
        ctx: typer.Context,
        lang: Annotated[
            str,
            typer.Option(
                "--lang",
                metavar="zh|en",
                show_default=False,
                help=str(Message("Language; else LCCLUSTER_LANG, the locale, Chinese.")),
            ),
        ] = "",
        no_color: Annotated[
            bool,
            typer.Option("--no-color", help=str(Message("No colours; NO_COLOR does the same."))),
        ] = False,
        quiet: Annotated[
            bool,
            typer.Option(
                "--quiet",
                help=str(Message("Only the report, nothing on standard error but errors.")),
            ),
        ] = False,
        version: Annotated[
            bool, typer.Option("--version", help=str(Message("Show the version and leave.")))
        ] = False,
    ) -> None:
        ctx.obj = settings
        if version:
            typer.echo(f"lccluster {__version__}")
            raise typer.Exit
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())
            raise typer.Exit

    for each in (check, verify, new, schema):
        each.add_to(app)
    rules.add_to(app)
    register.add_to(app)
    return get_command(app)


def group(text: str) -> typer.Typer:
    """Make a group of commands with plain help and no traces."""
    return typer.Typer(
        cls=Group,
        help=text,
        rich_markup_mode=None,
        add_completion=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


__all__ = ["Command", "build", "group"]
