"""Figures together, shares, differences and branches: columns say of every row what the check says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kinds import every_kind
from lccluster.engines.choosing import Engine
from lccluster.errors import Unusable
from lccluster.rulebook.conditions import Ratio
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import answer
from lccluster.simulation.plans.counts import counts_of
from lccluster.simulation.swept import Sweep
from shares import examples, share
from shipped import BOOK
from simulating import comparable, counted, job

pytestmark = pytest.mark.in_columns

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
COLUMNS = [Engine.POLARS, Engine.DUCKDB]


def near(*bounds: str, step: str = "0.01") -> st.SearchStrategy[str | None]:
    """Figures on bounds, beside them, anywhere, approximate, or blank."""
    on = st.builds(
        lambda bound, steps: str(max(Decimal(0), Decimal(bound) + steps * Decimal(step))),
        st.sampled_from(bounds),
        st.integers(-1, 1),
    )
    odd = st.sampled_from([None, "", "—", *(f"约{bound}" for bound in bounds if bound != "0")])
    places = 0 if step == "1" else 3
    return on | on | on | odd | st.decimals(0, 200, places=places).map(str)


ROW: dict[str, st.SearchStrategy[Any]] = {
    "cluster.area_km2": st.sampled_from([None, "9.99", "10", "55", "100", "100.01"]),
    "employees": near("5000", step="1"),
    "platforms.other": st.sampled_from([None, "0", "1"]),
    "platforms.total": near("1", step="1"),
    "innovation.single_champions": near("1", step="1"),
    "innovation.specialised_smes": near("10", step="1"),
    "economics.revenue_yi": near("30", "50", "100") | st.just("40.123456789"),
    "economics.tax_yi": near("0.45", "0.75", "1.5", "0") | st.sampled_from(["0.6", "0.6018518518351"]),
    "economics.profit_yi": near("1.5", "0.75", "2") | st.sampled_from(["-1", "0.60185185183"]),
    "enterprises.total": st.sampled_from([None, "39", "40", "41", "约40", "40余"]),
    "enterprises.above_size": near("12", step="1"),
    "yearly.output_value_yi.2022": near("30", "40"),
    "yearly.output_value_yi.2023": near("30", "40"),
    "yearly.output_value_yi.2024": near("30", "40"),
    "honours.total": near("1", "2", step="1"),
    "standing.foremost_in_province": st.sampled_from([None, "是", "否"]),
    "standing.city_rank": st.sampled_from([None, "1", "2"]),
    "revenue.waiver": st.sampled_from([None, "granted", "refused"]),
    "main-products": st.sampled_from([None, "met", "not_met"]),
    "technology": st.sampled_from([None, "met", "not_met"]),
    "evaluation": st.sampled_from([None, "met", "not_met"]),
    "county": st.sampled_from([None, "莘县", "冠县", "茌平县", " 冠 县", "冠县工信局", "371525"]),
    "economics.year": st.sampled_from([None, "2024"]),
}  # fmt: skip
KEYS = list(ROW)
COUNTS = [
    each.column.key for rule in every_kind().conditions.conditions for each in counts_of(rule)
]
COUNTED = {key: near("1", "2", step="1") for key in COUNTS}
COUNTED["shares.main_industry_output"] = st.sampled_from(
    [
        None,
        "0.5%",
        "69.99%",
        "70%",
        "70.01%",
        "约70%",
        "100%",
    ]  # without the sign a share below 1 is ambiguous
)
tables = st.lists(st.tuples(*ROW.values()), min_size=15, max_size=30)


def less_is_asked(book: Rulebook) -> Rulebook:
    """The rulebook with other bounds on the share, and the areas turned about."""
    rules = tuple(
        replace(rule, check=replace(rule.check, at_least=None, below=Decimal("0.7")))
        if isinstance(rule.check, Ratio)
        else rule
        for rule in book.conditions.conditions
    )
    return replace(book, conditions=replace(book.conditions, conditions=rules))


counted_tables = st.lists(st.tuples(*(ROW | COUNTED).values()), min_size=15, max_size=30)


@pytest.mark.parametrize("left", ["", *COUNTS])
@settings(examples(4), phases=PHASES)
@given(rows=counted_tables)
def test_columns_of_counts_are_held_against_their_bounds_and_swept_by_every_engine(
    left: str, rows: Any
) -> None:
    every = [*ROW, *COUNTED]
    keys = [key for key in every if key not in (left, "main-products")]
    kept = [[cell for key, cell in zip(every, row, strict=True) if key in keys] for row in rows]
    asked = job(keys, every_kind(), BOOK, sweeps=["main-products.2.1=1..3:1"])
    said = comparable(counted(asked, kept))
    for engine in COLUMNS:
        assert comparable(counted(asked, kept, engine)) == said


BOOKS = {
    "and the shipped one": (every_kind(), BOOK, False),
    "the shipped one and": (BOOK, every_kind(), True),
    "and another share": (every_kind(), less_is_asked(every_kind()), False),
}


@pytest.mark.parametrize("named", BOOKS)
@settings(examples(5), phases=PHASES)
@given(rows=tables)
def test_columns_say_of_every_row_what_the_check_says(named: str, rows: Any) -> None:
    book, other, strict = BOOKS[named]
    asked = job(KEYS, book, other, strict=strict)
    said = comparable(counted(asked, rows))
    for engine in COLUMNS:
        assert comparable(counted(asked, rows, engine)) == said


@settings(examples(5), phases=PHASES)
@given(rows=tables, left=st.sets(st.sampled_from(KEYS), max_size=4))
def test_a_table_that_lacks_columns_leaves_open_what_they_would_decide(
    rows: Any, left: set[str]
) -> None:
    keys = [key for key in KEYS if key not in left]
    kept = [[cell for key, cell in zip(KEYS, row, strict=True) if key in keys] for row in rows]
    asked = job(keys, every_kind())
    said = comparable(counted(asked, kept))
    for engine in COLUMNS:
        assert comparable(counted(asked, kept, engine)) == said


@settings(examples(4), phases=PHASES)
@given(rows=tables)
def test_bounds_below_are_swept_alike(rows: Any) -> None:
    asked = job(KEYS, every_kind(), sweeps=["small=4998..5002:1", "years=39..41:0.5"])
    said = comparable(counted(asked, rows))
    for engine in COLUMNS:
        assert comparable(counted(asked, rows, engine)) == said


SWEPT = {
    "area.from": "9.9..10.1:0.1",
    "area.to": "99..101:0.01",
    "revenue.otherwise": "49.5..50.5:0.5",
    "revenue.冠县": "29..31:0.5",
    "tax": "1.4..1.6:0.05",
    "profit": "-0.5..0.5:0.25",
    "firms.1": "39..41:1",
    "innovation.3": "9..11:1",
    "brand.是": "1..3:1",
    "years": "39..41:0.5",
}


@pytest.mark.parametrize("name", share([*SWEPT], 2))
@settings(examples(3), phases=PHASES)
@given(rows=tables)
def test_a_bound_is_swept_wherever_it_stands_as_one_run_a_bound_says(name: str, rows: Any) -> None:
    book = every_kind()
    asked = job(KEYS, book, sweeps=[f"{name}={SWEPT[name]}", "small=4999..5001:1"])
    found = counted(asked, rows)
    for engine in COLUMNS:
        assert comparable(counted(asked, rows, engine)) == comparable(found)
    swept = answer(found, asked.plan, None, asked.sweeps, engine="python", most=0)
    one, small = asked.sweeps
    for scenario in swept.scenarios[:: 1 + len(swept.scenarios) // 6]:
        moved = book
        for sweep, value in zip((one, small), scenario.values, strict=True):
            moved = _moved(moved, sweep, value)
        alone = job(KEYS, moved)
        said = answer(counted(alone, rows), alone.plan, None, (), engine="python", most=0)
        assert scenario.verdicts == said.verdicts


REFUSED = {
    "revenue=1..2:1": ["Say which", "revenue.otherwise", "revenue.冠县", "revenue.莘县"],
    "area=1..2:1": ["Say which", "area.from", "area.to"],
    "main-products=1..2:1": ["“main-products” has no bound that could be moved."],
    "revenue.阳谷县=1..2:1": ["The rulebook has no condition “revenue.阳谷县”."],
}


@pytest.mark.parametrize("written", REFUSED)
def test_a_bound_that_is_named_too_shortly_is_refused_with_the_names_there_are(
    written: str,
) -> None:
    with pytest.raises(Unusable) as refused:
        job(KEYS, every_kind(), sweeps=[written])
    (problem,) = refused.value.problems
    said = f"{problem.message} {problem.hint}"
    assert all(each in said for each in REFUSED[written])


def test_two_bounds_of_one_condition_are_not_moved_at_once() -> None:
    with pytest.raises(Unusable) as refused:
        job(KEYS, every_kind(), sweeps=["revenue.冠县=1..2:1", "revenue.莘县=1..2:1"])
    assert "cannot be moved at once" in str(refused.value.problems[0].message)


def _moved(book: Rulebook, sweep: Sweep, value: Decimal) -> Rulebook:
    rule = sweep.bound.at(value)[1]
    rules = tuple(rule if each.id == rule.id else each for each in book.conditions.conditions)
    return replace(book, conditions=replace(book.conditions, conditions=rules))


SHARES = [
    [revenue, tax, profit]
    for revenue in ("40.12345678", "40.123456789", "100", "0.00000001", "999999999", "0", "-")
    for tax in ("0.60185185", "0.60185186", "0.601851851835", "0.601851852", "1.5", "1.49999999", "14999999.985", "0")
    for profit in ("0.60185185", "1.50000001", "-3")
]  # fmt: skip


@pytest.mark.parametrize("side", ["at_least", "above", "at_most", "below"])
def test_a_share_is_exact_to_the_last_digit_on_every_side(side: str) -> None:
    keys = ["economics.revenue_yi", "economics.tax_yi", "economics.profit_yi"]
    limit = {"at_least": None, side: Decimal("1.5")}
    check = Ratio("ratio", keys[1], keys[0], **limit)  # type: ignore[arg-type]
    rule = next(rule for rule in every_kind().conditions.conditions if rule.id == "tax")
    excess = next(rule for rule in every_kind().conditions.conditions if rule.id == "profit")
    rules = (replace(rule, check=check, waiver=None), excess)
    book = replace(BOOK, conditions=replace(BOOK.conditions, conditions=rules))
    asked = job(keys, book)
    said = comparable(counted(asked, SHARES))
    assert len(said[0]) > 3
    for engine in COLUMNS:
        assert comparable(counted(asked, SHARES, engine)) == said
