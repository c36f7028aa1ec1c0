"""Records corrected: what an earlier act said wrongly, said right."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from lccluster.language import Listing, Message
from lccluster.quantities import iso_day
from lccluster.register.acts.act import Act, Refusal, Situation, labels, refused
from lccluster.register.acts.on_act import FROM_ITS_DAY, OF, OnAct, day_of, no_such_act
from lccluster.register.acts.particulars import VOIDING, Particular, WayBack


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

    @property
    def mark(self) -> Message:
        """Say what it made of the other act."""
        return Message("corrected on {day}", day=self.on)

    def against(self, met: Situation) -> list[Refusal]:
        """A correction says of another act what such an act can say."""
        target = next((e for e in met.everything if e.id == self.of != self.id), None)
        if target is None:
            return no_such_act(self, self.of, met.everything)
        if unknown := [key for key in self.values if key not in target.correctable]:
            message = Message(
                "“{keys}” cannot be corrected here; these can: {known}.",
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
