"""What the register's commands share: the clock, the open register, options that mean the same."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lccluster.cli import arguments

if TYPE_CHECKING:
    from lccluster.register.view import Clocks
    from lccluster.usecases.register_acts import Stamp
    from lccluster.usecases.register_room import Room


def room(ctx: typer.Context) -> Room:
    """Open the register."""
    from lccluster.usecases.register_room import open_room  # noqa: PLC0415

    return open_room(Path(ctx.obj.register), arguments.library())


def clocks(as_of: str | None, known_at: str | None = None) -> Clocks:
    """Read the two clocks; today unless said."""
    from lccluster.register.view import Clocks  # noqa: PLC0415

    return Clocks(
        arguments.day("--as-of", as_of) or date.today(), arguments.day("--known-at", known_at)
    )


def stamp() -> Stamp:
    """Read the clock for a recording, with the office's time zone."""
    from lccluster.usecases.register_acts import Stamp  # noqa: PLC0415

    return Stamp(datetime.now().astimezone())
