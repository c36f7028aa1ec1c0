"""The city draws up the list of those proposed (第九条)."""

from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.language import Listing, Message
from lccluster.quantities import names_nothing
from lccluster.register.acts.act import Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import SEVERAL, RoundAct
from lccluster.round.acts.recommending import REASON
from lccluster.round.states import State
from lccluster.rulebook.procedure import Step

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met

_REVIEWED = frozenset((State.RECOMMENDED, State.UNDER_EXPERT_REVIEW))


class Proposed(RoundAct, frozen=True, kw_only=True):
    """It is on the list that is shown; out of the order of scores for a reason."""

    rests_on_all: ClassVar[bool] = True
    words: ClassVar[Message] = Step.PROPOSED.words
    particulars: ClassVar[tuple[Particular, ...]] = (REASON,)
    state: ClassVar[State | None] = State.PROPOSED
    asks_eligible: ClassVar[bool] = True
    command: ClassVar[str | None] = "propose"
    own_making: ClassVar[bool] = True
    asks: ClassVar[tuple[Particular, ...]] = (
        SEVERAL,
        Particular("reason", REASON.label, Message("Why the order of scores is left."), "REASON"),
    )
    every: ClassVar[tuple[str, ...]] = ("on", "note", "override")
    does: ClassVar[Message] = Message("Put applications onto the list that is shown.")

    event: Literal["proposed"] = "proposed"
    reason: str | None = None

    def against(self, met: "Met") -> list[Refusal]:
        """Who leaves the order of scores says why."""
        if not (met.passed_over and names_nothing(self.reason)):
            return []
        message = Message(
            "With more points there are {others}; --reason REASON says why the order is left.",
            others=Listing(met.passed_over),
        )
        return [self.refused("out-of-order", message, met.call.line("panel"))]


class NotProposed(RoundAct, frozen=True, kw_only=True):
    """It does not come onto the list, for a reason."""

    rests_on_all: ClassVar[bool] = True
    words: ClassVar[Message] = Message("left off the proposed list")
    beside: ClassVar[str] = "proposed"
    particulars: ClassVar[tuple[Particular, ...]] = (REASON,)
    state: ClassVar[State | None] = State.NOT_PROPOSED
    from_states: ClassVar[frozenset[State]] = frozenset((*_REVIEWED, State.PROPOSED))
    command: ClassVar[str | None] = "not-propose"
    does: ClassVar[Message] = Message("Record that an application does not come onto the list.")

    event: Literal["not_proposed"] = "not_proposed"
    reason: str
