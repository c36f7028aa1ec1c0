"""Experts review: who may not, what their sheets say, who went there (第八条)."""

from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.language import Message
from lccluster.register.acts.act import Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import ONE, RoundAct
from lccluster.round.reviewing.panel import TIES
from lccluster.round.states import State
from lccluster.rulebook.procedure import Step

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met

_UNDER_REVIEW = frozenset((State.RECOMMENDED, State.UNDER_EXPERT_REVIEW))
EXPERT = Particular("expert", Message("expert"))
WHO = Particular(
    "expert", EXPERT.label, Message("The expert's id, or name."), "EXPERT", by_place=True
)


class Recused(RoundAct, frozen=True, kw_only=True):
    """An expert does not review an application."""

    words: ClassVar[Message] = Message("expert recused")
    particulars: ClassVar[tuple[Particular, ...]] = (EXPERT,)
    beside: ClassVar[str] = "sheet_received"
    command: ClassVar[str | None] = "recuse"
    own_making: ClassVar[bool] = True
    asks: ClassVar[tuple[Particular, ...]] = (WHO, ONE)
    every: ClassVar[tuple[str, ...]] = ("on", "note")
    does: ClassVar[Message] = Message("Record that an expert does not review an application.")

    event: Literal["recused"] = "recused"
    expert: str


class SheetReceived(RoundAct, frozen=True, kw_only=True):
    """A sheet of scores was received; one with a blank is no whole one."""

    words: ClassVar[Message] = Step.SHEET_RECEIVED.words
    particulars: ClassVar[tuple[Particular, ...]] = (
        EXPERT,
        Particular("blank", Message("left blank")),
        Particular("sheet_sha256", Message("sheet")),
        Particular("workbook_sha256", Message("workbook")),
    )
    state: ClassVar[State | None] = State.UNDER_EXPERT_REVIEW
    again: ClassVar[bool] = True
    command: ClassVar[str | None] = "read-sheets"
    own_making: ClassVar[bool] = True
    does: ClassVar[Message] = Message("Read the workbooks that experts sent back.")

    event: Literal["sheet_received"] = "sheet_received"
    expert: str
    sheet_sha256: str
    workbook_sha256: str | None = None
    blank: str | None = None

    def instead_of_voiding(self) -> Message:
        """The last sheet of an expert counts."""
        return Message(
            "“{act}” is never voided: “lccluster round read-sheets …” reads the right one, which counts instead.",
            act=self.words,
        )

    def against(self, met: "Met") -> list[Refusal]:
        """No sheet comes from someone tied, recused, or not of the panel."""
        expert = met.panel.expert(self.expert) if met.panel else None
        if expert is None:
            message = Message("{expert} is not of the panel.", expert=self.expert)
            return [self.refused("not-of-the-panel", message, met.article_of(self))]
        if self.expert in met.recused:
            message = Message("{expert} was recused from this application.", expert=expert.name)
            return [self.refused("recused", message, met.article_of(self))]
        if tie := met.tie_of(expert):
            message = Message(
                "{expert} is tied to this application: {kind} of {to}.",
                expert=expert.name,
                kind=TIES[tie.kind],
                to=tie.to,
            )
            return [self.refused("tied", message, met.article_of(self))]
        return []


class Visited(RoundAct, frozen=True, kw_only=True):
    """The place was visited."""

    words: ClassVar[Message] = Message("visited")
    beside: ClassVar[str] = "sheet_received"
    from_states: ClassVar[frozenset[State]] = _UNDER_REVIEW
    command: ClassVar[str | None] = "visit"
    does: ClassVar[Message] = Message("Record that an applicant was visited.")

    event: Literal["visited"] = "visited"
