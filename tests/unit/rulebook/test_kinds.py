"""The kinds of checks are a closed set: each place that tells them apart refuses another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args, get_type_hints

import pytest
from msgspec.structs import replace

from lccluster.eligibility.conditions import judge
from lccluster.eligibility.figures import stated
from lccluster.form.application import Application
from lccluster.rulebook.conditions import Check, Condition, figures_of
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rule_generated import generated
from shipped import BOTH, NATION, Shipped

OTHER: Any = object()


def with_another_kind() -> Rulebook:
    rule = replace(NATION.book.conditions.conditions[0], check=OTHER)
    conditions = replace(NATION.book.conditions, conditions=(rule,))
    return replace(NATION.book, conditions=conditions)


PLACES: list[Callable[[], object]] = [
    lambda: figures_of(OTHER),
    lambda: stated(OTHER, Application(), NATION.book.form_checks),
    lambda: judge(
        with_another_kind().conditions.conditions[0], Application(), NATION.book, {}, frozenset()
    ),
    lambda: list(generated(with_another_kind())),
]


@pytest.mark.parametrize("place", PLACES)
def test_a_kind_that_nobody_knows_is_refused(place: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match="unreachable"):
        place()


def test_a_condition_takes_every_kind_and_no_other() -> None:
    assert set(get_args(get_type_hints(Condition)["check"])) == set(get_args(Check))


def test_every_kind_is_used_by_a_shipped_rulebook() -> None:
    used = {type(rule.check) for each in BOTH for rule in each.book.conditions.conditions}
    assert used == set(get_args(Check))


@pytest.mark.parametrize("shipped", BOTH, ids=str)
def test_every_figure_is_read_by_its_own_field_and_sign(shipped: Shipped) -> None:
    figures = [f for rule in shipped.book.conditions.conditions for f in figures_of(rule.check)]
    signs = {"at_most": "≤", "at_least": "≥", "above": ">", "at_least_each_year": "≥"}
    assert all(figure.sign == signs[figure.kind] for figure in figures)
