"""Points of a score as columns, and counts beside them: every engine says what the check says of the same form."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_trees_in_columns import COLUMNS, PHASES

from kinds import every_kind
from lccluster.eligibility.assessment import assess
from lccluster.engines.choosing import Engine
from lccluster.form.application import model_of
from lccluster.form.findings import Finding, Findings
from lccluster.rulebook.conditions import Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import answer
from lccluster.simulation.plans.column_tests import OUTCOMES
from lccluster.simulation.plans.counts import counts_of
from shares import examples
from shipped import DAY, Fine
from simulating import comparable, counted, job

pytestmark = pytest.mark.in_columns

BOOK = every_kind()
COUNTS = [each.column.key for rule in BOOK.conditions.conditions for each in counts_of(rule)]
[EVALUATION] = [rule for rule in BOOK.conditions.conditions if isinstance(rule.check, Score)]
SCORE = EVALUATION.check
assert isinstance(SCORE, Score)
SHARE, SME, SERVICE = (SCORE.column(each, EVALUATION.id) for each in SCORE.items)
POINTS = st.sampled_from([None, "", "—", "0", "60", "70", "69.99", "72.5", "100", "85.33333333", "85.3333333333"])  # fmt: skip
ROW: dict[str, st.SearchStrategy[Any]] = {
    COUNTS[0]: st.sampled_from([None, "", "0", "1", "2", "约1", "1余", "不足1", "3个"]),
    COUNTS[1]: st.sampled_from([None, "—", "1", "2", "3", "约2", "2户"]),
    SHARE: st.sampled_from([None, "70%", "70.01%", "69.99%", "100%", "约70%", "0%", "71.123456789%"]),
    SME: POINTS,
    SERVICE: POINTS,
    "enterprises.total": st.sampled_from([None, "40", "39"]),
}  # fmt: skip
KEYS = list(ROW)
tables = st.lists(st.tuples(*ROW.values()), min_size=15, max_size=40)


def with_score(
    grade: str | None = "good", weights: tuple[str, ...] = ("30", "45", "25")
) -> Rulebook:
    """The rulebook with another grade asked for, or other weights."""
    items = tuple(
        replace(each, weight=Decimal(weight))
        for each, weight in zip(SCORE.items, weights, strict=True)
    )
    check = replace(SCORE, at_least=grade, items=items)
    rules = tuple(
        replace(rule, check=check) if rule is EVALUATION else rule
        for rule in BOOK.conditions.conditions
    )
    return replace(BOOK, conditions=replace(BOOK.conditions, conditions=rules))


BOOKS = {
    "as it is": (BOOK, None),
    "and another grade": (BOOK, with_score("excellent")),
    "odd weights and none": (with_score(weights=("33.335", "33.335", "33.33")), with_score(None)),
}


@pytest.mark.parametrize("named", BOOKS)
@settings(examples(8), phases=PHASES)
@given(rows=tables)
def test_columns_say_of_every_row_what_the_check_says(named: str, rows: Any) -> None:
    book, other = BOOKS[named]
    asked = job(KEYS, book, other)
    said = comparable(counted(asked, rows))
    for engine in COLUMNS:
        assert comparable(counted(asked, rows, engine)) == said


@pytest.mark.parametrize("named", ["and another grade"])
@settings(examples(6), phases=PHASES)
@given(rows=tables)
def test_every_engine_lists_the_same_rows_as_the_nearest(named: str, rows: Any) -> None:
    asked = job(KEYS, *BOOKS[named], most=4)

    def away(engine: Engine) -> list[Any]:
        found = answer(
            counted(asked, rows, engine), asked.plan, asked.other, (), engine=engine, most=4
        )
        assert found.against
        return [(each.share, each.margin) for each in found.against.changes]

    said = away(Engine.PYTHON)
    for engine in COLUMNS:
        assert away(engine) == said


LEFT = st.sets(st.sampled_from([COUNTS[1], SHARE, SERVICE, "enterprises.total"]))


@settings(examples(8), phases=PHASES)
@given(rows=tables, left=LEFT)
def test_a_column_that_is_not_there_is_as_one_that_is_blank(rows: Any, left: set[str]) -> None:
    """One of each condition is there: of a condition without any nothing is asked, and it is open."""
    keys = [key for key in KEYS if key not in left]
    cells = [dict(zip(KEYS, row, strict=True)) for row in rows]
    kept = [[row[key] for key in keys] for row in cells]
    blank = [[None if key in left else row[key] for key in KEYS] for row in cells]
    asked = job(keys, BOOK)
    said = comparable(counted(asked, kept))
    assert said == comparable(counted(job(KEYS, BOOK), blank))
    for engine in COLUMNS:
        assert comparable(counted(asked, kept, engine)) == said


@st.composite
def forms(draw: st.DrawFn) -> tuple[list[Decimal | None], Decimal | None, list[Decimal | None]]:
    shares = st.sampled_from([*map(Decimal, ("9.99", "10", "29", "30", "31"))])
    points = st.none() | st.sampled_from([*map(Decimal, ("0", "69.99", "70", "100"))])
    rows = draw(st.lists(shares, min_size=1, max_size=4))
    return (
        list(rows),
        draw(st.none() | st.just(Decimal(71)) | st.just(Decimal(70))),
        draw(st.lists(points, min_size=2, max_size=2)),
    )


@settings(examples(40), phases=PHASES)
@given(form=forms())
def test_a_table_that_states_what_a_form_counts_has_its_outcome(form: Any) -> None:
    """The rows of a form and its findings against the same as counts and points of one row."""
    rows, share, points = form
    model = model_of(BOOK.form)
    one = model.model_fields["products"].annotation.__args__[0]  # type: ignore[union-attr]
    shares = model.model_fields["shares"].annotation
    whole = model.model_construct(
        products=tuple(
            one.model_construct(name="某", provincial_market_share=each) for each in rows
        ),
        shares=shares.model_construct(main_industry_output=share),  # type: ignore[union-attr]
    )
    found = tuple(
        Finding.model_construct(condition=EVALUATION.id, element=item.id, points=each)
        for item, each in zip(SCORE.parts, points, strict=True)
        if each is not None
    )
    said = assess(
        whole, BOOK, on=DAY, facts=Fine(), findings=Findings.model_construct(findings=found)
    )
    by_id = {each.rule.id: each.outcome for each in said.conditions}
    counts = [sum(each >= least for each in rows) for least in (Decimal(30), Decimal(10))]
    cells = [*map(str, counts), None if share is None else f"{share}%"]
    cells += [None if each is None else str(each) for each in points]
    plan = job(KEYS[:5], BOOK).plan
    [group] = counted(job(KEYS[:5], BOOK), [cells]).groups
    outcomes = {
        step.rule.id: OUTCOMES[group[0] >> 2 * at & 3]
        for at, step in enumerate(plan.steps)  # type: ignore[operator]
    }
    for name in ("main-products", EVALUATION.id):
        assert outcomes[name] is by_id[name]


GIVEN = (None, "0", "60", "70", "69.99999999", "70.0000000001", "69.9999999999", "100")
STATED = {
    "shares.main_industry_output": (None, "0%", "70%", "69.99999999%", "70.0000000001%", "100%"),
    "economics.profit_yi": ("-1", "0", "70", "100", "100.00000001", "101", "约70"),
}


@pytest.mark.parametrize("field", STATED)
@pytest.mark.parametrize("grade", ["good", "excellent"])
def test_points_on_a_grade_and_beside_it_are_exact_whatever_is_open(field: str, grade: str) -> None:
    book = with_score(grade)
    items = (replace(SCORE.items[0], field=field), *SCORE.items[1:])
    [rule] = [each for each in book.conditions.conditions if each.id == EVALUATION.id]
    rule = replace(rule, check=replace(rule.check, items=items))
    book = replace(book, conditions=replace(book.conditions, conditions=(rule,)))
    asked = job([field, SME, SERVICE], book)
    rows = [*product(STATED[field], GIVEN, GIVEN)]
    said = comparable(counted(asked, rows))
    assert len(said[0]) == len(OUTCOMES)
    for engine in COLUMNS:
        assert comparable(counted(asked, rows, engine)) == said
