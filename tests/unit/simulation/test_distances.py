"""How near a changed row lies to the line: by the points of a score, and by the bound of its own branch."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from kinds import every_kind
from lccluster.engines.choosing import Engine
from lccluster.rulebook.conditions import By, Condition, Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import answer
from lccluster.simulation.distance import measured
from lccluster.simulation.headings.needed import needed
from lccluster.simulation.plans.column_tests import Choice
from lccluster.simulation.plans.plan import plan
from lccluster.simulation.tally import ChangedRow
from simulating import counted, job

pytestmark = pytest.mark.in_columns

BOOK = every_kind()
ENGINES = (Engine.PYTHON, Engine.POLARS, Engine.DUCKDB)
[EVALUATION] = [each for each in BOOK.conditions.conditions if isinstance(each.check, Score)]
SCORE = EVALUATION.check
assert isinstance(SCORE, Score)
ITEMS = tuple(SCORE.column(each, EVALUATION.id) for each in SCORE.items)


def with_check(name: str, **changed: Any) -> Rulebook:
    """The rulebook with one condition of that name alone, changed."""

    def moved(rule: Condition) -> Condition:
        check: Any = rule.check
        return replace(rule, check=replace(check, **changed))

    rules = tuple(moved(each) for each in BOOK.conditions.conditions if each.id == name)
    return replace(BOOK, conditions=replace(BOOK.conditions, conditions=rules))


def changes(
    keys: tuple[str, ...], book: Rulebook, other: Rulebook, rows: Any, engine: Engine
) -> list[ChangedRow]:
    asked = job(("cluster.name", *keys), book, other)
    found = counted(asked, rows, engine)
    said = answer(found, asked.plan, asked.other, (), engine=engine, most=10)
    assert said.against is not None
    return [*said.against.changes]


@pytest.mark.parametrize("engine", ENGINES)
def test_points_lie_so_far_from_the_grade_asked_for(engine: Engine) -> None:
    rows = [("甲", "80%", "80", "80"), ("乙", "84%", "85", "84"), ("丙", "100%", "100", "—")]
    found = changes(
        ITEMS,
        with_check("evaluation"),
        with_check("evaluation", at_least="excellent"),
        rows,
        engine,
    )
    assert [(each.name, each.margin, str(each.unit), each.nearest) for each in found] == [
        ("乙", Decimal("-0.55"), "points", "evaluation"),
        ("甲", Decimal(-5), "points", "evaluation"),
        ("丙", None, "None", None),  # what is open may still come to the grade
    ]


def better(*froms: int) -> tuple[Any, ...]:
    assert isinstance(SCORE, Score)
    return tuple(
        replace(each, from_=Decimal(points))
        for each, points in zip(SCORE.grades, froms, strict=True)
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_the_lowest_grade_is_asked_from_no_points_on_and_measured_like_any_other(
    engine: Engine,
) -> None:
    none = with_check("evaluation", at_least="poor")
    rows = [("甲", "1%", "0", "2"), ("乙", "0%", "0", "0")]
    found = changes(ITEMS, none, with_check("evaluation", grades=better(85, 1, 0)), rows, engine)
    assert [(each.name, each.margin) for each in found] == [
        ("甲", Decimal("-0.2")),
        ("乙", Decimal(-1)),
    ]
    back = changes(ITEMS, with_check("evaluation", grades=better(85, 1, 0)), none, rows, engine)
    assert [(each.name, each.margin) for each in back] == [
        ("乙", Decimal(0)),
        ("甲", Decimal("0.8")),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_branch_is_measured_by_the_bound_of_the_county_that_the_row_is_of(engine: Engine) -> None:
    was = with_check("revenue")
    check = was.conditions.conditions[0].check
    assert isinstance(check, By)
    up = [replace(each, bound=each.bound + 5) for each in check.branches]  # type: ignore[attr-defined]
    now = with_check(
        "revenue", otherwise=up[0], values=dict(zip(check.values, up[1:], strict=True))
    )
    rows = [
        ("甲", "茌平区", "51"),  # four below 55
        ("乙", "冠县", "34.5"),  # half below 35, and far from 55
        ("丙", "莘县工信局", "31"),
        ("丁", None, "56"),  # above both either way
        ("戊", None, "52"),  # was above both; which one counts now, nobody said
    ]
    found = changes(("county", "economics.revenue_yi"), was, now, rows, engine)
    assert [(each.name, each.margin) for each in found] == [
        ("乙", Decimal("-0.5")),
        ("甲", Decimal(-4)),
        ("丙", Decimal(-4)),
        ("戊", None),
    ]


def test_of_several_figures_each_is_measured_and_of_branches_those_of_the_row_alone() -> None:
    steps = {each.rule.id: each.test for each in plan(BOOK, needed([BOOK]), strict=False).steps}
    several, by_county = steps["firms"], steps["revenue"]
    assert isinstance(by_county, Choice)
    assert [*measured(several, {})] == [*several.lines]
    assert len(several.lines) > 1
    assert [*measured(by_county, {})] == []
    for at, branch in enumerate(by_county.lines):
        assert [*measured(by_county, {by_county.by: at})] == [branch]
