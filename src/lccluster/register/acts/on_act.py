"""What every act on another act is."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from lccluster.errors import nearest
from lccluster.language import Listing, Message
from lccluster.register.acts.act import Act, Refusal, refused
from lccluster.register.acts.particulars import Particular
from lccluster.register.facts import Title
from lccluster.rulebook.measure import Measure

OF = Particular(
    "of",
    Message("concerns act"),
    Message(
        "The act: its id, the end of it, or its kind (the last one), as “lccluster register history” shows."
    ),
    "ACT",
    by_place=True,
)
FROM_ITS_DAY = Message("From which day it counts; else from the day of the act that it is on.")


def no_such_act(act: Act, written: str, acts: Sequence[Act]) -> list[Refusal]:
    """Refuse an act on an act that is not there, naming the nearest."""
    near = nearest(written, [each.id for each in acts if each.id and each.id != act.id])
    return refused(act, "no-such-event", _not_there(act, written, near, acts), None)


def _not_there(act: Act, written: str, near: str | None, acts: Sequence[Act]) -> Message:
    """Name the nearest; else say what kinds of act there are to choose from."""
    if near:
        return Message("The cluster has no earlier act {id}; is it {near}?", id=written, near=near)
    kinds = dict.fromkeys(each.words for each in acts if each.id != act.id)
    if not kinds:
        return Message("The cluster has no earlier act {id}.", id=written)
    listed = Listing(kinds)
    return Message(
        "The cluster has no earlier act {id}; it has: {kinds}.", id=written, kinds=listed
    )


def day_of(acts: Sequence[Act], act_id: str) -> date | None:
    """Give the day of an act; None where there is none with that id."""
    return next((each.on for each in acts if each.id == act_id), None)


class OnAct(Act, frozen=True, kw_only=True):
    """An act on an earlier act; which acts count, the view tells."""

    particulars: ClassVar[tuple[Particular, ...]] = (OF,)
    on_several: ClassVar[bool] = False

    of: str

    @property
    @abstractmethod
    def mark(self) -> Message:
        """Say what it made of the other act."""

    def counts_on(self, act: Act) -> bool:
        """Tell whether it is on an act, and such an act can be undone so."""
        return self.of == act.id

    def changed(self, title: Title, measure: Measure) -> Title:
        """Leave the title to the acts that count."""
        return title
