"""`lccluster rules diff` and `new`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.rules.setting import PAIR, pairs_of
from lccluster.language import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lccluster.files.rules.library import Library
    from lccluster.render.table import Block


def diff(
    ctx: typer.Context,
    first: Annotated[str, Placed("A", Message("A rulebook, by id or folder."))],
    second: Annotated[str, Placed("B", Message("The one to compare it with."))],
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
    docx: Annotated[
        str | None,
        Valued(
            "--docx",
            "FILE.docx",
            Message("Also write the comparison as a Word document there."),
        ),
    ] = None,
) -> None:
    """`rules diff`."""
    from lccluster.render.screen.rulebooks import differences as drawn
    from lccluster.usecases.rules.diff import compare, write_comparison

    output = outputs.ready(docx, "--docx", ".docx") if docx else None
    made = compare(first, second, arguments.library())
    written = [write_comparison(output, made, outputs.fonts())] if output else []
    said = (made.first, made.second, made.differences)
    answer = Answer(lambda: drawn.side_by_side(*said), lambda: drawn.as_json(*said))
    print_answer(answer, format, colour=ctx.obj.colour)
    outputs.tell_written(written)


def new(
    ctx: typer.Context,
    draft: Annotated[str, Placed("DRAFT", Message("The draft's own id."))],
    said: Annotated[list[str] | None, Placed("[PATH=VALUE]...", PAIR)] = None,
    *,
    source: Annotated[str, Valued("--from", "ID|DIR", Message("The rulebook to start from."))],
    place: Annotated[
        str | None,
        Valued("--in", "DIR", Message("Where to put it; else LCCLUSTER_RULES, else ./rules.")),
    ] = None,
) -> None:
    """`rules new`."""
    from lccluster.usecases.rules.draft import start_draft

    where = Path(place or os.environ.get("LCCLUSTER_RULES") or arguments.DRAFTS)
    library = arguments.library()
    folder = start_draft(draft, source, where, library, pairs_of(said or ()))
    told = Message(
        "{folder}: a draft made from {source}, in force on no day.",
        folder=folder,
        source=source,
    )
    steps = Message("Edit it, then: lccluster rules check {folder}", folder=folder)
    changed = _changed(source, folder, library) if said else ()
    streams.show([*changed, told, steps], colour=ctx.obj.colour)


def _changed(source: str, folder: Path, library: "Library") -> "Iterator[Block]":
    """Show a draft beside what it was made from, with an empty line behind it."""
    from lccluster.render.screen.rulebooks.differences import side_by_side
    from lccluster.usecases.rules.diff import compare

    made = compare(source, str(folder), library)
    yield from side_by_side(made.first, made.second, made.differences)
    yield ""
