"""Applications come in, are given back, come again, are withdrawn (第六条)."""

from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.language import Message
from lccluster.quantities import names_nothing
from lccluster.register.acts.act import Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import RoundAct
from lccluster.round.states import State
from lccluster.rulebook.procedure import Step

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met

LATE = Particular("late", Message("late because"))
FORM = Particular("application_sha256", Message("application"))


_PAPERS_CAME = Message(
    "“{act}” is never voided: “lccluster round return …” gives the application back, so that the right one comes again; “lccluster round withdraw …” takes it out of the round."
)


class Filed(RoundAct, frozen=True, kw_only=True):
    """An application was received, whatever it comes to."""

    words: ClassVar[Message] = Step.FILED.words
    particulars: ClassVar[tuple[Particular, ...]] = (LATE, FORM)
    state: ClassVar[State | None] = State.FILED
    command: ClassVar[str | None] = "file"
    own_making: ClassVar[bool] = True
    does: ClassVar[Message] = Message("Record that an application was received, and keep it.")

    event: Literal["filed"] = "filed"
    application_sha256: str | None = None
    late: str | None = None

    def instead_of_voiding(self) -> Message:
        """The application that came is kept, whatever it is."""
        return _PAPERS_CAME.naming(act=self.words)

    def against(self, met: "Met") -> list[Refusal]:
        """It comes by the call's last day, or late for a reason."""
        until = met.call.applications_until
        if self.on <= until or not names_nothing(self.late):
            return []
        message = Message(
            "Applications come by {until}, this one on {day}; --late REASON takes it all the same.",
            until=until,
            day=self.on,
        )
        return [self.refused("late", message, met.call.line("applications_until"))]


class Returned(RoundAct, frozen=True, kw_only=True):
    """An application is given back, to be completed; the note says what is missing."""

    words: ClassVar[Message] = Message("given back for completion")
    beside: ClassVar[str] = "filed"
    state: ClassVar[State | None] = State.RETURNED
    from_states: ClassVar[frozenset[State]] = frozenset(
        (State.FILED, State.UNDER_FIRST_REVIEW, State.FIRST_REVIEW_PASSED)
    )
    command: ClassVar[str | None] = "return"
    does: ClassVar[Message] = Message("Give an application back, to be completed.")

    event: Literal["returned"] = "returned"


class Refiled(RoundAct, frozen=True, kw_only=True):
    """What was given back was received again, under the same number."""

    words: ClassVar[Message] = Message("application received again")
    beside: ClassVar[str] = "filed"
    particulars: ClassVar[tuple[Particular, ...]] = (LATE, FORM)
    state: ClassVar[State | None] = State.FILED
    from_states: ClassVar[frozenset[State]] = frozenset((State.RETURNED,))

    event: Literal["refiled"] = "refiled"
    application_sha256: str | None = None
    late: str | None = None

    def instead_of_voiding(self) -> Message:
        """It took the place of the one that was given back."""
        return _PAPERS_CAME.naming(act=self.words)


class Withdrawn(RoundAct, frozen=True, kw_only=True):
    """The applicant takes its application back."""

    words: ClassVar[Message] = Message("application withdrawn")
    beside: ClassVar[str] = "filed"
    state: ClassVar[State | None] = State.WITHDRAWN
    command: ClassVar[str | None] = "withdraw"
    does: ClassVar[Message] = Message("Record that an applicant takes its application back.")

    event: Literal["withdrawn"] = "withdrawn"
