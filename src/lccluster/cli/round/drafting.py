"""`round draft`, and `round report-page`: papers, and the round as one page to look at."""

from pathlib import Path
from typing import Annotated

import typer

from lccluster.cli import arguments, outputs
from lccluster.cli.options import Placed, output
from lccluster.cli.register import common as clocked
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message

SUFFIXES = (".docx", ".xlsx")


def draft(
    ctx: typer.Context,
    kind: Annotated[
        str,
        Placed(
            "KIND",
            Message(
                "return, recommendation, sign-in, scores, notice, objection, promulgation, or the Chinese name."
            ),
        ),
    ],
    file: Annotated[str, output("FILE|DIR", Message("Where it is written: .docx or .xlsx."))],
    applications: Annotated[list[str] | None, common.some] = None,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
) -> None:
    """`round draft`."""
    from lccluster.usecases.round.drafting.drafts import drafted, kind_named, write_drafts
    from lccluster.usecases.round.recording.deciding import entries_named

    room, clocks = common.room(ctx), clocked.clocks(as_of, known_at)
    (place,) = arguments.files([file])
    named = applications and [
        each.cluster.id for each in entries_named(room, room.seen(), applications)
    ]
    made = drafted(room, kind_named(room, kind), named or (), clocks, clocked.stamp().today)
    names = _files(place, [each.name for each in made])
    ready = [outputs.ready(str(each), "-o", *SUFFIXES) for each in names]
    outputs.tell_written(write_drafts(made, ready, outputs.fonts()))


def _files(place: Path, names: list[str]) -> list[Path]:
    """Name the files: just this one for one draft, else one each in the folder; raises Unusable."""
    if place.suffix.lower() in SUFFIXES:
        if len(names) == 1:
            return [place]
        return [
            place.with_name(f"{place.stem}-{each.partition('-')[2]}{place.suffix}")
            for each in names
        ]
    from lccluster.files.disk.documents.output import OTHER_DOCUMENTS
    from lccluster.files.disk.safe_write import make_folder

    if place.suffix.lower() in OTHER_DOCUMENTS:
        outputs.ready(str(place), "-o", *SUFFIXES)
    make_folder(place)
    return [place / f"{each}.docx" for each in names]


def report_page(
    ctx: typer.Context,
    file: Annotated[str, Placed("FILE.html", Message("Where to write it."))],
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
) -> None:
    """`round report-page`."""
    from lccluster.usecases.round.documents import write_page

    output = outputs.ready(file, "FILE", ".html", ".htm")
    clocks, today = clocked.clocks(as_of, known_at), clocked.stamp().today
    outputs.tell_written([write_page(common.room(ctx), clocks, today, output)])
