"""`lccluster schema`: JSON Schema for editors."""

from typing import Annotated

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering import for_programs
from lccluster.cli.options import Placed
from lccluster.cli.program import streams
from lccluster.language import Message

KINDS = ("application", "findings", "call", "panel", "record", "rules")


def schema(
    kind: Annotated[str, Placed("|".join(KINDS), Message("Which file."))],
    output: Annotated[
        str,
        options.output("FILE", Message("Where to write it; else standard output.")),
    ] = "-",
    rules: Annotated[str | None, options.form_of] = None,
) -> None:
    """`schema`."""
    from lccluster.usecases.schemas.any_file import schema_of

    text = for_programs.json_text(schema_of(kind, arguments.forms(rules).blank()), indent=2) + "\n"
    if output == "-":
        for_programs.write_text(text)
    else:
        outputs.fresh(output).write(text.encode())
        streams.tell(Message("{file} is written.", file=output))
