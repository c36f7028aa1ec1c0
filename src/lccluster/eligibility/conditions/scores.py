"""The points of an application by weighted items, and the grade that they come to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.form.application import Application
from lccluster.form.values import value
from lccluster.language import Listing, Message
from lccluster.quantities import plain
from lccluster.rulebook.conditions import Condition, Grade, Score, ScoreItem
from lccluster.vocabulary import Outcome

if TYPE_CHECKING:
    from lccluster.form.findings import Finding

MOST = Decimal(100)


class ItemPoints(Struct, frozen=True):
    """The points of one item; None while it is open. `finding` is the one that gave them."""

    item: ScoreItem
    points: Decimal | None = None
    finding: Finding | None = None

    @property
    def weighted(self) -> Decimal:
        """Give what it adds to the score; nothing while it is open."""
        return Decimal(0) if self.points is None else self.points * self.item.weight / MOST


class ScoreResult(Struct, frozen=True):
    """A score with its items: from `lowest` to `highest` points while some are open."""

    rule: Condition
    check: Score
    items: tuple[ItemPoints, ...]

    @property
    def open_items(self) -> list[ScoreItem]:
        """List the items without points."""
        return [each.item for each in self.items if each.points is None]

    @property
    def lowest(self) -> Decimal:
        """Add up what is known."""
        return sum((each.weighted for each in self.items), Decimal(0))

    @property
    def highest(self) -> Decimal:
        """Add up what can still become of it."""
        return self.lowest + sum((each.weight for each in self.open_items), Decimal(0))

    @property
    def value(self) -> Decimal | None:
        """Give the score; None while an item is open."""
        return None if self.open_items else self.lowest

    @property
    def grade(self) -> Grade | None:
        """Give the grade, also where the open items cannot change it."""
        low, high = self.check.grade(self.lowest), self.check.grade(self.highest)
        return low if low is high else None

    @property
    def outcome(self) -> Outcome:
        """Hold the grade against the one asked for; what is open counts only where it can decide."""
        rising = self.check.rising
        asked = rising.index(self.check.asked)
        if rising.index(self.check.grade(self.lowest)) >= asked:
            return Outcome.MET
        if rising.index(self.check.grade(self.highest)) < asked:
            return Outcome.NOT_MET
        blank = any(each.field for each in self.open_items)
        return Outcome.UNSTATED if blank else Outcome.FOR_JUDGEMENT

    @property
    def reason(self) -> Message:
        """Say the points and the grade, or what is open."""
        if self.value is None or self.grade is None:
            left = Listing(each.label for each in self.open_items)
            return Message("without points are still: {items}", items=left)
        return Message("{points} points: {grade}", points=plain(self.value), grade=self.grade.label)

    @property
    def missing(self) -> tuple[str, ...]:
        """List the fields that are blank, or hold no points."""
        return tuple(each.field for each in self.open_items if each.field)


def scored(
    rule: Condition, check: Score, application: Application, found: Sequence[Finding]
) -> ScoreResult:
    """Give each item the points that the form states, or that the last finding on it gives."""
    made = (_points(each, check.column(each, rule.id), application, found) for each in check.items)
    return ScoreResult(rule, check, tuple(made))


def _points(
    item: ScoreItem, path: str, application: Application, found: Sequence[Finding]
) -> ItemPoints:
    if path in application.form.cell_by_path:
        stated = value(application, path)
        known = isinstance(stated, Decimal) and 0 <= stated <= MOST
        return ItemPoints(item, stated if known else None)
    on_it = [each for each in found if each.element == item.id]
    return ItemPoints(item, on_it[-1].points, on_it[-1]) if on_it else ItemPoints(item)
