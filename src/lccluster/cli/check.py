"""`lccluster check`: which conditions hold, by how much, what is missing, who decides."""

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering import following
from lccluster.cli.answering import printing as check_printing
from lccluster.cli.options import Flagged, Valued
from lccluster.cli.program import libraries, streams
from lccluster.cli.program.progress import followed
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.forms.batches.batch import Batch
    from lccluster.files.rules.library import Library
    from lccluster.rulebook.rulebook import Rulebook
    from lccluster.usecases.check.applications import Checking
    from lccluster.usecases.check.correction_letters import CorrectionLetters
    from lccluster.usecases.check.documents import CheckDocuments
    from lccluster.usecases.check.drawing import Drawing, Drawn

UNUSABLE = 2
# A batch exits with the first that applies.
CODES = (
    ("unreadable", UNUSABLE),
    ("not_eligible", 1),
    ("no_rule", 5),
    ("incomplete", 4),
    ("needs_decision", 3),
)


HTML = Valued("--html", "FILE.html", Message("Also write a page to look at there."))
DOCX = Valued(
    "--docx",
    "DIR",
    Message("Also write a correction letter there to each sender who has something to mend."),
)


def check(
    ctx: typer.Context,
    paths: Annotated[list[str], options.applications],
    findings: Annotated[list[str] | None, options.findings] = None,
    on: Annotated[str | None, options.day_that_decides] = None,
    rules: Annotated[str | None, options.rules] = None,
    review: Annotated[bool, options.review] = False,
    format: Annotated[str, options.format(*check_printing.FORMATS)] = "text",
    brief: Annotated[bool, Flagged("--brief", Message("One line an application."))] = False,
    xlsx: Annotated[str | None, options.xlsx] = None,
    template: Annotated[str | None, options.template] = None,
    html: Annotated[str | None, HTML] = None,
    docx: Annotated[str | None, DOCX] = None,
) -> int:
    """`check`."""
    library = arguments.library(rules)
    rulebooks = arguments.rulebooks(rules, review=review)
    letters = _letters(docx, rules, rulebooks)
    read = [*paths, *(findings or ())]
    documents = _documents(xlsx, template, html, letters, library, inputs=read)
    checking = _checking(rulebooks, on, findings, library)
    shape = "brief" if brief and format == "text" else format
    meant = _batch(paths)
    drawn = _drawn(paths, meant, checking, shape, documents, quiet=ctx.obj.quiet)
    seen = check_printing.print_results(drawn, shape, colour=ctx.obj.colour)
    if documents:
        outputs.tell_written(documents.write(date.today(), rulebooks))
    if not ctx.obj.quiet:
        check_printing.tell_rest(seen, meant, letters)
    if letters and letters.left:
        streams.complain(letters.left)
        return UNUSABLE
    code = next((code for word, code in CODES if seen.counts[word]), 0)
    if not ctx.obj.quiet and (documents or (shape == "text" and not code)):
        if letters and letters.lettered:
            following.tell_after_letters(letters.lettered, ctx.obj)
        else:
            clusters = {name for name, _ in seen.of_cluster}
            following.tell_after_check(code, meant.paths, clusters, ctx.obj)
    return code


def _letters(
    folder: str | None, rules: str | None, rulebooks: "Sequence[Rulebook]"
) -> "CorrectionLetters | None":
    if folder is None:
        return None
    from lccluster.usecases.check.correction_letters import CorrectionLetters, letter_words

    words = letter_words(arguments.library(), rules, rulebooks)
    return CorrectionLetters(Path(folder), words, outputs.fonts())


def _documents(
    xlsx: str | None,
    template: str | None,
    html: str | None,
    letters: "CorrectionLetters | None",
    library: "Library",
    *,
    inputs: Sequence[str],
) -> "CheckDocuments | None":
    book = outputs.summary(xlsx, template, inputs)
    if not (xlsx or html or letters):
        return None
    from lccluster.usecases.check.documents import CheckDocuments

    read = [*inputs, template]
    page = outputs.ready(html, "--html", ".html", ".htm", inputs=read) if html else None
    made = CheckDocuments(book, page, outputs.path(template), outputs.fonts(), library, letters)
    made.ready()
    return made


def _checking(
    rulebooks: "Sequence[Rulebook]", on: str | None, findings: list[str] | None, library: "Library"
) -> "Checking":
    libraries.load_pydantic()
    from lccluster.usecases.check.applications import Checking

    day = arguments.day("--on", on)
    return Checking(rulebooks, date.today(), day, arguments.files(findings), library)


def _batch(paths: list[str]) -> "Batch":
    from lccluster.files.forms.batches.batch import batch

    return batch(arguments.files(paths))


def _drawn(
    paths: list[str],
    meant: "Batch",
    checking: "Checking",
    shape: str,
    documents: "CheckDocuments | None",
    *,
    quiet: bool,
) -> "Iterable[Drawn]":
    """Check and draw every file; on every core where they are many and no document keeps them."""
    from lccluster.usecases.check.drawing import Drawing
    from lccluster.usecases.check.many import draw_many, worth_it

    rows = iter(range(check_printing.SHOWN_IN_SUMMARY + 1))
    drawing = Drawing(shape, checking.today, sys.stdout.isatty(), streams.ascii_only(), rows)
    files = meant.files
    gc.freeze()  # what is loaded by now stays, and need not be looked through again
    drawn: Iterable[Drawn]
    if documents is None and worth_it(files, checking):
        drawn = draw_many(files, checking, drawing)
    else:
        results = checking.results(files)
        drawn = map(drawing, documents.keeping(results) if documents else results)
    seen = quiet or sys.stdout.isatty()  # on a screen the results themselves tell how far it is
    shown = drawn if seen else followed(drawn, len(files), Message("checking"))
    return _or_nothing(shown, drawing, paths)


def _or_nothing(
    drawn: "Iterable[Drawn]", drawing: "Drawing", paths: list[str]
) -> "Iterator[Drawn]":
    """Hand results on; where all that was there is no application, say that there is none."""
    from lccluster.files.forms.batches.nothing import nothing_in
    from lccluster.usecases.check.applications import Failed
    from lccluster.usecases.check.drawing import ASIDE, PASSED_OVER

    found = False
    for each in drawn:
        found = found or each.word not in (PASSED_OVER, ASIDE)
        yield each
    if not found:
        yield drawing(Failed(paths[0], (*nothing_in(arguments.files(paths)),)))
