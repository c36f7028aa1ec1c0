"""`lccluster schema`: JSON Schema for editors."""

from typing import Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.options import argument
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.language import Message

KINDS = ("application", "findings", "record", "rules")


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("schema", cls=Command, no_args_is_help=True)
    def schema(
        kind: Annotated[str, argument("|".join(KINDS), Message("Which file."))],
        output: Annotated[
            str,
            options.output("FILE", Message("Where to write it; else standard output.")),
        ] = "-",
        rules: Annotated[str | None, options.form_of()] = None,
    ) -> None:
        from lccluster.usecases.schemas.any_file import schema_of

        kind = arguments.one_of("schema", kind, KINDS)
        text = streams.json_text(schema_of(kind, arguments.forms(rules).blank()), indent=2) + "\n"
        if output == "-":
            streams.write_text(text)
        else:
            outputs.fresh(output).write(text.encode())
