"""`lccluster findings`: what is still open on applications, written for officials to answer."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.program import streams
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.errors import Fault, Unusable
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.usecases.findings.blank import Opened

UNUSABLE = 2


class FindingsGroup(LazyGroup):
    """One command, so far."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "new": CommandEntry(
            Message("Write what is open on applications, one row each, to be answered."),
            "findings.new",
        ),
    }


def new(
    ctx: typer.Context,
    paths: Annotated[list[str], options.applications],
    output: Annotated[
        str | None,
        options.output(
            "FILE.yaml|DIR|FILE.xlsx",
            Message("Where to write it: one file, a folder of them, or one workbook."),
        ),
    ] = None,
    given: Annotated[list[str] | None, options.findings] = None,
    on: Annotated[str | None, options.day_that_decides] = None,
    rules: Annotated[str | None, options.rules] = None,
    review: Annotated[bool, options.review] = False,
    overwrite: Annotated[bool, options.overwrite] = False,
) -> int:
    """`findings new`."""
    from lccluster.files.forms.batches.batch import batch
    from lccluster.usecases.check.applications import Checking
    from lccluster.usecases.findings import blank

    said, fonts = arguments.files(given), outputs.fonts()
    meant = batch(arguments.files(paths))
    read = (*meant.paths, *said)
    target = blank.Target(_path(output), read, overwrite)
    target.ready()
    books, day = arguments.rulebooks(rules, review=review), arguments.day("--on", on)
    checking = Checking(books, date.today(), day, said, arguments.library(rules))
    found = blank.opened(checking.results(meant.files))
    streams.complain([*meant.asides(), *found.problems])
    if found.questions:
        written = blank.write_blank(found.questions, target, fonts)
        outputs.tell_written(() if ctx.obj.quiet else written)
    if not ctx.obj.quiet and (found.questions or not found.problems):
        _tell(found)
    return UNUSABLE if found.problems else 0


def _path(output: str | None) -> Path:
    if output is None:
        raise Unusable(_NO_OUTPUT.at(field="-o"))
    return Path(output)


def _tell(found: "Opened") -> None:
    for each in found.settled:
        streams.tell(
            Message(
                "{file}: nothing is open for people to decide: {verdict}.",
                file=each.file,
                verdict=each.assessment.verdict.words,
            )
        )
    streams.tell(
        Message(
            "Open questions: {count}; clusters: {clusters}.",
            count=sum(map(len, found.questions)),
            clusters=len(found.questions),
        )
    )


_NO_OUTPUT = Fault(
    "no-output",
    Message("Where to write it is missing."),
    Message("Name a folder, a .yaml file or a workbook (.xlsx)."),
)
