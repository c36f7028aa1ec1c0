"""`lccluster check`: which conditions hold, by how much, what is missing, who decides."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, outputs, streams
from lccluster.cli.help import Command
from lccluster.errors import Problem
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.rulebook.rulebook import Rulebook
    from lccluster.usecases.check_applications import Checked, Failed
    from lccluster.usecases.check_documents import CheckDocuments

FORMATS = ("text", "json", "jsonl", "csv")
# A batch exits with the first that applies.
CODES = (
    ("unreadable", 2),
    ("not_eligible", 1),
    ("no_rule", 5),
    ("incomplete", 4),
    ("needs_decision", 3),
)
SHOWN_IN_SUMMARY = 60  # more rows nobody reads on a screen; --brief gives one line each
SLOW = 20  # files; below that no progress is shown


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        "check",
        cls=Command,
        no_args_is_help=True,
    )
    def check(
        ctx: typer.Context,
        paths: Annotated[
            list[str],
            typer.Argument(
                metavar="PATH...", help=str(Message("Application files, or folders of them."))
            ),
        ],
        findings: Annotated[
            str | None,
            typer.Option(
                metavar="FILE", help=str(Message("What officials found, in a file of its own."))
            ),
        ] = None,
        on: Annotated[
            str | None,
            typer.Option(
                metavar="DATE",
                help=str(Message("The day that decides; else the day the form was filled in.")),
            ),
        ] = None,
        rules: Annotated[
            str | None,
            typer.Option(
                metavar="ID|DIR",
                help=str(Message("The rulebook; else the one in force on the day.")),
            ),
        ] = None,
        format: Annotated[
            str,
            typer.Option(
                "--format",
                metavar="|".join(FORMATS),
                show_default=False,
                help=str(Message("How to print the result; text unless said.")),
            ),
        ] = "text",
        brief: Annotated[
            bool, typer.Option("--brief", help=str(Message("One line an application.")))
        ] = False,
        xlsx: Annotated[str | None, outputs.xlsx()] = None,
        template: Annotated[str | None, outputs.template()] = None,
        html: Annotated[str | None, outputs.html()] = None,
    ) -> int:
        arguments.one_of("--format", format, FORMATS)
        documents = _documents(xlsx, template, html)
        rulebooks = arguments.rulebooks(rules)
        results = _results(paths, findings, on, rulebooks, quiet=ctx.obj.quiet)
        counts: Counter[str] = Counter()
        _PRINTERS["brief" if brief and format == "text" else format](
            _counted(documents.keeping(results) if documents else results, counts),
            counts,
            ctx.obj.colour,
        )
        if documents:
            outputs.tell_written(documents.write(date.today(), rulebooks))
        return next((code for word, code in CODES if counts[word]), 0)


def _documents(xlsx: str | None, template: str | None, html: str | None) -> CheckDocuments | None:
    outputs.template_needs_xlsx(template, xlsx)
    if not (xlsx or html):
        return None
    from lccluster.usecases.check_documents import CheckDocuments  # noqa: PLC0415

    made = CheckDocuments(
        outputs.path(xlsx), outputs.path(html), outputs.path(template), outputs.fonts()
    )
    made.ready()
    return made


def _results(
    paths: list[str],
    findings: str | None,
    on: str | None,
    rulebooks: Sequence[Rulebook],
    *,
    quiet: bool,
) -> Iterator[Checked | Failed]:
    from lccluster.files.application_paths import application_paths  # noqa: PLC0415
    from lccluster.usecases.check_applications import check_files  # noqa: PLC0415

    day = arguments.day("--on", on)
    files = application_paths(map(Path, paths))
    if not files:
        return iter([_nothing_in(paths)])
    checked = check_files(
        files,
        rulebooks,
        today=date.today(),
        on=day,
        findings_file=Path(findings) if findings else None,
    )
    return (
        _with_progress(checked, len(files))
        if len(files) > SLOW and sys.stderr.isatty() and not quiet
        else checked
    )


def _nothing_in(paths: list[str]) -> Failed:
    from lccluster.usecases.check_applications import Failed  # noqa: PLC0415

    problem = Problem(
        code="no-application",
        message=Message("There is no application (*.yaml) here."),
        hint=Message(
            "Look at the name of the folder; “lccluster new” writes a form to start from."
        ),
        file=", ".join(paths),
    )
    return Failed(paths[0], (problem,))


def _with_progress(results: Iterable[Any], total: int) -> Iterator[Any]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(results, total=total, description=str(Message("checking")))


def _counted(
    results: Iterable[Checked | Failed], counts: Counter[str]
) -> Iterator[Checked | Failed]:
    from lccluster.usecases.check_applications import Checked  # noqa: PLC0415

    for result in results:
        counts[
            result.assessment.verdict.value if isinstance(result, Checked) else "unreadable"
        ] += 1
        yield result


def _text(results: Iterable[Checked | Failed], counts: Counter[str], colour: bool) -> None:
    from lccluster.render import assessment_text  # noqa: PLC0415
    from lccluster.usecases.check_applications import Checked  # noqa: PLC0415

    rows: list[Any] = []
    for result in results:
        if isinstance(result, Checked):
            streams.show(
                assessment_text.screen(result.file, result.assessment, date.today()), colour=colour
            )
            if len(rows) <= SHOWN_IN_SUMMARY:
                rows.append(assessment_text.brief_row(result.file, result.assessment))
        else:
            _fail(result)
    if counts.total() > 1:
        table: list[Any] = (
            [assessment_text.brief(rows), ""] if 0 < len(rows) <= SHOWN_IN_SUMMARY else []
        )
        streams.show([*table, assessment_text.summary(counts)], colour=colour)


def _brief(results: Iterable[Checked | Failed], counts: Counter[str], colour: bool) -> None:
    from lccluster.render import assessment_text  # noqa: PLC0415
    from lccluster.usecases.check_applications import Checked  # noqa: PLC0415

    for result in results:
        if isinstance(result, Checked):
            streams.show([assessment_text.line(result.file, result.assessment)], colour=colour)
        else:
            _fail(result)
    if counts.total() > 1:
        streams.show(["", assessment_text.summary(counts)], colour=colour)


def _fail(failed: Failed) -> None:
    streams.complain(failed.problems)


def _json(results: Iterable[Checked | Failed], counts: Counter[str], _colour: bool) -> None:
    """Print one JSON document as the results come, so that no batch is held in memory."""
    from lccluster.usecases.check_applications import Checked  # noqa: PLC0415

    failures: list[Failed] = []
    sys.stdout.write('{"assessments": [')
    comma = ""
    for result in results:
        if isinstance(result, Checked):
            sys.stdout.write(f"{comma}\n  {streams.json_text(_as_json(result))}")
            comma = ","
        else:
            failures.append(result)
            _fail(result)
    rows = ",\n  ".join(streams.json_text(row) for failed in failures for row in _failures(failed))
    sys.stdout.write(f'\n], "failures": [\n  {rows}\n],' if rows else '\n], "failures": [],')
    sys.stdout.write(f' "summary": {streams.json_text(_summary(counts))}}}\n')


def _jsonl(results: Iterable[Checked | Failed], _counts: Counter[str], _colour: bool) -> None:
    from lccluster.usecases.check_applications import Checked  # noqa: PLC0415

    for result in results:
        rows = [_as_json(result)] if isinstance(result, Checked) else _failures(result)
        for row in rows:
            sys.stdout.write(streams.json_text(row) + "\n")


def _csv(results: Iterable[Checked | Failed], _counts: Counter[str], _colour: bool) -> None:
    from lccluster.render import assessment_csv, csv_table  # noqa: PLC0415
    from lccluster.usecases.check_applications import Checked  # noqa: PLC0415

    begun = False
    for result in results:
        if not isinstance(result, Checked):
            _fail(result)
            continue
        if not begun:
            streams.write_text(
                csv_table.BOM + csv_table.csv_row(assessment_csv.head(result.assessment))
            )
            begun = True
        streams.write_text(csv_table.csv_row(assessment_csv.row(result.file, result.assessment)))


def _as_json(checked: Checked) -> dict[str, Any]:
    from lccluster.render import assessment_json  # noqa: PLC0415

    return assessment_json.assessment(checked.file, checked.assessment, checked.receipt)


def _failures(failed: Failed) -> list[dict[str, Any]]:
    from lccluster.render import assessment_json  # noqa: PLC0415

    return [assessment_json.failure(problem) for problem in failed.problems]


def _summary(counts: Counter[str]) -> dict[str, int]:
    words = ("eligible", "needs_decision", "incomplete", "not_eligible", "no_rule", "unreadable")
    return {word: counts[word] for word in words}


_PRINTERS = {"text": _text, "brief": _brief, "json": _json, "jsonl": _jsonl, "csv": _csv}
