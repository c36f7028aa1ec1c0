"""`register notice`, `register report-page`: documents for people outside the office."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.choices import typed
from lccluster.cli import arguments, options, outputs
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.register import common, parameters
from lccluster.errors import Fault, Unusable
from lccluster.kinds import by_word, known_by
from lccluster.language import Message
from lccluster.register.notices import NoticeKind

if TYPE_CHECKING:
    from lccluster.files.disk.documents.output import Output
    from lccluster.render.word.notice import Notice
    from lccluster.usecases.check.applications import Checked, Failed
    from lccluster.usecases.register.notices import NoticeScope
    from lccluster.usecases.register.room import Room

KINDS = by_word(NoticeKind)
AHEAD = 366  # days of coming duties on the page


APPLICATIONS = Placed(
    "[APPLICATION...]", Message("public, recognition: the eligible ones of these are listed.")
)
IDS = Valued("--id", "ID", Message("This title; may be said again."))
YEAR = Valued(
    "--year", "YYYY", Message("The year of the recognition, of the last day, or of the act.")
)
GROUND = Valued("--ground", "G", Message("The ground of an act that is not recorded yet."))
ON = Valued("--on", "DATE", Message("The day printed on it; else left blank."))


def notice(
    ctx: typer.Context,
    kind: Annotated[str, Placed("|".join(KINDS), Message("Which notice."))],
    applications: Annotated[list[str] | None, APPLICATIONS] = None,
    output: Annotated[
        str | None,
        options.output("FILE.docx", Message("Where to write it; else notice-KIND.docx here.")),
    ] = None,
    ids: Annotated[list[str] | None, IDS] = None,
    status: Annotated[list[str] | None, parameters.standings] = None,
    county: Annotated[list[str] | None, parameters.counties] = None,
    year: Annotated[str | None, YEAR] = None,
    ground: Annotated[str | None, GROUND] = None,
    findings: Annotated[list[str] | None, options.findings] = None,
    on: Annotated[str | None, ON] = None,
    as_of: Annotated[str | None, parameters.as_of] = None,
) -> None:
    """`register notice`."""
    from lccluster.usecases.register import notices as register_notices

    read = [*(applications or ()), *(findings or ())]
    file, fonts = _output(output or _usual_name(kind), read), outputs.fonts()
    day, printed = common.clocks(as_of).as_of, arguments.day("--on", on)
    chosen = KINDS[kind]()
    if applications:
        made = _from_applications(chosen, applications, findings, day, printed)
    else:
        room = common.room(ctx)
        about = _about(room, ids, status, county, year, ground)
        made = register_notices.draft_on_titles(room, chosen, about, as_of=day, on=printed)
    _write(made, file, fonts)


def _usual_name(kind: str) -> str:
    return str(Message("notice-{kind}.docx", kind=typed(kind)))


def _output(written: str, inputs: Sequence[str]) -> "Output | None":
    """Take `-` for standard output; raises Unusable for a name that cannot be written."""
    if written == "-":
        return None
    return outputs.ready(written, "-o", ".docx", inputs=inputs)


def _about(
    room: "Room",
    ids: list[str] | None,
    status: list[str] | None,
    county: list[str] | None,
    year: str | None,
    ground: str | None,
) -> "NoticeScope":
    from lccluster.usecases.register.notices import NoticeScope

    grounds = (*room.measure.grounds.cancel, *room.measure.grounds.revoke)
    return NoticeScope(
        tuple(ids or ()),
        tuple(map(arguments.standing, status or ())),
        arguments.counties(county or (), room.offices),
        arguments.number("--year", year),
        arguments.known_ground(ground, grounds) if ground else None,
    )


def _from_applications(
    kind: NoticeKind, paths: list[str], findings: list[str] | None, today: date, on: date | None
) -> "Notice":
    from lccluster.files.forms.batches.batch import batch
    from lccluster.usecases.check.applications import Checking
    from lccluster.usecases.register.notices import draft_on_applications

    if not kind.on_applications:
        raise Unusable(_NO_APPLICATIONS.at(field=known_by(type(kind))[1]))
    found = arguments.files(findings)
    books, library = arguments.rulebooks(None), arguments.library()
    checking = Checking(books, today, findings=found, library=library)
    results = checking.results(batch(arguments.files(paths)).files)
    made, left = draft_on_applications(kind, results, library, today=today, on=on)
    for each in left:
        _tell_left_out(each)
    return made


def _tell_left_out(result: "Checked | Failed") -> None:
    from lccluster.usecases.check.applications import Checked

    if isinstance(result, Checked):
        streams.tell(
            Message(
                "{file}: left out: {verdict}.",
                file=result.file,
                verdict=result.assessment.verdict.words,
            )
        )
    else:
        streams.complain(result.problems)


def _write(made: "Notice", file: "Output | None", fonts: str) -> None:
    from lccluster.cli.answering import for_programs
    from lccluster.usecases.register.notices import document
    from lccluster.usecases.written import Written

    data, cleaned = document(made, fonts)
    if file is None:
        for_programs.write_bytes(data)
        return
    file.write(data)
    outputs.tell_written([Written(file.path, cleaned)])
    streams.tell(
        Message(
            "A draft; clusters in it: {count}. Number, seal and signature are the office's.",
            count=len(made.annex.rows),
        )
    )
    if made.remark:
        streams.tell(
            Message("The measure that it cites is not in force on that day; see its first lines.")
        )


def report_page(
    ctx: typer.Context,
    file: Annotated[str, Placed("FILE.html", Message("Where to write it."))],
    as_of: Annotated[str | None, parameters.as_of] = None,
) -> None:
    """`register report-page`."""
    from lccluster.usecases.register.documents import write_page

    output = outputs.ready(file, "FILE", ".html", ".htm")
    clocks, ahead = common.clocks(as_of), timedelta(days=AHEAD)
    outputs.tell_written([write_page(common.room(ctx), clocks, ahead, output)])


_NO_APPLICATIONS = Fault(
    "no-applications-here",
    Message("This notice is about titles, not about applications."),
    Message("Name titles with --id, or look with “lccluster register list”."),
)
