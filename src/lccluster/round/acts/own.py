"""How a round begins: the call, and those who review."""

from typing import ClassVar, Literal

from lccluster.language import Message
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import RoundAct
from lccluster.rulebook.procedure import Step


class CallIssued(RoundAct, frozen=True, kw_only=True):
    """第五条: the year's call."""

    words: ClassVar[Message] = Step.CALL_ISSUED.words
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("call_sha256", Message("the call")),
    )
    command: ClassVar[str | None] = "open"
    own_making: ClassVar[bool] = True
    does: ClassVar[Message] = Message("Open a year's round with its call.")

    event: Literal["call_issued"] = "call_issued"
    call_sha256: str

    def instead_of_voiding(self) -> Message:
        """Everything in the round goes by its call."""
        return Message("A round goes by its call from its first day to its last.")


class PanelNamed(RoundAct, frozen=True, kw_only=True):
    """Those who review are named, with their ties; named again where it changes."""

    words: ClassVar[Message] = Message("panel named")
    beside: ClassVar[str] = "sheet_received"
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("panel_sha256", Message("the panel")),
    )
    command: ClassVar[str | None] = "panel"
    own_making: ClassVar[bool] = True
    does: ClassVar[Message] = Message("Name those who review, with their ties.")

    event: Literal["panel_named"] = "panel_named"
    panel_sha256: str

    def instead_of_voiding(self) -> Message:
        """Those who review are named anew."""
        return Message("A panel is never voided: “lccluster round panel …” names it again.")
