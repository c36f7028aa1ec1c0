"""`register figures`, `outlook`, `candidates`: what yearly reports give, and what that comes to."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED, Answer, print_answer
from lccluster.cli.options import Valued
from lccluster.cli.register import common, parameters
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.render.table import Block
    from lccluster.simulation.outlook import Outlook
    from lccluster.usecases.register.room import Room


def figures(
    ctx: typer.Context,
    cluster: Annotated[str, parameters.one],
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
) -> None:
    """`register figures`."""
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.outlook import FIGURES
    from lccluster.render.data import figures_json
    from lccluster.usecases.register.asking.figures import figures_reported

    room, clocks = common.room(ctx), common.clocks(as_of, known_at)
    found = figures_reported(room, cluster, clocks)
    shown = [each for each in FIGURES if each.key != "key"]  # what a table's heads may say as well
    none = Message("On {day} no report with figures is recorded of it.", day=clocks.as_of)
    answer = Answer(
        lambda: [screen_table(shown, found.given) if found.given else none],
        lambda: figures_json.figures(found.cluster.id, found.years, clocks.as_of),
        lambda: screen_table(FIGURES, found.given),
    )
    print_answer(answer, format, colour=ctx.obj.colour)


def outlook(
    ctx: typer.Context,
    on: Annotated[
        str | None, Valued("--on", "DATE", Message("The day asked about; else today."))
    ] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, options.xlsx] = None,
) -> None:
    """`register outlook`."""
    from lccluster.render.screen import outlook as screen
    from lccluster.usecases.register.asking import figures

    day = arguments.day("--on", on)
    room, clocks = (
        common.room(ctx),
        common.clocks(day.isoformat() if day else None, known_at),
    )
    _answer(ctx, room, figures.outlook(room, clocks), screen.outlook, format, xlsx)


def candidates(
    ctx: typer.Context,
    rules: Annotated[
        str,
        Valued(
            "--rules",
            "ID|DIR",
            Message("The rulebook of the province or the nation, by its id or its folder."),
        ),
    ],
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, options.xlsx] = None,
) -> None:
    """`register candidates`."""
    from lccluster.render.screen import outlook as screen
    from lccluster.usecases.register.asking import figures

    room, clocks = common.room(ctx), common.clocks(as_of, known_at)
    _answer(ctx, room, figures.candidates(room, clocks, rules), screen.candidates, format, xlsx)


def _answer(
    ctx: typer.Context,
    room: "Room",
    found: "Outlook",
    blocks: "Callable[[Outlook], Iterable[Block]]",
    format: str,
    xlsx: str | None,
) -> None:
    from lccluster.render.columns.fields import screen_table
    from lccluster.render.columns.outlook import OUTLOOK
    from lccluster.render.data import figures_json

    output = outputs.ready(xlsx, "--xlsx", ".xlsx") if xlsx else None
    answer = Answer(
        lambda: blocks(found),
        lambda: figures_json.outlook(found),
        lambda: screen_table(OUTLOOK, found.lines),
    )
    print_answer(answer, format, colour=ctx.obj.colour)
    if output:
        from lccluster.usecases.register.documents import write_outlook

        outputs.tell_written([write_outlook(room, found, output, outputs.fonts())])
