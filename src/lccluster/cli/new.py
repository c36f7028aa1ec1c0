"""`lccluster new`: a blank application, every field explained."""

from typing import Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering import for_programs
from lccluster.cli.options import Placed
from lccluster.cli.program import streams
from lccluster.cli.program.placeholders import placeholder
from lccluster.language import Message


def new(
    ctx: typer.Context,
    file: Annotated[
        str,
        Placed("[FILE]", Message("Where to write it; - is standard output.")),
    ] = "application.yaml",
    rules: Annotated[str | None, options.form_of] = None,
) -> None:
    """`new`."""
    from lccluster.files.forms.batches.paths import SUFFIXES
    from lccluster.render.yaml.blank_application import SCHEMA, blank_application

    schema = arguments.schema_command(SCHEMA, rules)
    blank = blank_application(arguments.forms(rules).blank(), schema)
    if file == "-":
        for_programs.write_text(blank)
        return
    outputs.fresh_of_kind(file, placeholder("FILE"), *SUFFIXES).write(blank.encode())
    if not ctx.obj.quiet:
        check = arguments.check_command(file, rules)
        streams.tell(
            Message("{file} is written; fill it in and run: {command}", file=file, command=check)
        )
