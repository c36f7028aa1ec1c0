"""The kinds of checks: each is a class, and what tells their sorts apart refuses another sort."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from forms import Application
from kinds import every_kind
from lccluster.eligibility.conditions.condition import judge
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import Check, Limit, Score, Side, Tree
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.plans.plan import plan
from lccluster.usecases.rules.generated import generated
from shipped import BOTH, NATION, Shipped


def with_another_sort() -> Rulebook:
    rule = replace(NATION.book.conditions.conditions[0], check=Check("another"))
    conditions = replace(NATION.book.conditions, conditions=(rule,))
    return replace(NATION.book, conditions=conditions)


PLACES: list[Callable[[], object]] = [
    lambda: judge(
        with_another_sort().conditions.conditions[0], Application(), NATION.book, {}, frozenset()
    ),
    lambda: plan(with_another_sort(), (), strict=True),
    lambda: list(generated(with_another_sort())),
]


@pytest.mark.parametrize("place", PLACES)
def test_a_sort_that_nobody_knows_is_refused(place: Callable[[], object]) -> None:
    with pytest.raises(NotImplementedError):
        place()


def test_what_is_no_figure_has_none_and_no_bound_to_move() -> None:
    assert Check("another").leaves == ()
    assert Check("another").parts == ()
    assert not Check("another").movable


@pytest.mark.parametrize("shipped", BOTH, ids=str)
def test_every_figure_is_read_by_its_own_field_and_sign(shipped: Shipped) -> None:
    figures = [f for rule in shipped.book.conditions.conditions for f in rule.check.leaves]
    signs = {"at_most": "≤", "at_least": "≥", "above": ">", "at_least_each_year": "≥"}
    assert all(figure.drawn.startswith(signs[figure.kind]) for figure in figures)


@pytest.mark.parametrize(
    ("side", "code", "passes"),
    [
        (Side.AT_LEAST, 30, False),
        (Side.AT_LEAST, 31, True),
        (Side.AT_MOST, 30, True),
        (Side.AT_MOST, 31, False),
        (Side.ABOVE, 30, False),
        (Side.ABOVE, 31, True),
        (Side.BELOW, 30, True),
        (Side.BELOW, 31, False),
    ],
)
def test_between_two_whole_numbers_a_bound_parts_them_on_every_side(
    side: Side, code: int, passes: bool
) -> None:
    bound = Decimal("30.5")
    assert side.passes(code, side.whole(bound)) is passes is side.passes(Decimal(code), bound)


@pytest.mark.parametrize(
    ("side", "margins"),
    [
        (Side.AT_MOST, [1, 0, -1]),
        (Side.BELOW, [1, 0, -1]),
        (Side.AT_LEAST, [-1, 0, 1]),
        (Side.ABOVE, [-1, 0, 1]),
    ],
)
def test_a_margin_is_negative_on_the_wrong_side(side: Side, margins: list[int]) -> None:
    limit = Limit(side, Decimal(30), Unit.ITEMS)
    assert [limit.margin(Decimal(value)) for value in (29, 30, 31)] == margins


def test_a_bound_is_included_where_the_figure_may_lie_on_it() -> None:
    assert [side for side in Side if side.included] == [Side.AT_LEAST, Side.AT_MOST]
    assert all(side.passes(Decimal(30), Decimal(30)) is side.included for side in Side)


def test_a_figure_is_known_by_one_of_the_fields_that_it_is_read_from_and_can_be_a_key() -> None:
    checks = [rule.check for rule in every_kind().conditions.conditions]
    found = [leaf for each in checks if isinstance(each, Tree) for leaf in each.leaves]
    assert "count_of" in {each.kind for each in found}
    assert all(each.field in each.fields for each in found)
    assert len(set(found)) == len({repr(each) for each in found})


def test_people_answer_elements_and_the_items_that_no_cell_states() -> None:
    parts = {
        rule.id: [each.id for each in rule.check.parts]
        for rule in every_kind().conditions.conditions
        if rule.check.parts
    }
    assert parts == {"technology": ["talent", "equipment"], "evaluation": ["sme", "service"]}


def test_a_score_without_a_grade_asked_for_has_no_step_in_a_plan() -> None:
    book = every_kind()
    [score] = [each for each in book.conditions.conditions if isinstance(each.check, Score)]
    silent = replace(score, check=replace(score.check, at_least=None))
    for rule, steps in ((score, 1), (silent, 0)):
        alone = replace(book, conditions=replace(book.conditions, conditions=(rule,)))
        assert len(plan(alone, (), strict=True).steps) == steps
