"""At least as good in every figure: by every limit, and only where both are known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lccluster.quantities import Unit
from lccluster.round.precedents import Precedent, StatedFigure, contradictions, not_comparable
from lccluster.rulebook.conditions import Limit
from lccluster.rulebook.conditions.limits import Side

UP = (Limit(Side.AT_LEAST, Decimal(30), Unit.ITEMS),)
DOWN = (Limit(Side.AT_MOST, Decimal(100), Unit.ITEMS),)
BETWEEN = (*UP, *DOWN)


def case(answer: str, *values: int | None, limits: tuple[Limit, ...] = UP) -> Precedent:
    """A case with figures that all have the same limits."""
    said = {
        str(at): None if each is None else StatedFigure("", Decimal(each), limits, Unit.ITEMS)
        for at, each in enumerate(values)
    }
    return Precedent(
        round="2025",
        application=f"{answer}-{values}",
        cluster="",
        county="",
        element=None,
        answer=answer,
        reason=None,
        by=None,
        office=None,
        on=None,
        figures=said,
        decides=True,
    )


@pytest.mark.parametrize(
    ("limits", "refused", "granted", "contradicts"),
    [
        (UP, (40, 40), (40, 39), True),
        (UP, (40, 40), (40, 41), False),
        (DOWN, (40,), (41,), True),
        (DOWN, (42,), (41,), False),
        (BETWEEN, (40,), (40,), True),
        (BETWEEN, (41,), (40,), False),
        (BETWEEN, (39,), (40,), False),
        (UP, (40, None), (40, 39), False),
        (UP, (40, 40), (40, None), False),
        (UP, (), (), False),
    ],
)
def test_a_refusal_contradicts_what_it_equals_or_beats_by_every_limit(
    limits: tuple[Limit, ...],
    refused: tuple[int | None, ...],
    granted: tuple[int | None, ...],
    contradicts: bool,
) -> None:
    cases = [case("refused", *refused, limits=limits), case("granted", *granted, limits=limits)]
    assert bool(contradictions(cases)) is contradicts
    assert len(not_comparable(cases)) == (None in refused) + (None in granted)


def test_figures_held_to_other_bounds_are_not_compared() -> None:
    cases = [case("refused", 40, limits=UP), case("granted", 40, limits=DOWN)]
    assert contradictions(cases) == []
