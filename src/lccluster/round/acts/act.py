"""What every act of a round is: what it says, by which stage it is done, what stands against it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from lccluster.language import Message
from lccluster.register.acts.act import AnyAct, Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.states import State
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.procedure import Stage

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met

WITHOUT_A_NUMBER = Message("An act like this has a number: --document NUMBER.")
OF_THE_ROUND = Message("a rule of the round itself")
NUMBERS = Message("numbers of applications")
_ALL_OR_NONE = Message("The applications' numbers; all of them or none.")
ONE = Particular(
    "application",
    Message("application"),
    Message("The application's number, as “lccluster round list” shows it."),
    "APP",
    by_place=True,
)
SEVERAL = Particular("applications", NUMBERS, _ALL_OR_NONE, "APP...", by_place=True)


class RoundAct(AnyAct, frozen=True, kw_only=True):
    """An act on an application, or on the round as a whole.

    A kind says in which `state` it leaves an application and whether it `asks_eligible`. One that
    does a stage of the procedure may be taken when the stage may be done, `again` where that goes on;
    any other stands `beside` the kind that does, and says which of an application's states it may
    meet (`from_states`; empty for any that is not at its end), unless it is taken `instead`. `verdict` is what the application
    came to when it was recorded; `stage` is told where a kind does more than one of them. One that
    `rests_on_all` weighs an application against the others, or is on all of them.

    Its command asks for applications and the particulars, or for what it `asks` in their place, and
    then for those of the words of `every` act that it has.
    """

    state: ClassVar[State | None] = None
    asks_eligible: ClassVar[bool] = False
    from_states: ClassVar[frozenset[State]] = frozenset()
    again: ClassVar[bool] = False
    beside: ClassVar[str] = ""
    instead: ClassVar[bool] = False
    rests_on_all: ClassVar[bool] = False
    asks: ClassVar[tuple[Particular, ...] | None] = None
    every: ClassVar[tuple[str, ...]] = ("on", "document_number", "note", "override")

    stage: str | None = None
    verdict: str | None = None

    @classmethod
    def asked(cls) -> Sequence[Particular]:
        """List that for which its command asks, applications among it."""
        if cls.asks is not None:
            return cls.asks
        own = [each for each in cls.particulars if each.help]
        return [ONE if any(each.by_place for each in own) else SEVERAL, *own]

    def against(self, met: "Met") -> list[Refusal]:
        """List what stands against it where its stage, its order and the verdict do not."""
        return []

    def needs_eligible(self) -> bool:
        """Tell whether it may be taken only on an application that is eligible."""
        return self.asks_eligible

    def left_in(self) -> State | None:
        """Give the state in which it leaves an application; None where it changes none."""
        return self.state

    def instead_of_voiding(self) -> Message | None:
        """Say what is done where it is never voided, as papers or the register rest on it; None where it may be."""
        return None

    def refused(
        self,
        code: str,
        message: Message,
        basis: Citation | Message | None,
        *,
        answerable: bool = False,
    ) -> Refusal:
        """Refuse it, naming the article or the line of the call."""
        return Refusal(self, code, message, basis or OF_THE_ROUND, answerable)


def stage_done_by(kind: type[RoundAct], stages: Sequence[Stage]) -> list[Stage]:
    """List the stages that a kind of act does, in their order."""
    from lccluster.kinds import known_by

    word = known_by(kind)[1]
    return [each for each in stages if word in each.acts]


def stages_of(kind: type[RoundAct], stages: Sequence[Stage]) -> list[Stage]:
    """List the stages that a kind of act does, or beside which it stands."""
    return stage_done_by(kind, stages) or [each for each in stages if kind.beside in each.acts]
