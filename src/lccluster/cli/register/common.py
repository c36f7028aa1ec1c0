"""What the register's commands share: the clock, the open register, options that mean the same."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lccluster.cli import arguments
from lccluster.cli.program import streams

if TYPE_CHECKING:
    from lccluster.files.register.seals.latest import Sealed
    from lccluster.language import Message
    from lccluster.register.view import Clocks
    from lccluster.usecases.register.acts import Stamp
    from lccluster.usecases.register.room import Room


def room(ctx: typer.Context) -> Room:
    """Open the register; what goes wrong beside its answers is said once they are given."""
    from lccluster.files.disk.places.of_the_user import cache_folder
    from lccluster.files.register.installation import office_file
    from lccluster.usecases.register.room import open_room

    cache, office = cache_folder(os.environ), office_file(os.environ)
    opened = open_room(Path(ctx.obj.register), arguments.library(), cache, office)
    opened.remark_cut_off()
    remark_clock(ctx, opened.register)
    if not ctx.obj.quiet:
        ctx.call_on_close(lambda: _tell(opened.notices))
    return opened


def remark_clock(ctx: typer.Context, kept: Sealed) -> None:
    """Remark that the clock is behind what was recorded, unless a command was told of which day to speak."""
    from lccluster.files.disk import deeds
    from lccluster.files.register.seals.latest import later_than

    if ctx.params.get("as_of") is None and (problem := later_than(kept, date.today())):
        deeds.remark(problem)


def _tell(notices: Sequence[Message]) -> None:
    for each in notices:
        streams.tell(each)


def clocks(as_of: str | None, known_at: str | None = None) -> Clocks:
    """Read the two clocks; today unless said."""
    from lccluster.register.view import Clocks

    return Clocks(
        arguments.day("--as-of", as_of) or date.today(), arguments.day("--known-at", known_at)
    )


def stamp() -> Stamp:
    """Read the clock for a recording, with the office's time zone."""
    from lccluster.usecases.register.acts import Stamp

    return Stamp(datetime.now().astimezone())
