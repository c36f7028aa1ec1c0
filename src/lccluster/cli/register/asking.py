"""`register show`, `history`, `stats`: questions; nothing is written."""

from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import options
from lccluster.cli.answering.answers import PRINTED, WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.register import common, parameters
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.render.table import Table


def show(
    ctx: typer.Context,
    cluster: Annotated[str, parameters.one],
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> None:
    """`register show`."""
    from lccluster.register.rows import row
    from lccluster.render.columns.fields import data
    from lccluster.render.columns.titles import TITLES
    from lccluster.render.screen.register import title_page

    room, clocks = common.room(ctx), common.clocks(as_of, known_at)
    entry = room.entry(cluster)
    found = row(entry.cluster, room.measure, room.measures, clocks)
    none = [Message("On {day} the cluster was not yet recognised.", day=clocks.as_of)]
    answer = Answer(
        lambda: title_page(found, room.measure, room.called) if found else none,
        lambda: data(TITLES, found) if found else None,
    )
    print_answer(answer, format, colour=ctx.obj.colour)


def history(
    ctx: typer.Context,
    cluster: Annotated[str, parameters.one],
    format: Annotated[str, options.format(*PRINTED)] = "text",
) -> None:
    """`register history`."""
    from lccluster.render.columns.acts import ACTS, told
    from lccluster.render.columns.fields import screen_table

    room = common.room(ctx)
    entry = room.entry(cluster)

    def table() -> "Table":
        return screen_table(ACTS, told(entry.cluster, room.measure, room.called))

    said = {"id": entry.cluster.id, "events": entry.facts.get("events") or []}
    answer = Answer(lambda: [table()], lambda: said, table)
    print_answer(answer, format, colour=ctx.obj.colour)


def stats(
    ctx: typer.Context,
    as_of: Annotated[str | None, parameters.as_of] = None,
    known_at: Annotated[str | None, parameters.known_at] = None,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> None:
    """`register stats`."""
    from lccluster.render.screen.register import stats_tables
    from lccluster.usecases.register.asking.lists import counted

    room, clocks = common.room(ctx), common.clocks(as_of, known_at)
    counts = counted(room, clocks)
    said = {"as_of": clocks.as_of.isoformat(), **counts}
    answer = Answer(lambda: stats_tables(counts), lambda: said)
    print_answer(answer, format, colour=ctx.obj.colour)
