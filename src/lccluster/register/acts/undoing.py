"""Acts that take another one back: a decision set aside, a record voided, a conflict settled."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from lccluster.language import Message
from lccluster.register.acts.act import Act, Refusal, Situation, before_the_recognition, refused
from lccluster.register.acts.endings import not_on_paper
from lccluster.register.acts.on_act import FROM_ITS_DAY, OF, OnAct, day_of, no_such_act
from lccluster.register.acts.particulars import SETTING_ASIDE, VOIDING, Particular


class SetAside(OnAct, frozen=True, kw_only=True):
    """An earlier cancellation, revocation or failed review no longer counts, from this day on."""

    words: ClassVar[Message] = Message("act set aside")
    command: ClassVar[str | None] = "set-aside"
    does: ClassVar[Message] = Message(
        "Record that a cancellation, revocation or failed re-review was set aside."
    )
    decides: ClassVar[bool] = True

    event: Literal["set_aside"] = "set_aside"

    @property
    def mark(self) -> Message:
        """Say what it made of the other act."""
        return Message("set aside on {day}", day=self.on)

    def against(self, met: Situation) -> list[Refusal]:
        """An end or a failed re-review can be set aside, once, and on paper."""
        if met.title is None:
            return [before_the_recognition(self, met.measure)]
        target = next((each for each in met.earlier if each.id == self.of), None)
        if target is None:
            return no_such_act(self, self.of, met.earlier)
        if target.taken_back is not SETTING_ASIDE:
            message = Message(
                "Only a cancellation, a revocation or a failed re-review can be set aside."
            )
            return refused(self, "not-to-be-set-aside", message, None)
        if any(isinstance(each, SetAside) and each.of == self.of for each in met.earlier):
            message = Message("That act has been set aside already.")
            return refused(self, "set-aside-twice", message, None)
        return not_on_paper(self, target.article(met.measure))


class Voided(OnAct, frozen=True, kw_only=True):
    """A record made by mistake, such as a report entered twice, never was; no decision ends so."""

    words: ClassVar[Message] = Message("record voided")
    particulars: ClassVar[tuple[Particular, ...]] = (
        OF,
        Particular("reason", Message("reason"), Message("Why the record was a mistake.")),
    )
    correctable: ClassVar[tuple[str, ...]] = ("by", "document_number", "note")
    counts_from: ClassVar[Message] = FROM_ITS_DAY
    command: ClassVar[str | None] = "void"
    does: ClassVar[Message] = Message(
        "Record that a record was made by mistake, such as a report entered twice."
    )

    event: Literal["voided"] = "voided"
    reason: str

    @property
    def mark(self) -> Message:
        """Say what it made of the other act."""
        return Message("voided on {day}", day=self.on)

    def counts_on(self, act: Act) -> bool:
        """Tell whether it is on an act that was only recorded; no decision goes that way."""
        return self.of == act.id and act.taken_back is VOIDING

    def against(self, met: Situation) -> list[Refusal]:
        """Only the record of something that nobody decided can have been a mistake of the register."""
        targets = [each for each in met.everything if each.id == self.of]
        if not targets:
            return no_such_act(self, self.of, met.everything)
        if len(targets) > 1:
            message = Message(
                "The id {id} stands twice; take one of the two lines out by hand.", id=self.of
            )
            return refused(self, "id-twice", message, None)
        if never := targets[0].taken_back.never_voided:
            message = never(targets[0].way_back("…"))
            return refused(self, "not-to-be-voided", message, None)
        return self._twice(met)

    def _twice(self, met: Situation) -> list[Refusal]:
        same = (e for e in met.everything if isinstance(e, Voided) and e.of == self.of)
        if next(same, self).id == self.id:
            return []
        message = Message("That record has been voided already.")
        return refused(self, "voided-twice", message, None)

    @classmethod
    def usual_day(cls, acts: Sequence[Act], said: Mapping[str, Any]) -> date | None:
        """What never was counts on no day."""
        return day_of(acts, said["of"])


class Settled(OnAct, frozen=True, kw_only=True):
    """Of what offices recorded apart and cannot stand together, one thing does not count.

    `kept` names what was preferred to it. Both stay readable; the later of two settlements counts
    where it is on the other.
    """

    words: ClassVar[Message] = Message("conflict settled")
    particulars: ClassVar[tuple[Particular, ...]] = (
        OF,
        Particular("reason", Message("reason")),
        Particular("kept", Message("preferred")),
    )
    correctable: ClassVar[tuple[str, ...]] = ("by", "document_number", "note")
    decides: ClassVar[bool] = True

    event: Literal["settled"] = "settled"
    reason: str
    kept: str | None = None

    @property
    def mark(self) -> Message:
        """Say what it made of the other act."""
        return Message("settled on {day}: does not count", day=self.on)

    def against(self, met: Situation) -> list[Refusal]:
        """Nothing stands against it: what it is on may wait in the inbox still, where no act knows of it."""
        return []

    @classmethod
    def usual_day(cls, acts: Sequence[Act], said: Mapping[str, Any]) -> date | None:
        """What does not count never counted."""
        return day_of(acts, said["of"])
