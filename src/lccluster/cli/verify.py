"""`lccluster verify`: work an earlier result out again and say what differs."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.options import Placed
from lccluster.cli.program import streams
from lccluster.language import Message

DIFFERS = 2


def verify(
    ctx: typer.Context,
    assessment: Annotated[
        str,
        Placed("ASSESSMENT.json", Message("What “lccluster check --format json” printed.")),
    ],
) -> int:
    """`verify`."""
    from lccluster.usecases.check.verify import verify_file

    verified = verify_file(Path(assessment), arguments.library(), date.today())
    for each in verified:
        streams.show(each.blocks(), colour=ctx.obj.colour)
    return DIFFERS if any(each.differences for each in verified) else 0
