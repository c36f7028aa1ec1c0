"""Acts on other acts: set aside, voided, corrected; and the name that a cluster bears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from msgspec.structs import replace

from lccluster.errors import nearest
from lccluster.language import Listing, Message
from lccluster.quantities import iso_day
from lccluster.register.acts.act import (
    SETTING_ASIDE,
    VOIDING,
    Act,
    Particular,
    Situation,
    WayBack,
    before_the_recognition,
    labels,
    refused,
)
from lccluster.register.acts.endings import not_on_paper
from lccluster.register.facts import Title
from lccluster.register.refusal import Refusal
from lccluster.rulebook.measure import Measure

OF = Particular(
    "of",
    Message("concerns act"),
    Message("The act: its id, the end of it, or its kind (the last one), as “history” shows."),
    "EVENT",
    by_place=True,
)


FROM_ITS_DAY = Message("From which day it counts; else from the day of the act that it is on.")


def no_such_act(act: Act, written: str, acts: Sequence[Act]) -> list[Refusal]:
    """Refuse an act on an act that is not there, naming the nearest."""
    near = nearest(written, [each.id for each in acts if each.id and each.id != act.id])
    message = (
        Message("The cluster has no earlier act {id}; is it {near}?", id=written, near=near)
        if near
        else Message("The cluster has no earlier act {id}.", id=written)
    )
    return refused(act, "no-such-event", message, None)


def day_of(acts: Sequence[Act], act_id: str) -> date | None:
    """Give the day of an act; None where there is none with that id."""
    return next((each.on for each in acts if each.id == act_id), None)


class OnAct(Act, frozen=True, kw_only=True):
    """An act on an earlier act, which it puts right unless told otherwise; the view tells what counts."""

    particulars: ClassVar[tuple[Particular, ...]] = (OF,)
    on_several: ClassVar[bool] = False

    of: str

    @property
    def mark(self) -> Message:
        """Say what it made of the other act."""
        return Message("corrected on {day}", day=self.on)

    def counts_on(self, act: Act) -> bool:
        """Tell whether it is on an act, and such an act can be undone so."""
        return self.of == act.id

    def changed(self, title: Title, measure: Measure) -> Title:
        """Leave the title to the acts that count."""
        return title


class SetAside(OnAct, frozen=True, kw_only=True):
    """An earlier cancellation, revocation or failed review no longer counts, from this day on."""

    words: ClassVar[Message] = Message("act set aside")
    command: ClassVar[str | None] = "set-aside"
    does: ClassVar[Message] = Message(
        "Record that a cancellation, revocation or failed re-review was set aside."
    )

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
        if targets[0].taken_back is not VOIDING:
            message = Message(
                "A decision is never voided: set aside a cancellation, a revocation or a failed re-review, correct what is recorded wrongly."
            )
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


class Renamed(Act, frozen=True, kw_only=True):
    """The cluster bears another name from this day on."""

    words: ClassVar[Message] = Message("renaming")
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("name", Message("new name"), Message("The new name."), "NAME", by_place=True),
    )
    correctable: ClassVar[tuple[str, ...]] = (*Act.correctable, "name")
    taken_back: ClassVar[WayBack] = VOIDING
    command: ClassVar[str | None] = "rename"
    does: ClassVar[Message] = Message("Record a new name; the id stays.")
    on_several: ClassVar[bool] = False

    event: Literal["renamed"] = "renamed"
    name: str

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """A new name is another one."""
        if self.name != title.name:
            return []
        message = Message("The cluster bears that name already.")
        return refused(self, "same-name", message, None)

    def changed(self, title: Title, measure: Measure) -> Title:
        """Name the title anew."""
        return replace(title, name=self.name)


class Corrected(OnAct, frozen=True, kw_only=True):
    """What an earlier record said wrongly, said right; the earlier one stays."""

    words: ClassVar[Message] = Message("record corrected")
    counts_from: ClassVar[Message] = FROM_ITS_DAY
    particulars: ClassVar[tuple[Particular, ...]] = (
        OF,
        Particular(
            "values",
            Message("right is"),
            Message("What is right: on=2022-05-09, document_number=…"),
            "KEY=VALUE...",
            by_place=True,
        ),
    )
    taken_back: ClassVar[WayBack] = VOIDING
    command: ClassVar[str | None] = "correct"
    does: ClassVar[Message] = Message(
        "Record that an earlier record was wrong; the earlier one stays."
    )

    event: Literal["corrected"] = "corrected"
    values: dict[str, str | None]

    def against(self, met: Situation) -> list[Refusal]:
        """A correction says of another act what such an act can say."""
        target = next((e for e in met.everything if e.id == self.of != self.id), None)
        if target is None:
            return no_such_act(self, self.of, met.everything)
        if unknown := [key for key in self.values if key not in target.correctable]:
            message = Message(
                "{keys} cannot be corrected here; these can: {known}.",
                keys=Listing(labels().get(key, key) for key in unknown),
                known=Listing(labels()[key] for key in target.correctable),
            )
            return refused(self, "not-correctable", message, None)
        return self._unfit(target)

    def _unfit(self, target: Act) -> list[Refusal]:
        try:
            target.corrected(self.values)
        except ValueError:
            message = Message(
                "{values} does not fit: write days as 2025-02-20 and years as 2024.",
                values=Listing(f"{key}={value or ''}" for key, value in self.values.items()),
            )
            return refused(self, "unfit-value", message, None)
        return []

    @property
    def latest_day(self) -> date:
        """Give its day, or the one that it gives to another, whichever is later."""
        return max(filter(None, (self.on, _day_in(self.values))))

    @classmethod
    def usual_day(cls, acts: Sequence[Act], said: Mapping[str, Any]) -> date | None:
        """It counts from the day of what it corrects, or from the corrected day, if earlier."""
        days = (day_of(acts, said["of"]), _day_in(said["values"]))
        return min(filter(None, days), default=None)


def _day_in(values: Mapping[str, str | None]) -> date | None:
    try:
        return iso_day(values.get("on") or "")
    except ValueError:
        return None
