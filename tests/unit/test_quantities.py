"""Figures as people write them on forms: read exactly, or refused with what to do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lccluster.language import speak
from lccluster.quantities import (
    Quantity,
    QuantityError,
    Unit,
    is_blank,
    is_yes_or_no,
    iso_day,
    plain,
    read_day,
    read_number,
    read_quantity,
    read_yes_no,
    remarks,
)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("32.82", Unit.YI_YUAN, "32.82"),
        ("32.82亿元", Unit.YI_YUAN, "32.82"),
        ("32.82 亿", Unit.YI_YUAN, "32.82"),
        ("328200万元", Unit.YI_YUAN, "32.82"),
        ("328200万", Unit.YI_YUAN, "32.82"),
        ("3282000千元", Unit.YI_YUAN, "32.82"),
        ("328.2千万元", Unit.YI_YUAN, "32.82"),
        ("3282百万元", Unit.YI_YUAN, "32.82"),
        ("3282000000元", Unit.YI_YUAN, "32.82"),
        ("-0.5", Unit.YI_YUAN, "-0.5"),
        ("-5000万元", Unit.YI_YUAN, "-0.5"),
        ("+3", Unit.YI_YUAN, "3"),
        ("1,168.4", Unit.YI_YUAN, "1168.4"),
        ("1，168.4", Unit.YI_YUAN, "1168.4"),
        ("42.6平方公里", Unit.KM2, "42.6"),
        ("42.6平方千米", Unit.KM2, "42.6"),
        ("42.6km2", Unit.KM2, "42.6"),
        ("42.6KM²", Unit.KM2, "42.6"),
        ("42.6㎢", Unit.KM2, "42.6"),
        ("4260公顷", Unit.KM2, "42.6"),
        ("4260ha", Unit.KM2, "42.6"),
        ("63900亩", Unit.KM2, "42.6"),
        ("42600000平方米", Unit.KM2, "42.6"),
        ("42600000m2", Unit.KM2, "42.6"),
        ("４２．６", Unit.KM2, "42.6"),
        ("56户", Unit.HOUSEHOLDS, "56"),
        ("56家", Unit.HOUSEHOLDS, "56"),
        ("30余户", Unit.HOUSEHOLDS, "30"),
        ("1.2万户", Unit.HOUSEHOLDS, "12000"),
        ("约2万", Unit.PEOPLE, "20000"),
        ("2万余人", Unit.PEOPLE, "20000"),
        ("1.2万多", Unit.PEOPLE, "12000"),
        ("30多亿元", Unit.YI_YUAN, "30"),
        ("30亿余元", Unit.YI_YUAN, "30"),
        ("5200名", Unit.PEOPLE, "5200"),
        ("3个", Unit.ITEMS, "3"),
        ("3项", Unit.ITEMS, "3"),
        ("12%", Unit.PERCENT, "12"),
        ("12", Unit.PERCENT, "12"),
        ("41.5％", Unit.PERCENT, "41.5"),
        ("0.35%", Unit.PERCENT, "0.35"),
        ("0", Unit.PERCENT, "0"),
        ("1", Unit.PERCENT, "1"),
        ("99999999999999999999", Unit.YI_YUAN, "99999999999999999999"),
    ],
)
def test_a_figure_is_read_as_written(text: str, unit: Unit, value: str) -> None:
    assert read_quantity(text, unit) == Decimal(value)


@pytest.mark.parametrize(
    "text", [None, "", "  ", "\u3000", "/", "-", "--", "—", "——", "－", "\\", " / "]
)
def test_a_blank_is_never_zero(text: str | None) -> None:
    assert is_blank(text)
    assert read_quantity(text, Unit.YI_YUAN) is None
    assert read_day(text) is None
    assert read_yes_no(text) is None
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("三十", Unit.YI_YUAN, "not-a-number"),
        ("无", Unit.ITEMS, "not-a-number"),
        ("“30”", Unit.YI_YUAN, "not-a-number"),
        ("12,34", Unit.YI_YUAN, "not-a-number"),
        ("1e3", Unit.YI_YUAN, "not-a-number"),
        ("30-40", Unit.YI_YUAN, "not-a-number"),
        (".5", Unit.YI_YUAN, "not-a-number"),
        ("5.", Unit.YI_YUAN, "unknown-unit"),
        ("1" * 21, Unit.YI_YUAN, "not-a-number"),
        ("NaN", Unit.YI_YUAN, "not-a-number"),
        ("30亿美元", Unit.YI_YUAN, "unknown-unit"),
        ("30户", Unit.YI_YUAN, "unknown-unit"),
        ("42.6里", Unit.KM2, "unknown-unit"),
        ("3.2亿套", Unit.ITEMS, "unknown-unit"),
        ("30.5", Unit.HOUSEHOLDS, "not-whole"),
        ("0.00005万人", Unit.PEOPLE, "not-whole"),
        ("0.35", Unit.PERCENT, "ambiguous-share"),
        ("-0.35", Unit.PERCENT, "ambiguous-share"),
        ("约0.35", Unit.PERCENT, "ambiguous-share"),
    ],
)
def test_what_is_no_such_figure_is_refused(text: str, unit: Unit, code: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_quantity(text, unit)
    assert refused.value.code == code
    assert refused.value.hint is not None


def test_a_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(QuantityError) as refused:
        read_quantity("字" * 41, Unit.KM2)
    assert refused.value.message.values["text"] == "字" * 40 + "…"


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
    assert refused.value.hint is not None
    assert refused.value.hint.text == hint


def test_an_ambiguous_share_says_both_meanings(voice: None) -> None:
    speak("en")
    with pytest.raises(QuantityError) as refused:
        read_quantity("0.350", Unit.PERCENT)
    assert str(refused.value.message) == "0.35 may mean 0.35%, or 35%."


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
        ("12%", Unit.PERCENT, []),
        ("56家", Unit.HOUSEHOLDS, []),
        ("1,168.4", Unit.YI_YUAN, []),
        ("328200万元", Unit.YI_YUAN, ["converted"]),
        ("４２", Unit.KM2, ["full-width"]),
        ("约30", Unit.HOUSEHOLDS, ["approximate"]),
        ("30多家", Unit.HOUSEHOLDS, ["approximate"]),
        ("30家左右", Unit.HOUSEHOLDS, ["approximate"]),
        ("2万余人", Unit.PEOPLE, ["approximate", "converted"]),
        ("42.6㎢", Unit.KM2, ["full-width"]),
        ("近３０万元", Unit.YI_YUAN, ["approximate", "full-width", "converted"]),
        ("约0", Unit.YI_YUAN, ["approximate"]),
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
    ],
)
def test_a_figure_is_drawn_without_idle_zeros(value: str, drawn: str) -> None:
    assert plain(Decimal(value)) == drawn


def test_a_quantity_is_drawn_with_its_unit(voice: None) -> None:
    speak("en")
    assert str(Quantity(Decimal("32.820"), Unit.YI_YUAN)) == "32.82 yi yuan"
    assert str(Quantity(Decimal("12.0"), Unit.PERCENT)) == "12%"


def test_counts_step_by_one_and_measures_by_a_hundredth() -> None:
    assert {unit: unit.step for unit in Unit} == {
        Unit.KM2: Decimal("0.01"),
        Unit.YI_YUAN: Decimal("0.01"),
        Unit.HOUSEHOLDS: 1,
        Unit.PEOPLE: 1,
        Unit.ITEMS: 1,
        Unit.PERCENT: Decimal("0.01"),
    }


def test_every_unit_has_words() -> None:
    assert all(unit.words.text for unit in Unit)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-20",
        "2025.2.20",
        "2025/2/20",
        "2025年2月20日",
        "２０２５-02-20",
        "2025 年 2 月 20 日",
        "2025年2月20",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text) == date(2025, 2, 20)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025年2月", "not-a-day"),
        ("20250220", "not-a-day"),
        ("25-2-20", "not-a-day"),
        ("昨天", "not-a-day"),
        ("2025-02-30", "impossible-day"),
        ("2025-13-01", "impossible-day"),
        ("0000-01-01", "impossible-day"),
    ],
)
def test_what_is_no_day_is_refused(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_day(text)
    assert refused.value.code == code


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
    assert refused.value.code == "not-yes-or-no"


@pytest.mark.parametrize(("text", "value"), [("25", "25"), ("２５.5", "25.5"), ("-1", "-1")])
def test_a_bare_number_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["25亿元", "约25", "二十五"])
def test_a_bare_number_takes_no_unit(text: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_number(text)
    assert refused.value.code == "not-a-number"


@pytest.mark.parametrize("text", ["20250220", "2025-W08-4", "2025-2-20", "", "2025-02-30"])
def test_only_a_full_day_of_the_calendar_is_an_iso_day(text: str) -> None:
    assert iso_day("2025-02-20").isoformat() == "2025-02-20"
    with pytest.raises(ValueError):
        iso_day(text)
