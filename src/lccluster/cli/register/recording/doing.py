"""What every recording command does: read the common options, record, and answer in a sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from lccluster.cli import arguments
from lccluster.cli.program import streams
from lccluster.cli.program.worth_a_look import say_first, warn_of_acts
from lccluster.cli.register import common
from lccluster.errors import Problem
from lccluster.language import Message, headed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lccluster.render.columns.act_read import ReadOut
    from lccluster.usecases.register.acts import Recorded, Stamp
    from lccluster.usecases.register.recording.intended import Make
    from lccluster.usecases.register.room import Room
    from lccluster.usecases.round.recording.meant import RecordedInRound

_ALTHOUGH = Message("{name}: recorded for the reason given, although: {why}")
_MORE = Message("… and {count} more; each such act is shown with “taken because”.")


class Doing:
    """An act that a command records: the open register, the clock, and the options of every act."""

    def __init__(self, ctx: typer.Context, said: Mapping[str, Any]) -> None:
        self.ctx = ctx
        self.room: Room = common.room(ctx)
        self.stamp: Stamp = common.stamp()
        self.dry_run: bool = said["dry_run"]
        self.said_on = arguments.day("--on", said["on"])
        self.words: dict[str, Any] = {
            "on": self.said_on or self.stamp.today,
            "by": self.room.me.office,
            "document_number": said["document"],
            "note": said["note"],
            "override": said["override"],
        }

    def on(self, named: Sequence[str], make: "Make", county: str | None = None) -> None:
        """Record an act on titles named, or on all of a county."""
        from lccluster.usecases.register.acts import record_all
        from lccluster.usecases.register.recording.which import Which

        of = arguments.county(county, self.room.offices) if county else None
        which = Which(tuple(named), of, self.words["on"])
        self.tell(
            record_all(self.room, which, make, self.stamp, dry_run=self.dry_run, tell=streams.tell)
        )

    def tell(self, recorded: "Sequence[Recorded]") -> None:
        """Say what was recorded, on what it stands, the way back, and what usually follows."""
        tell_of_warnings(recorded, dry_run=self.dry_run)
        lines = [
            line
            for each in recorded
            for line in said_of(
                each, each.cluster.id, self._particulars(each), dry_run=self.dry_run
            )
        ]
        streams.show([*lines, *self._next(recorded)], colour=self.ctx.obj.colour)

    def _particulars(self, recorded: "Recorded") -> "ReadOut":
        from lccluster.render.columns.act_details import particulars

        among, measure = recorded.cluster.events, self.room.measure
        return particulars(recorded.event, among, measure, self.room.called)

    def _next(self, recorded: "Sequence[Recorded]") -> list[str | Message]:
        if self.dry_run:
            return []
        ids = [each.cluster.id for each in recorded]
        again = self.ctx.obj.again
        following = recorded[0].event.next_command(ids, self.room.measure)
        way_back = list(_ways_back(recorded, again))
        if following is None:
            return way_back
        return [*way_back, Message("What usually follows: {command}", command=again(following))]


def tell_of_warnings(recorded: "Sequence[Recorded | RecordedInRound]", *, dry_run: bool) -> None:
    """Say what there is to say against acts, and what gave way to a reason."""
    found = dict.fromkeys(one for each in recorded for one in each.warnings)
    warn_of_acts(found, dry_run=dry_run)
    say_first(_gave_way(recorded), _MORE)


def _gave_way(recorded: "Sequence[Recorded | RecordedInRound]") -> "Iterator[Problem]":
    """Say what gave way to a reason; each law is a kind of its own, so that none is hidden behind another."""
    for each in recorded:
        for answered in each.answered:
            yield Problem(
                code=answered.code, message=_ALTHOUGH.naming(name=each.name, why=answered.sentence)
            )


def said_of(
    each: "Recorded | RecordedInRound", ident: str, particulars: "ReadOut", *, dry_run: bool
) -> list[str | Message]:
    """Say what was recorded of whom, or would be, and read it out."""
    from lccluster.render.columns.act_read import read_out

    said: dict[str, Any] = {
        "what": each.event.words,
        "name": each.name,
        "id": ident,
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
    told = [*read_out(each.event, particulars), (Message("id"), each.event.id)]
    return [head, *(f"  {headed(label, said)}" for label, said in told)]


def _ways_back(
    recorded: "Sequence[Recorded]", again: Callable[[str], str]
) -> "Iterator[str | Message]":
    """Say once when acts are taken back so, and each one's command."""
    said = None
    for each in recorded:
        way, command = each.event.taken_back, again(each.event.way_back(each.cluster.id))
        yield command if way is said else way.sentence(command)
        said = way
