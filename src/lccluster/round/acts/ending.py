"""The list is promulgated, and the round closed (第九条)."""

from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.language import Listing, Message
from lccluster.quantities import names_nothing
from lccluster.register.acts.act import Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import WITHOUT_A_NUMBER, RoundAct
from lccluster.round.states import State
from lccluster.rulebook.procedure import Step

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met


class Promulgated(RoundAct, frozen=True, kw_only=True):
    """The title is given, or goes on; `title` is its id in the register."""

    rests_on_all: ClassVar[bool] = True
    words: ClassVar[Message] = Step.PROMULGATED.words
    particulars: ClassVar[tuple[Particular, ...]] = (Particular("title", Message("title given")),)
    state: ClassVar[State | None] = State.PROMULGATED
    asks_eligible: ClassVar[bool] = True
    command: ClassVar[str | None] = "promulgate"
    own_making: ClassVar[bool] = True
    asks: ClassVar[tuple[Particular, ...]] = ()
    every: ClassVar[tuple[str, ...]] = ("document_number", "on", "note", "override")
    does: ClassVar[Message] = Message("Promulgate the list; the register follows.")

    event: Literal["promulgated"] = "promulgated"
    title: str | None = None

    def instead_of_voiding(self) -> Message:
        """The register has followed it."""
        return Message(
            "“{act}” is never voided, as the register has followed it: “lccluster register correct {title} …” corrects what is recorded wrongly there.",
            act=self.words,
            title=self.title or "…",
        )

    def against(self, met: "Met") -> list[Refusal]:
        """It has a number, and no objection is open."""
        article, found = met.article_of(self), []
        if names_nothing(self.document_number):
            found.append(self.refused("no-document", WITHOUT_A_NUMBER, article))
        if met.open_objections:
            message = Message(
                "Objections are undecided: No. {numbers}.",
                numbers=Listing(met.open_objections),
            )
            found.append(self.refused("objection-open", message, article))
        return found


class Closed(RoundAct, frozen=True, kw_only=True):
    """Nothing more comes of this round."""

    rests_on_all: ClassVar[bool] = True
    words: ClassVar[Message] = Message("round closed")
    command: ClassVar[str | None] = "close"
    own_making: ClassVar[bool] = True
    asks: ClassVar[tuple[Particular, ...]] = ()
    every: ClassVar[tuple[str, ...]] = ("on", "note")
    does: ClassVar[Message] = Message("Close the round; refused re-reviews are recorded.")

    event: Literal["closed"] = "closed"

    def instead_of_voiding(self) -> Message:
        """What was closed stays so."""
        return Message("A closed round stays closed: “lccluster round open …” opens the next one.")
