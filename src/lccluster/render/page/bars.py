"""Figures drawn against their bounds as bars, of every kind of condition that has a figure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.naming import called
from lccluster.eligibility.conditions.scores import MOST, ScoreResult
from lccluster.form.form import Form
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity, plain
from lccluster.render.page.page import clean
from lccluster.render.words import bound_of

ROOM = Decimal("1.25")  # of the larger of figure and bound, so that both stand within the bar
LEAST = Decimal(1) / 100


class Bar(Struct, frozen=True):
    """A figure against its bounds, in per cent of the bar's length: where it begins, how long it is."""

    start: float
    filled: float
    bounds: tuple[float, ...]
    figure: str
    limit: str
    margin: str


class Scale(Struct, frozen=True):
    """A line from one number to another; nothing lies at its left end, or in it where figures are negative."""

    low: Decimal
    high: Decimal

    @classmethod
    def over(cls, numbers: Iterable[Decimal]) -> Scale:
        """Reach from nothing over all numbers, with room at the ends."""
        listed = [Decimal(0), *numbers]
        return cls(min(listed) * ROOM, max(*listed, LEAST) * ROOM)

    def at(self, number: Decimal) -> float:
        """Say where a number lies, in per cent."""
        return round(float((number - self.low) / (self.high - self.low) * 100), 1)

    def reach(self, number: Decimal) -> tuple[float, float]:
        """Say where the bar of a number begins and how long it is."""
        start, end = sorted((self.at(Decimal(0)), self.at(number)))
        return start, round(end - start, 1)


def bar_of(result: ConditionResult, form: Form) -> Bar | None:
    """Draw a figure against its bounds, or points against grades; nothing where it is not known exactly.

    Of a condition on several figures it is named which one is drawn.
    """
    if result.score:
        return bar_of_score(result.score)
    value, unit, figure = result.value, result.unit, result.figure
    if not isinstance(value, Decimal) or unit is None or figure is None:
        return None
    bounds = [each.bound for each in figure.limits]
    scale = Scale.over([value, *bounds])
    return Bar(
        *scale.reach(value),
        tuple(map(scale.at, bounds)),
        clean(f"{_which(result, form)}{Quantity(value, unit)}"),
        bound_of(result) or "",
        _signed(result.margin),
    )


def _which(result: ConditionResult, form: Form) -> str:
    several = len({leaf.formula for leaf in result.rule.check.leaves}) > 1
    return f"{called(result.figure, form)} " if several and result.figure else ""


def bar_of_score(score: ScoreResult) -> Bar | None:
    """Draw points of a hundred against the grade asked for, else against all grades; nothing while some are open."""
    if score.value is None:
        return None
    asked = [each for each in score.check.rising if each.id == score.check.at_least]
    grades = asked or [each for each in score.check.rising if each.from_ > 0]
    scale = Scale(Decimal(0), MOST)
    return Bar(
        *scale.reach(score.value),
        tuple(scale.at(each.from_) for each in grades),
        str(Message("{points} points", points=plain(score.value))),
        clean(Listing(f"{each.label} ≥ {plain(each.from_)}" for each in grades)),
        _signed(score.value - asked[0].from_ if asked else None),
    )


def _signed(margin: Decimal | None) -> str:
    return "" if margin is None else f"{'+' if margin >= 0 else ''}{plain(margin)}"
