"""The list is shown, and objected to (第九条)."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.language import Message
from lccluster.register.acts.act import Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import NUMBERS, ONE, RoundAct
from lccluster.round.acts.recommending import REASON
from lccluster.round.states import State
from lccluster.rulebook.procedure import Step

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met

NUMBER = Particular(
    "number",
    Message("number of the objection"),
    Message("The objection's number."),
    "N",
    by_place=True,
)


NAMED = Particular("named", Message("named"), Message("Whether it bears a name."), "yes|no")
SEALED = Particular("sealed", Message("sealed"), Message("Whether it bears a seal."), "yes|no")
SINCE = Particular(
    "from", Message("notice from"), Message("The first day of the notice."), "DATE", needed=True
)
UNTIL = Particular(
    "until",
    Message("notice until"),
    Message("Its last day, counted by hand; else as the call says."),
    "DATE",
)


class NoticePosted(RoundAct, frozen=True, kw_only=True):
    """The public notice: which applications it shows, and its last day, as counted or by hand."""

    rests_on_all: ClassVar[bool] = True
    words: ClassVar[Message] = Step.NOTICE_POSTED.words
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("until", UNTIL.label),
        Particular("counted", Message("counted")),
        Particular("applications", NUMBERS),
    )
    command: ClassVar[str | None] = "notice"
    own_making: ClassVar[bool] = True
    asks: ClassVar[tuple[Particular, ...]] = (SINCE, UNTIL)
    every: ClassVar[tuple[str, ...]] = ("on", "document_number", "note")
    does: ClassVar[Message] = Message(
        "Record the public notice; its last day is counted as the call says."
    )
    counts_from: ClassVar[Message] = Message("The day of its posting; else the first day.")

    event: Literal["notice_posted"] = "notice_posted"
    applications: tuple[str, ...]
    since: date
    until: date
    counted: str | None = None


class ObjectionReceived(RoundAct, frozen=True, kw_only=True):
    """Somebody objects: with a name or without, sealed or not."""

    words: ClassVar[Message] = Message("objection received")
    beside: ClassVar[str] = "notice_posted"
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("number", Message("number of the objection")),
        Particular("reason", Message("reason")),
        NAMED,
        SEALED,
    )
    state: ClassVar[State | None] = State.OBJECTION_OPEN
    from_states: ClassVar[frozenset[State]] = frozenset(
        (
            State.PROPOSED,
            State.IN_PUBLIC_NOTICE,
            State.OBJECTION_OPEN,
            State.READY_TO_PROMULGATE,
        )
    )
    command: ClassVar[str | None] = "object"
    own_making: ClassVar[bool] = True
    asks: ClassVar[tuple[Particular, ...]] = (
        ONE,
        Particular("reason", REASON.label, Message("What is said against it.")),
        NAMED,
        SEALED,
    )
    every: ClassVar[tuple[str, ...]] = ("on", "note")
    does: ClassVar[Message] = Message("Record an objection to an application.")

    event: Literal["objection_received"] = "objection_received"
    number: int
    reason: str | None = None
    named: str | None = None
    sealed: str | None = None


class ObjectionDecided(RoundAct, frozen=True, kw_only=True):
    """An objection is upheld, and the application leaves the list, or it is rejected."""

    words: ClassVar[Message] = Message("objection decided")
    beside: ClassVar[str] = "notice_posted"
    particulars: ClassVar[tuple[Particular, ...]] = (
        NUMBER,
        Particular("outcome", Message("outcome"), Message("How it ended."), "upheld|rejected"),
        REASON,
    )
    from_states: ClassVar[frozenset[State]] = frozenset(
        (State.OBJECTION_OPEN, State.NOT_PROPOSED)  # another one is answered all the same
    )
    command: ClassVar[str | None] = "decide-objection"
    does: ClassVar[Message] = Message("Record how an objection ended.")

    event: Literal["objection_decided"] = "objection_decided"
    number: int
    outcome: Literal["upheld", "rejected"]
    reason: str

    def against(self, met: "Met") -> list[Refusal]:
        """It is of an objection that is open."""
        if self.number in met.open_objections:
            return []
        message = Message("No objection {number} is open here.", number=self.number)
        return [self.refused("no-such-objection", message, met.article_of(self))]

    def left_in(self) -> State | None:
        """Take the application off the list where the objection is upheld."""
        return State.NOT_PROPOSED if self.outcome == "upheld" else None
