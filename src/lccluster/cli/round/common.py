"""What the round's commands share: the open round, the clock, options that mean the same."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from lccluster.cli import arguments, outputs
from lccluster.cli.answering.here import round_meant
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.register import common
from lccluster.errors import Fault, Unusable
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.disk.documents.output import Output
    from lccluster.usecases.round.recording.meant import Hand
    from lccluster.usecases.round.room import RoundRoom

late = Valued(
    "--late", "REASON", Message("Why it comes after the call's last day; it is recorded.")
)
some = Placed("[APP]...", Message("Only these applications."))


def folder(ctx: typer.Context) -> Path:
    """Name the round meant; raises Unusable where none is."""
    found = round_meant(ctx.obj)
    if found is None:
        raise Unusable(_NO_ROUND_HERE.at(field="--round"))
    return found


def room(ctx: typer.Context) -> RoundRoom:
    """Open the round."""
    return room_at(ctx, folder(ctx))


def room_at(ctx: typer.Context, place: Path) -> RoundRoom:
    """Open the round in a folder."""
    from lccluster.files.disk.places.of_the_user import cache_folder
    from lccluster.files.register.installation import office_file
    from lccluster.usecases.round.room import open_round_room

    cache, office = cache_folder(os.environ), office_file(os.environ)
    opened = open_round_room(place, arguments.library(), Path(ctx.obj.register), office, cache)
    common.remark_clock(ctx, opened.round)
    return opened


def hand(*, dry_run: bool) -> Hand:
    """Give how a command records."""
    from lccluster.usecases.round.recording.meant import Hand

    return Hand(common.stamp(), streams.tell, dry_run)


def workbook(xlsx: str | None) -> Output | None:
    """Refuse, before any work is done, a workbook that may not be written; raises Unusable."""
    return outputs.ready(xlsx, "--xlsx", ".xlsx") if xlsx else None


def write(title: str, fields: Sequence[Any], rows: Sequence[Any], output: Output) -> None:
    """Write a list as a workbook, and say so."""
    from lccluster.usecases.round.documents import write_list

    outputs.tell_written([write_list(title, fields, rows, output, outputs.fonts())])


_NO_ROUND_HERE = Fault(
    "no-round",
    Message("No round is here."),
    Message("“lccluster round open YEAR --call FILE” makes one; --round DIR names another."),
)
