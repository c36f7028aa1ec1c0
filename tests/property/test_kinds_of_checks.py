"""Laws of the kinds of checks: exact at the bound, a blank never decides against what could still be."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lccluster.eligibility.conditions.condition import ConditionResult, judge
from lccluster.quantities import Unit, plain
from lccluster.rulebook.conditions import Above, AnyOf, AtLeast, AtLeastEachYear, AtMost, Condition
from lccluster.vocabulary import Outcome
from shipped import BOOK, COMPLETE, NATION, form

CENT = Decimal("0.01")
bounds = st.integers(300, 10**6).map(lambda cents: cents * CENT)
steps = st.integers(-300, 300)
counts = st.none() | st.integers(0, 20)
FIELDS = ("single_champions", "little_giants", "specialised_or_high_tech")
COUNTED = NATION.complete
NOTHING: frozenset[str] = frozenset()  # no figure on which a form contradicts itself


def held(check: Any, complete: Any = COUNTED, **changes: Any) -> ConditionResult:
    """Hold one check against the nation's complete form with changes."""
    rule = NATION.book.conditions.conditions[2]
    return judge(replace(rule, check=check), form(complete, **changes), NATION.book, {}, NOTHING)


@given(bounds, steps)
def test_above_differs_from_at_least_exactly_at_the_bound(bound: Decimal, step: int) -> None:
    stated = plain(bound + step * CENT)
    outcomes = {
        kind: held(make(kind, "average_growth", bound, Unit.PERCENT), average_growth=f"{stated}%")
        for kind, make in (("above", Above), ("at_least", AtLeast), ("at_most", AtMost))
    }
    assert (outcomes["above"].outcome is Outcome.MET) is (step > 0)
    assert (outcomes["at_least"].outcome is Outcome.MET) is (step >= 0)
    assert (outcomes["above"].outcome is Outcome.MET) is not (
        outcomes["at_most"].outcome is Outcome.MET
    )
    assert outcomes["above"].margin == outcomes["at_least"].margin == step * CENT


years = st.lists(st.none() | steps, min_size=1, max_size=6)


@given(bounds, years, st.integers(1, 6), st.randoms())
def test_each_year_counts_and_no_other(
    bound: Decimal, written: list[int | None], count: int, random: Any
) -> None:
    figures = {
        2010 + n: None if step is None else bound + step * CENT for n, step in enumerate(written)
    }
    rows = [
        {"year": str(year), "output_value_yi": None if value is None else plain(value)}
        for year, value in figures.items()
    ]
    random.shuffle(rows)
    check = AtLeastEachYear(
        "at_least_each_year", "yearly.output_value_yi", bound, Unit.YI_YUAN, count
    )
    result = held(check, yearly=rows, economics__year=None)
    last = [figures.get(max(figures) - n) for n in range(count)]
    stated = [value for value in last if value is not None]
    if any(value < bound for value in stated):
        assert (result.outcome, result.value) == (Outcome.NOT_MET, min(stated))
    elif None in last:
        assert (result.outcome, result.value, result.margin) == (Outcome.UNSTATED, None, None)
    else:
        assert (result.outcome, result.margin) == (Outcome.MET, min(stated) - bound)


def any_of(*bounds: int) -> AnyOf:
    """At least so many of each kind of firm, one of which is enough."""
    figures = (
        AtLeast("at_least", f"innovation.{name}", Decimal(bound), Unit.ITEMS)
        for name, bound in zip(FIELDS, bounds, strict=True)
    )
    return AnyOf("any_of", tuple(figures))


three = st.tuples(*[st.integers(0, 20)] * 3)
stated_counts = st.tuples(counts, counts, counts)


def counted(check: AnyOf, found: tuple[int | None, ...]) -> ConditionResult:
    return held(
        check,
        innovation={
            name: n if n is None else str(n) for name, n in zip(FIELDS, found, strict=True)
        },
    )


