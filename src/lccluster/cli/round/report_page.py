"""`round report-page`: the round as one page to look at."""

from typing import Annotated

import typer

from lccluster.cli import outputs
from lccluster.cli.options import Placed
from lccluster.cli.register import common as clocked
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message


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
