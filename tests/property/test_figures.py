"""Laws of figures: reading is exact, units convert both ways, a bound is included."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lccluster.quantities import (
    Approximate,
    Quantity,
    QuantityError,
    Unit,
    plain,
    read_quantity,
    remarks,
)
from lccluster.rulebook.conditions import AtLeast, AtMost, Figure
from lccluster.vocabulary import Outcome
from shipped import BOOK, FIGURES, assessed, figure, form

HUNDREDTHS = st.decimals(0, 10**8, places=2)
WHOLE = st.integers(0, 10**9).map(Decimal)
MONEY = {"亿元": 1, "亿": 1, "千万元": 10, "百万元": 100, "万元": 10**4, "千元": 10**5, "元": 10**8}
AREAS = {"平方公里": 1, "km2": 1, "公顷": 100, "ha": 100, "亩": 1500, "平方米": 10**6, "m2": 10**6}
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@given(HUNDREDTHS)
def test_a_figure_drawn_is_the_figure_read(value: Decimal) -> None:
    assert read_quantity(plain(value), Unit.YI_YUAN) == value


@given(HUNDREDTHS)
def test_full_width_digits_and_thousands_change_nothing(value: Decimal) -> None:
    assert read_quantity(f"{value:,}", Unit.KM2) == value
    assert read_quantity(plain(value).translate(FULL_WIDTH), Unit.KM2) == value


@given(HUNDREDTHS, st.sampled_from(sorted(MONEY)))
def test_money_in_any_unit_is_the_same_money(value: Decimal, unit: str) -> None:
    assert read_quantity(f"{plain(value * MONEY[unit])}{unit}", Unit.YI_YUAN) == value


@given(HUNDREDTHS, st.sampled_from(sorted(AREAS)))
def test_an_area_in_any_unit_is_the_same_area(value: Decimal, unit: str) -> None:
    assert read_quantity(f"{plain(value * AREAS[unit])}{unit}", Unit.KM2) == value


@given(WHOLE, st.sampled_from([unit for unit in Unit if unit.counts]))
def test_a_count_is_whole_or_refused(value: Decimal, unit: Unit) -> None:
    assert read_quantity(plain(value), unit) == value
    with pytest.raises(QuantityError, match="not-whole"):
        read_quantity(f"{value}.5", unit)


@given(st.decimals("0.0001", "0.9999", places=4))
def test_a_bare_share_below_one_is_always_refused(value: Decimal) -> None:
    with pytest.raises(QuantityError, match="ambiguous-share"):
        read_quantity(str(value), Unit.PERCENT)
    assert read_quantity(f"{value}%", Unit.PERCENT) == value


@given(st.text(max_size=30), st.sampled_from(Unit))
def test_any_text_is_a_figure_a_blank_or_refused_with_a_hint(text: str, unit: Unit) -> None:
    try:
        value = read_quantity(text, unit)
    except QuantityError as refused:
        assert refused.fault.hint is not None
    else:
        assert value is None or isinstance(value, Approximate) or value.is_finite()
        assert isinstance(remarks(text, unit), tuple)


@given(
    st.decimals("0.01", 10**8, places=2),
    st.sampled_from(["约", "近", "大约"]),
    st.sampled_from(["", "亿元"]),
)
def test_an_approximate_figure_is_read_and_always_remarked(
    value: Decimal, about: str, unit: str
) -> None:
    text = f"{about}{value}{unit}"
    assert read_quantity(text, Unit.YI_YUAN) == Approximate(value, about, text)
    assert "approximate" in [code for code, _ in remarks(text, Unit.YI_YUAN)]


@given(HUNDREDTHS)
def test_a_quantity_is_drawn_with_all_its_digits(value: Decimal) -> None:
    assert Decimal(str(Quantity(value, Unit.PERCENT)).removesuffix("%")) == value


CHECKS = st.builds(
    lambda kind, bound, unit: (
        AtMost("at_most", "x", bound, unit) if kind else AtLeast("at_least", "x", bound, unit)
    ),
    st.booleans(),
    WHOLE,
    st.sampled_from(Unit),
)


def inwards(check: Figure) -> Decimal:
    """One step of the unit to the side that the condition lets in."""
    return -check.unit.step if isinstance(check, AtMost) else check.unit.step


@given(CHECKS)
def test_a_figure_at_the_bound_is_in_and_one_step_beyond_is_out(check: Figure) -> None:
    step = inwards(check)
    assert check.margin(check.bound) == 0
    assert check.margin(check.bound + step) == check.unit.step
    assert check.margin(check.bound - step) == -check.unit.step


@given(CHECKS, HUNDREDTHS)
def test_at_most_and_at_least_agree_on_the_bound_alone(check: Figure, value: Decimal) -> None:
    most = AtMost("at_most", "x", check.bound, check.unit).margin(value)
    least = AtLeast("at_least", "x", check.bound, check.unit).margin(value)
    assert most == -least


# A form of these figures and nothing that they could contradict.
ALONE = {f"{group}__{name}": None for group, names in {
    "enterprises": ("above_size", "in_park"), "economics": ("profit_yi", "tax_yi"),
    "honours": ("famous_brands", "well_known_trademarks", "industry_titles"),
}.items() for name in names}  # fmt: skip


@given(st.sampled_from(FIGURES), st.integers(4, 10**6), st.integers(-3, 3))
def test_whatever_the_bound_the_outcome_turns_exactly_there(
    rule: object, bound: int, steps: int
) -> None:
    index = BOOK.conditions.conditions.index(rule)  # type: ignore[arg-type]
    check = replace(figure(BOOK.conditions.conditions[index]), bound=Decimal(bound))
    rules = list(BOOK.conditions.conditions)
    rules[index] = replace(rules[index], check=check)
    book = replace(BOOK, conditions=replace(BOOK.conditions, conditions=tuple(rules)))
    stated = plain(check.bound + inwards(check) * steps)
    made = assessed(form(**(ALONE | {check.field.replace(".", "__"): stated})), book=book)
    result = made.conditions[index]
    assert result.outcome is (Outcome.MET if steps >= 0 else Outcome.NOT_MET)
    assert result.margin == steps * check.unit.step
