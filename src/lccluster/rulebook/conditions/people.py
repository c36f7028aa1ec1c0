"""What people decide: a question with its elements, and points given to items."""

from decimal import Decimal
from typing import ClassVar, Literal

from msgspec import Struct

from lccluster.language import Message
from lccluster.quantities.names import Name
from lccluster.rulebook.conditions.check import Check
from lccluster.rulebook.conditions.parts import Element, ScoreItem
from lccluster.vocabulary import Words

POINTS = (
    "item points"  # where a table states them: a group of a form is one word, so none has this name
)


class Judgement(Check, frozen=True):
    """A question for people; the fields named are shown beside it and decide nothing.

    Where it has `elements`, each of them has to be found met.
    """

    words: ClassVar[Message] = Message("people decide")

    kind: Literal["judgement"]
    asks: Words
    shows: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()

    @property
    def parts(self) -> tuple[Element, ...]:
        """Give its elements."""
        return self.elements


class Grade(Struct, frozen=True):
    """What a score is called from so many points on."""

    id: Name
    label: Words
    from_: Decimal


class Score(Check, frozen=True):
    """Points by weighted items, and the grade that they come to; a result beside the verdict.

    It is a condition of the verdict only where a grade is asked for, `at_least` that one.
    """

    words: ClassVar[Message] = Message("a score")
    heads: ClassVar = {"items": Message("items of the score"), "grades": Message("grades")}

    kind: Literal["score"]
    items: tuple[ScoreItem, ...]
    grades: tuple[Grade, ...]
    at_least: str | None = None

    @property
    def parts(self) -> tuple[ScoreItem, ...]:
        """List the items whose points people give; others stand on the form."""
        return tuple(each for each in self.items if each.asks)

    def column(self, item: ScoreItem, condition: str) -> str:
        """Name the cell that states the points of an item: its field, else one that only tables have."""
        # A point would part the key.
        return item.field or f"{POINTS}.{f'{condition}[{item.id}]'.replace('.', '·')}"

    @property
    def decides(self) -> bool:
        """Tell whether a grade is asked for."""
        return self.at_least is not None

    @property
    def rising(self) -> list[Grade]:
        """List the grades, the lowest first."""
        return sorted(self.grades, key=lambda each: each.from_)

    @property
    def asked(self) -> Grade:
        """Give the grade asked for; StopIteration where none is."""
        return next(each for each in self.grades if each.id == self.at_least)

    def margin(self, points: Decimal) -> Decimal:
        """Say how far points lie above the grade asked for, negative below."""
        return points - self.asked.from_

    def grade(self, points: Decimal) -> Grade:
        """Give the grade that points come to."""
        return next(each for each in reversed(self.rising) if each.from_ <= points)
