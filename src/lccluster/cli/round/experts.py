"""`round panel`, `sheets`, `read-sheets`, `scores`."""

from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED, Answer, print_answer
from lccluster.cli.options import Placed, output
from lccluster.cli.program import streams
from lccluster.cli.register import common as clocked
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.cli.round.recording import InRound, recording
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.round.reviewing.ranking import Ranking


@recording("on", "note")
def panel(
    doing: InRound,
    file: Annotated[str, Placed("FILE", Message("Those who review, with their ties."))],
) -> None:
    """`round panel`."""
    from lccluster.usecases.round.recording.experts import name_panel

    (named,) = arguments.files([file])
    doing.tell(name_panel(doing.room, named, doing.words, doing.hand))


def sheets(
    ctx: typer.Context,
    folder: Annotated[str, output("DIR", Message("The folder for the workbooks."))],
) -> None:
    """`round sheets`."""
    from lccluster.files.disk.safe_write import make_folder
    from lccluster.usecases.round.recording.experts import write_sheets

    (place,) = arguments.files([folder])
    room = common.room(ctx)
    make_folder(place)
    written = write_sheets(room, place, clocked.clocks(None))
    outputs.tell_written(written)
    if not written:
        streams.tell(Message("No application waits for experts; nothing was written."))


@recording("on", "note", "override")
def read_sheets(
    doing: InRound,
    folder: Annotated[str, Placed("DIR", Message("The workbooks that came back."))],
) -> None:
    """`round read-sheets`."""
    from lccluster.usecases.round.recording.sheets.coming_back import read_sheets

    (place,) = arguments.files([folder])
    recorded = read_sheets(doing.room, place, doing.words, doing.hand)
    doing.tell(recorded)
    if not recorded:
        streams.tell(Message("Nothing new stands in these workbooks."))


def scores(
    ctx: typer.Context,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, options.xlsx] = None,
) -> None:
    """`round scores`."""
    target = common.workbook(xlsx)
    answer, found = _scores(ctx, as_of, known_at)
    print_answer(answer, format, colour=ctx.obj.colour)
    if target:
        from lccluster.render.columns.round_scores import SCORES, SHEET_OF_SCORES

        common.write(SHEET_OF_SCORES, SCORES, found.rows, target)


def _scores(
    ctx: typer.Context, as_of: str | None, known_at: str | None
) -> "tuple[Answer, Ranking]":
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.round_scores import SCORES
    from lccluster.render.data import round_json
    from lccluster.render.screen import round as screen
    from lccluster.usecases.round.asking.ranking import ranking

    found = ranking(common.room(ctx), clocked.clocks(as_of, known_at))
    answer = Answer(
        lambda: screen.scores(found),
        lambda: round_json.scores(found),
        lambda: screen_table(SCORES, found.rows),
    )
    return answer, found
