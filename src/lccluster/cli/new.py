"""`lccluster new`: a blank application, every field explained."""

from typing import Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.options import argument
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.language import Message


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("new", cls=Command)
    def new(
        ctx: typer.Context,
        file: Annotated[
            str,
            argument("[FILE]", Message("Where to write it; - is standard output.")),
        ] = "application.yaml",
        rules: Annotated[str | None, options.form_of()] = None,
    ) -> None:
        from lccluster.render.yaml.blank_application import SCHEMA, blank_application

        schema = arguments.schema_command(SCHEMA, rules)
        blank = blank_application(arguments.forms(rules).blank(), schema)
        if file == "-":
            streams.write_text(blank)
            return
        outputs.fresh(file).write(blank.encode())
        if not ctx.obj.quiet:
            check = arguments.check_command(file, rules)
            streams.tell(
                Message(
                    "{file} is written; fill it in and run: {command}", file=file, command=check
                )
            )
