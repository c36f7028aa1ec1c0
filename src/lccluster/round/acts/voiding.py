"""An act that was recorded by mistake does not count any more; the last one goes first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.kinds import by_word
from lccluster.language import Message
from lccluster.register.acts.act import Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import ONE, RoundAct
from lccluster.round.acts.recommending import REASON
from lccluster.round.states import State

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met


class RecordVoided(RoundAct, frozen=True, kw_only=True):
    """A record made by mistake; it is gone from this day on, not before, and can be seen in the file."""

    words: ClassVar[Message] = Message("record voided")
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("what", Message("concerns act")),
        REASON,
    )
    from_states: ClassVar[frozenset[State]] = frozenset(State)
    command: ClassVar[str | None] = "void"
    own_making: ClassVar[bool] = True
    asks: ClassVar[tuple[Particular, ...]] = (
        ONE,
        Particular(
            "of",
            Message("concerns act"),
            Message("The act: its kind, its id or the end of its id."),
            "ACT",
            by_place=True,
        ),
        Particular("reason", REASON.label, Message("Why the record was a mistake.")),
    )
    every: ClassVar[tuple[str, ...]] = ("on", "note")
    does: ClassVar[Message] = Message(
        "Record that the last act on an application was recorded by mistake."
    )

    event: Literal["voided"] = "voided"
    of: str
    what: str
    reason: str

    @property
    def of_kind(self) -> type[RoundAct]:
        """Give the kind of act whose record it ends."""
        return by_word(RoundAct)[self.what]

    def against(self, met: "Met") -> list[Refusal]:
        """Only the last record may be voided, and none that papers or the register rest on."""
        return self.refusals(met.recorded)

    def refusals(self, stands: Sequence[RoundAct]) -> list[Refusal]:
        """List what stands against it where these acts stand of an application, in the order of recording."""
        target = next((each for each in stands if each.id == self.of), None)
        if target is None:
            return [self.refused("no-such-act", Message("No such act stands here."), None)]
        if instead := target.instead_of_voiding():
            return [self.refused("not-to-be-voided", instead, None)]
        if stands[-1] is not target:
            message = Message(
                "“{act}” of {day} was recorded after it; it goes first.",
                act=stands[-1].words,
                day=stands[-1].on,
            )
            return [self.refused("not-the-last-act", message, None)]
        return self._too_early(target)

    def _too_early(self, target: RoundAct) -> list[Refusal]:
        if self.on >= target.on:
            return []
        message = Message("It is dated {day}, before the act itself.", day=self.on)
        return [self.refused("before-the-act", message, None)]
