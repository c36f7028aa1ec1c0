"""`lccluster schema`: JSON Schema for editors."""

from typing import Annotated

import typer

from lccluster.cli import arguments, outputs
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.language import Message

KINDS = ("application", "findings", "record", "rules")


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        "schema",
        cls=Command,
        no_args_is_help=True,
    )
    def schema(
        ctx: typer.Context,
        kind: Annotated[
            str, typer.Argument(metavar="|".join(KINDS), help=str(Message("Which file.")))
        ],
        output: Annotated[
            str,
            typer.Option(
                "-o",
                "--output",
                metavar="FILE",
                show_default=False,
                help=str(Message("Where to write it; else standard output.")),
            ),
        ] = "-",
    ) -> None:
        from lccluster.usecases.schemas.any_file import schema_of

        text = (
            streams.json_text(schema_of(arguments.one_of("schema", kind, KINDS)), indent=2) + "\n"
        )
        if output == "-":
            streams.write_text(text)
        else:
            outputs.fresh(output).write(text.encode())