@given(three, stated_counts)
def test_one_that_holds_is_enough_and_a_blank_keeps_open_what_it_could_meet(
    bounds: tuple[int, ...], found: tuple[int | None, ...]
) -> None:
    result = counted(any_of(*bounds), found)
    holds = [n is not None and n >= bound for n, bound in zip(found, bounds, strict=True)]
    if any(holds):
        first = holds.index(True)
        assert (result.outcome, result.value) == (Outcome.MET, found[first])
    elif None in found:
        assert result.outcome is Outcome.UNSTATED
        assert result.missing == tuple(
            f"innovation.{name}" for name, n in zip(FIELDS, found, strict=True) if n is None
        )
    else:
        assert result.outcome is Outcome.NOT_MET
        assert result.margin is not None
        assert result.margin < 0


@given(three, stated_counts, st.sets(st.sampled_from(FIELDS), min_size=1))
def test_a_contradicted_figure_decides_as_little_as_a_blank_one(
    bounds: tuple[int, ...], found: tuple[int | None, ...], doubted: set[str]
) -> None:
    said = dict(zip(FIELDS, found, strict=True))
    written = {name: None if n is None else str(n) for name, n in said.items()}
    blanked = tuple(None if name in doubted else n for name, n in said.items())
    rule = replace(NATION.book.conditions.conditions[2], check=any_of(*bounds))
    suspects = {f"innovation.{name}" for name in doubted}
    form_ = form(COUNTED, innovation=written)
    doubtful = judge(rule, form_, NATION.book, {}, suspects)
    plainly = counted(any_of(*bounds), blanked)
    assert (doubtful.outcome, doubtful.value) == (plainly.outcome, plainly.value)
    left = doubtful.outcome is Outcome.UNSTATED
    assert set(doubtful.suspect) == (suspects if left else set())


@given(three, stated_counts)
def test_the_order_of_the_figures_never_changes_the_outcome(
    bounds: tuple[int, ...], found: tuple[int | None, ...]
) -> None:
    check = any_of(*bounds)
    orders = [AnyOf("any_of", tuple(order)) for order in permutations(check.figures)]
    assert len({counted(order, found).outcome for order in orders}) == 1


@given(three, stated_counts, st.integers(0, 2), st.integers(0, 20))
def test_filling_a_blank_in_never_undoes_what_was_decided(
    bounds: tuple[int, ...], found: tuple[int | None, ...], place: int, said: int
) -> None:
    before = counted(any_of(*bounds), found).outcome
    filled = tuple(said if n == place and value is None else value for n, value in enumerate(found))
    after = counted(any_of(*bounds), filled).outcome
    assert before in (after, Outcome.UNSTATED)


def test_a_form_for_one_measure_shows_its_gaps_under_the_other() -> None:
    outcomes = {
        rule.id: judge(
            rule, form(COMPLETE, innovation=None), NATION.book, {}, NOTHING
        ).outcome.value
        for rule in NATION.book.conditions.conditions
    }
    assert outcomes == {
        "area": "met",
        "output-value": "unstated",
        "sme-share": "unstated",
        "main-industry": "unstated",
        "growth": "unstated",
        "leading-firms": "unstated",
        "no-incidents": "for_judgement",
        "not-known-here": "for_judgement",
    }
    back = [
        judge(rule, form(NATION.complete), BOOK, {}, NOTHING) for rule in BOOK.conditions.conditions
    ]
    unstated = [each.rule.id for each in back if each.outcome is Outcome.UNSTATED]
    assert unstated == ["enterprises", "brand"]


def test_a_condition_of_one_figure_of_several_years_can_be_relaxed() -> None:
    rule: Condition = NATION.book.conditions.conditions[1]
    assert isinstance(rule.check, AtLeastEachYear)
    short = form(NATION.complete, yearly=[{"year": "2024", "output_value_yi": "39"}])
    relaxed = replace(rule, waiver="as-a-rule", check=replace(rule.check, years=1))
    assert judge(relaxed, short, NATION.book, {}, NOTHING).outcome is Outcome.FOR_JUDGEMENT
    blank = replace(relaxed, check=rule.check)
    assert judge(blank, short, NATION.book, {}, NOTHING).outcome is Outcome.UNSTATED
