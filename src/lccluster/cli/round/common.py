"""What the round's commands share: the open round, the clock, options that mean the same."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from inspect import Parameter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.here import round_meant
from lccluster.cli.options import Placed, Valued, option
from lccluster.cli.program import streams
from lccluster.cli.register import common, parameters
from lccluster.cli.register.recording.asked import optional
from lccluster.errors import Problem, Unusable
from lccluster.language import Message
from lccluster.round.acts import RoundAct

if TYPE_CHECKING:
    from lccluster.files.disk.documents.output import Output
    from lccluster.usecases.round.recording.record import Hand, RecordedInRound
    from lccluster.usecases.round.room import RoundRoom

late = Valued(
    "--late", "REASON", Message("Why it comes after the call's last day; it is recorded.")
)
one = Placed("APP", Message("The application's number."))
named = Valued("--named", "yes|no", Message("Whether it bears a name."))
sealed = Valued("--sealed", "yes|no", Message("Whether it bears a seal."))
some = Placed("[APP]...", Message("Only these applications."))
several = Placed("APP...", Message("The applications' numbers; all of them or none."))


def folder(ctx: typer.Context) -> Path:
    """Name the round meant; raises Unusable where none is."""
    found = round_meant(ctx.obj)
    if found is None:
        raise Unusable(_no_round_here())
    return found


def room(ctx: typer.Context) -> RoundRoom:
    """Open the round."""
    return room_at(ctx, folder(ctx))


def room_at(ctx: typer.Context, place: Path) -> RoundRoom:
    """Open the round in a folder."""
    from lccluster.files.disk.places.cache_folder import cache_folder
    from lccluster.files.register.installation import office_file
    from lccluster.usecases.round.room import open_round_room

    cache, office = cache_folder(os.environ), office_file(os.environ)
    return open_round_room(place, arguments.library(), Path(ctx.obj.register), office, cache)


def hand(*, dry_run: bool) -> Hand:
    """Give how a command records."""
    from lccluster.usecases.round.recording.record import Hand

    return Hand(common.stamp(), streams.tell, dry_run)


def tell(ctx: typer.Context, recorded: Sequence[RecordedInRound], *, dry_run: bool) -> None:
    """Say what was recorded, and what gave way to a reason."""
    streams.complain(dict.fromkeys(one for each in recorded for one in each.warnings))
    for each in recorded:
        for answered in each.answered:
            streams.tell(
                Message(
                    "{name}: recorded for the reason given, although: {why}",
                    name=each.name,
                    why=answered.sentence,
                )
            )
    lines = [line for each in recorded for line in _lines(each, dry_run=dry_run)]
    streams.show(lines, colour=ctx.obj.colour)


def _lines(each: RecordedInRound, *, dry_run: bool) -> list[str | Message]:
    said: Mapping[str, Any] = {
        "what": each.event.words,
        "name": each.name,
        "id": each.record.id,
        "day": each.event.on,
        "file": each.path,
    }
    head = (
        Message(
            "Would be recorded: {name} ({id}), {what}, {day}. Would be written to {file}:", **said
        )
        if dry_run
        else Message("Recorded: {name} ({id}), {what}, {day}. Written to {file}:", **said)
    )
    return [head, *each.line.splitlines()]


def _no_round_here() -> Problem:
    return Problem(
        code="no-round",
        field="--round",
        message=Message("No round is here."),
        hint=Message(
            "“lccluster round open YEAR --call FILE” makes one; --round DIR names another."
        ),
    )


def every(kind: type[RoundAct]) -> list[Parameter]:
    """Ask what is asked of every act."""
    return [
        optional("on", Annotated[str | None, option("--on", "DATE", kind.counts_from)]),
        optional("document", Annotated[str | None, parameters.document()]),
        optional("note", Annotated[str | None, parameters.note()]),
        optional("override", Annotated[str | None, parameters.override()]),
        optional("dry_run", Annotated[bool, options.dry_run()], default=False),
    ]


def words(said: Mapping[str, Any], hand: Hand) -> dict[str, Any]:
    """Read what is said of every act."""
    return {
        "on": arguments.day("--on", said["on"]) or hand.stamp.today,
        "document_number": said.get("document"),
        "note": said["note"],
        "override": said["override"],
    }


def plain_words(on: str | None, note: str | None, hand: Hand) -> dict[str, Any]:
    """Read the day and the remark."""
    return {"on": arguments.day("--on", on) or hand.stamp.today, "note": note}


def workbook(xlsx: str | None) -> Output | None:
    """Refuse, before any work is done, a workbook that may not be written; raises Unusable."""
    return outputs.ready(xlsx, "--xlsx", ".xlsx") if xlsx else None


def write(title: str, fields: Sequence[Any], rows: Sequence[Any], output: Output) -> None:
    """Write a list as a workbook, and say so."""
    from lccluster.usecases.round.documents import write_list

    outputs.tell_written([write_list(title, fields, rows, output, outputs.fonts())])
