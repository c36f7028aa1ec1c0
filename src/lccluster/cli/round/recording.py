"""What every command does that records in a round: read what all acts say, record, and answer in a sentence."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options
from lccluster.cli.answering.here import round_meant
from lccluster.cli.program import streams
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.asked import optional, own_of, recorder
from lccluster.cli.register.recording.doing import said_of, tell_of_warnings
from lccluster.cli.round import common
from lccluster.files.disk.glance import ROUND

if TYPE_CHECKING:
    from lccluster.round.numbering import CalledInRound
    from lccluster.usecases.round.recording.meant import Hand, RecordedInRound
    from lccluster.usecases.round.room import RoundRoom

ASKED = {
    "on": optional("on", Annotated[str | None, parameters.on]),
    "note": optional("note", Annotated[str | None, parameters.note]),
    "override": optional("override", Annotated[str | None, parameters.override]),
    "document_number": optional("document_number", Annotated[str | None, parameters.document]),
}
DRY_RUN = optional("dry_run", Annotated[bool, options.dry_run], default=False)


class InRound:
    """What a command does in a round; the round is opened, and its words read, when they are asked for."""

    def __init__(self, ctx: typer.Context, said: Mapping[str, Any]) -> None:
        self.ctx = ctx
        self.said = said
        self.hand: Hand = common.hand(dry_run=said["dry_run"])

    @cached_property
    def room(self) -> "RoundRoom":
        """Open the round."""
        return common.room(self.ctx)

    @cached_property
    def shared(self) -> dict[str, Any]:
        """Read what every act is told."""
        said = {key: value for key, value in self.said.items() if key != "dry_run"}
        return {**said, "on": arguments.day("--on", said["on"])} if "on" in said else said

    @property
    def words(self) -> dict[str, Any]:
        """Give what every act is told; the day is today's unless said."""
        shared = self.shared
        return {**shared, "on": shared["on"] or self.hand.stamp.today} if "on" in shared else shared

    @property
    def called(self) -> "CalledInRound":
        """Say what acts name by ids; of a round that is only foreseen there is none."""
        from lccluster.round.numbering import CalledInRound

        there = round_meant(self.ctx.obj)
        return self.room.called if there and (there / ROUND).exists() else CalledInRound()

    def tell(self, recorded: "Sequence[RecordedInRound]") -> None:
        """Say what was recorded, and what gave way to a reason."""
        tell_of_warnings(recorded, dry_run=self.hand.dry_run)
        from lccluster.render.screen.round import particulars

        lines = [
            line
            for each in recorded
            for line in said_of(
                each,
                each.number or each.record.id,
                particulars(each.event, self.called),
                dry_run=self.hand.dry_run,
            )
        ]
        streams.show(lines, colour=self.ctx.obj.colour)


def recording(*asked: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function that is told what it does; these words are asked behind its own."""
    every = [*map(ASKED.__getitem__, asked), DRY_RUN]
    return lambda does: recorder(does, own_of(does), every, InRound)
