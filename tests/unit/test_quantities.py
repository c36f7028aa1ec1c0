"""Figures, days and answers as people write them: read for sure, or refused with what to do.

The ways of writing and how they are read stand in `figures.yaml`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from haste import at_once
from lccluster.catalogs import speak
from lccluster.files.yaml.reader import read_yaml
from lccluster.quantities import (
    Approximate,
    End,
    JoinedText,
    Lowest,
    Quantity,
    QuantityError,
    Span,
    Unit,
    is_blank,
    is_yes_or_no,
    iso_day,
    lacks_unit,
    plain,
    read_day,
    read_exact,
    read_number,
    read_quantity,
    read_year,
    read_yes_no,
    remarks,
)
from lccluster.rulebook.conditions import Limit, Side

ROWS = read_yaml(Path(__file__).with_name("figures.yaml")).data


def outcome(read: Any, text: str) -> dict[str, str]:
    """What became of a text, as the rows say it."""
    try:
        value = read(text)
    except QuantityError as refused:
        assert refused.fault.hint is not None
        return {"refused": refused.fault.code}
    if isinstance(value, Approximate):
        return {"read": plain(value.number), "word": value.word}
    return {"read": plain(value) if isinstance(value, Decimal) else str(value)}


def expected(row: dict[str, str]) -> dict[str, str]:
    return {key: row[key] for key in ("read", "word", "refused") if key in row}


@pytest.mark.parametrize("row", ROWS["figures"], ids=lambda row: f"{row['written']} {row['unit']}")
def test_a_figure_is_read_as_the_row_says(row: dict[str, str]) -> None:
    unit, lowest = Unit(row["unit"]), Lowest(row.get("lowest", "any"))
    assert outcome(lambda text: read_quantity(text, unit, lowest), row["written"]) == expected(row)


@pytest.mark.parametrize("row", ROWS["days"], ids=lambda row: row["written"])
def test_a_day_is_read_as_the_row_says(row: dict[str, str]) -> None:
    assert outcome(read_day, row["written"]) == expected(row)


@pytest.mark.parametrize("row", ROWS["years"], ids=lambda row: row["written"])
def test_a_year_is_read_as_the_row_says(row: dict[str, str]) -> None:
    assert outcome(read_year, row["written"]) == expected(row)


@pytest.mark.parametrize(
    "text", [None, "", "  ", "\u3000", "/", "-", "--", "—", "——", "－", "−", "\\", " / "]
)
def test_a_blank_is_never_zero(text: str | None) -> None:
    assert is_blank(text)
    assert read_quantity(text, Unit.YI_YUAN, Lowest.ABOVE_ZERO) is None
    assert read_day(text) is None
    assert read_year(text) is None
    assert read_yes_no(text) is None
    assert read_number(text) is None
    assert read_exact(text, Unit.ITEMS) is None


READERS = [
    lambda text: read_quantity(text, Unit.YI_YUAN),
    read_number,
    read_day,
    read_year,
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "text",
    ["1" * 20_000, "1万" * 10_000, "1,000" * 4_000, "约" * 20_000, " 1" * 10_000, "年" * 101],
)
def test_what_is_far_too_long_is_refused_at_once_and_shown_cut(text: str, read: Any) -> None:
    with pytest.raises(QuantityError) as refused:
        read(text)
    assert at_once(partial(outcome, read, text), 0.1)
    assert refused.value.fault.code == "too-long"
    assert len(str(refused.value.fault.message)) < 100


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", ["285", "2025", "20250301", "28 500"])
def test_what_was_put_together_from_several_lines_is_no_figure_and_no_day(
    text: str, read: Any
) -> None:
    with pytest.raises(QuantityError, match="several-lines"):
        read(JoinedText(text))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("无", "Write 0 if there are none; leave it empty if it is not known."),
        ("没有", "Write 0 if there are none; leave it empty if it is not known."),
        ("”30“", "Take the quotation marks away."),
        ("三十", "Write digits only, with a unit if it is not the form's own."),
    ],
)
def test_the_hint_fits_what_was_written(text: str, hint: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_quantity(text, Unit.YI_YUAN)
    assert refused.value.fault.hint is not None
    assert refused.value.fault.hint.text == hint


def test_an_ambiguous_share_says_both_meanings(voice: None) -> None:
    speak("en")
    with pytest.raises(QuantityError) as refused:
        read_quantity("0.350", Unit.PERCENT)
    assert str(refused.value.fault.message) == "0.35 may mean 0.35%, or 35%."


@pytest.mark.parametrize(
    ("text", "said"), [("-3", "below zero"), ("-0", "a zero with a minus"), ("0", "is zero")]
)
def test_an_impossible_figure_says_which_side_it_lies_on(voice: None, text: str, said: str) -> None:
    speak("en")
    with pytest.raises(QuantityError) as refused:
        read_quantity(text, Unit.KM2, Lowest.ABOVE_ZERO)
    assert said in str(refused.value.fault.message)


def test_a_bound_is_not_crossed_by_the_last_digit_of_a_conversion() -> None:
    assert read_quantity("150000亩", Unit.KM2) == 100
    assert read_quantity("150000.00000000000001亩", Unit.KM2) > 100  # type: ignore[operator]
    assert read_quantity("149999.99999999999999亩", Unit.KM2) < 100  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "unit", "codes"),
    [
        ("32.82", Unit.YI_YUAN, []),
        ("/", Unit.YI_YUAN, []),
        ("32.82亿元", Unit.YI_YUAN, []),
        ("42.6KM2", Unit.KM2, []),
        ("42.6㎢", Unit.KM2, []),
        ("12%", Unit.PERCENT, []),
        ("56家", Unit.HOUSEHOLDS, []),
        ("1,168.4", Unit.YI_YUAN, []),
        ("-0.5", Unit.YI_YUAN, []),
        ("328200万元", Unit.YI_YUAN, ["converted"]),
        ("４２", Unit.KM2, ["full-width"]),
        ("约30", Unit.HOUSEHOLDS, ["approximate"]),
        ("30多家", Unit.HOUSEHOLDS, ["approximate"]),
        ("30家左右", Unit.HOUSEHOLDS, ["approximate"]),
        ("2万余人", Unit.PEOPLE, ["approximate", "converted"]),
        ("近３０万元", Unit.YI_YUAN, ["approximate", "full-width", "converted"]),
    ],
)
def test_what_is_unusual_is_remarked(text: str, unit: Unit, codes: list[str]) -> None:
    assert [code for code, _ in remarks(text, unit)] == codes


def test_a_remark_says_what_was_read(voice: None) -> None:
    speak("en")
    ((_, message),) = remarks("4260公顷", Unit.KM2)
    assert str(message) == "“4260公顷” is not in the form's unit; read as 42.6 sq km."


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        ("30.00", "30"),
        ("30", "30"),
        ("100", "100"),
        ("-0.50", "-0.5"),
        ("1E+3", "1000"),
        ("0.0", "0"),
        ("-0.00", "0"),
        ("0E-8", "0"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_figure_is_drawn_without_idle_zeros(value: str, drawn: str) -> None:
    assert plain(Decimal(value)) == drawn


def test_a_quantity_is_drawn_with_its_unit_an_approximate_one_as_written(voice: None) -> None:
    speak("en")
    assert str(Quantity(Decimal("32.820"), Unit.YI_YUAN)) == "32.82 yi yuan"
    assert str(Quantity(Decimal("12.0"), Unit.PERCENT)) == "12%"
    near = read_quantity(" 近30亿元 ", Unit.YI_YUAN)
    assert near is not None
    assert str(Quantity(near, Unit.YI_YUAN)) == "近30亿元"


@pytest.mark.parametrize("use", [lambda a: a + 1, lambda a: a < 30, lambda a: f"{a:f}", Decimal])
def test_an_approximate_figure_is_never_taken_for_an_exact_one(use: Any) -> None:
    near = read_quantity("近30", Unit.HOUSEHOLDS)
    assert near != 30
    assert near == Approximate(Decimal(30), "近", "近30") != Approximate(Decimal(30), "约", "约30")
    assert len({near, Approximate(Decimal(30), "近", "近30")}) == 1
    assert (str(near), repr(near)) == ("近30", "Approximate(Decimal('30'), '近', '近30')")
    with pytest.raises(TypeError):
        use(near)


def test_a_figure_that_has_to_be_exact_is_refused_where_it_is_not() -> None:
    assert read_exact("3", Unit.ITEMS) == 3
    with pytest.raises(QuantityError, match="not-exact"):
        read_exact("约3", Unit.ITEMS)


@pytest.mark.parametrize(
    ("text", "lacks"), [("30", True), ("约30", True), ("30亿", False), ("无", False)]
)
def test_the_unit_of_a_heading_is_for_figures_without_one(text: str, lacks: bool) -> None:
    assert lacks_unit(text) is lacks


def test_ends_compare_from_just_below_to_just_above() -> None:
    ends = [End(Decimal(30), beside) for beside in (-1, 0, 1)]
    below, at, above = ends
    assert sorted((above, at, below)) == ends
    assert ends[0].plus(ends[0]) == End(Decimal(60), -1)
    assert ends[0].plus(ends[1]) == End(Decimal(60), -1)


@pytest.mark.parametrize(
    ("low", "high", "whole"),
    [
        (End(Decimal("27.5")), End(Decimal("38.5")), (28, 38)),
        (End(Decimal(30), 1), End(Decimal(40), -1), (31, 39)),
        (End(Decimal(30)), End(Decimal(40)), (30, 40)),
    ],
)
def test_a_span_of_counts_holds_whole_numbers(low: End, high: End, whole: tuple[int, int]) -> None:
    assert Span(low, high).whole() == Span(*(End(Decimal(end)) for end in whole))
    assert Span().whole() == Span()


def test_counts_step_by_one_and_measures_by_a_hundredth() -> None:
    assert {unit: unit.step for unit in Unit} == {
        Unit.KM2: Decimal("0.01"),
        Unit.YI_YUAN: Decimal("0.01"),
        Unit.HOUSEHOLDS: 1,
        Unit.POINTS: Decimal("0.01"),
        Unit.PEOPLE: 1,
        Unit.ITEMS: 1,
        Unit.RANK: 1,
        Unit.PERCENT: Decimal("0.01"),
    }


def test_every_unit_has_words() -> None:
    assert all(unit.words.text for unit in Unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("TRUE", True), ("yes", True), ("是", True), ("有", True), (" √ ", True),
        ("false", False), ("No", False), ("否", False), ("无", False), ("×", False),
    ],
)  # fmt: skip
def test_yes_and_no_are_read_in_both_languages(text: str, value: bool) -> None:
    assert is_yes_or_no(text)
    assert read_yes_no(text) is value


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    assert not is_yes_or_no("也许")
    with pytest.raises(QuantityError) as refused:
        read_yes_no("也许")
    assert refused.value.fault.code == "not-yes-or-no"


@pytest.mark.parametrize(
    ("text", "value"), [("25", "25"), ("２５.5", "25.5"), ("-1", "-1"), ("25.123456", "25.123456")]
)
def test_a_bare_number_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["25亿元", "约25", "二十五", "1e3", "1_0", "٣", "2 5"])
def test_a_bare_number_takes_no_unit_no_word_and_no_other_digits(text: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_number(text)
    assert refused.value.fault.code == "not-a-number"


@pytest.mark.parametrize("text", ["20250220", "2025-W08-4", "2025-2-20", "", "2025-02-30"])
def test_only_a_full_day_of_the_calendar_is_an_iso_day(text: str) -> None:
    assert iso_day("2025-02-20") == date(2025, 2, 20)
    with pytest.raises(ValueError):
        iso_day(text)


def test_one_of_a_unit_is_said_as_one(voice: None) -> None:
    assert [str(Quantity(Decimal(n), Unit.ITEMS)) for n in (0, 1, 2)] == [
        "0 items",
        "1 item",
        "2 items",
    ]
    assert str(Quantity(Decimal(1), Unit.PEOPLE)) == "1 person"
    assert str(Quantity(Decimal(1), Unit.YI_YUAN)) == "1 yi yuan"


def test_a_rank_is_a_place_and_what_lies_between_two_is_a_number_of_places(voice: None) -> None:
    limit = Limit(Side.AT_MOST, Decimal(10), Unit.RANK)
    said = {}
    for language in ("en", "zh"):
        speak(language)
        drawn = (Quantity(Decimal(3), Unit.RANK), limit, limit.compared(Decimal(12)))
        said[language] = [str(each) for each in drawn]
    assert said == {
        "en": ["place 3", "≤ place 10", "2 places over the bound"],
        "zh": ["第 3 名", "≤ 第 10 名", "超出上限 2 名"],
    }
