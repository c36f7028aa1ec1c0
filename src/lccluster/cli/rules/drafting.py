"""`lccluster rules diff` and `new`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answers import WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.options import argument, option
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.language import Message


def add_diff(rules: typer.Typer) -> None:
    """Add the command."""

    @rules.command("diff", cls=Command, no_args_is_help=True)
    def diff(
        ctx: typer.Context,
        first: Annotated[str, argument("A", Message("A rulebook, by id or folder."))],
        second: Annotated[str, argument("B", Message("The one to compare it with."))],
        format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
        docx: Annotated[
            str | None,
            option(
                "--docx",
                "FILE.docx",
                Message("Also write the comparison as a Word document there."),
            ),
        ] = None,
    ) -> None:
        from lccluster.render.screen.rulebooks import differences as drawn
        from lccluster.usecases.rules.diff import compare, write_comparison

        arguments.one_of("--format", format, tuple(WITHOUT_TABLE))
        output = outputs.ready(docx, "--docx", ".docx") if docx else None
        made = compare(first, second, arguments.library())
        if output:
            write_comparison(output, made, outputs.fonts())
        said = (made.first, made.second, made.differences)
        answer = Answer(lambda: drawn.side_by_side(*said), lambda: drawn.as_json(*said))
        print_answer(answer, format, colour=ctx.obj.colour)


def add_new(rules: typer.Typer) -> None:
    """Add the command."""

    @rules.command("new", cls=Command, no_args_is_help=True)
    def new(
        ctx: typer.Context,
        draft: Annotated[str, argument("DRAFT", Message("The draft's own id."))],
        source: Annotated[str, option("--from", "ID|DIR", Message("The rulebook to start from."))],
        place: Annotated[
            str | None,
            option("--in", "DIR", Message("Where to put it; else LCCLUSTER_RULES, else ./rules.")),
        ] = None,
    ) -> None:
        from lccluster.usecases.rules.draft import start_draft

        where = Path(place or os.environ.get("LCCLUSTER_RULES") or arguments.DRAFTS)
        folder = start_draft(draft, source, where, arguments.library())
        said = Message(
            "{folder}: a draft made from {source}, in force on no day.",
            folder=folder,
            source=source,
        )
        steps = Message("Edit it, then: lccluster rules check {folder}", folder=folder)
        streams.show([said, steps], colour=ctx.obj.colour)
