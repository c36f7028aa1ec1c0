"""The last day of a title, whatever the first one: by each way of counting, leap days included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given
from msgspec.structs import replace

from lccluster.register.days import extended, last_day
from lccluster.rulebook.measure import Measure, Validity, Years
from registers import MEASURE
from shares import examples

FIRSTS = ("year-of-recognition", "next-year")
DAYS = st.dates(date(2000, 1, 1), date(2400, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2023, 2, 28), date(2000, 2, 29), date(2023, 12, 31), date(2024, 1, 1)]
)
YEARS = st.integers(1, 100).map(Years)


def counted(counting: Any, years: Years, first: Any = None) -> Validity:
    return replace(MEASURE.validity, counting=counting, years=years, first=first)


def law(validity: Validity, more: Years) -> Measure:
    return replace(MEASURE, validity=validity, review=replace(MEASURE.review, extends_years=more))


@examples(30)
@given(DAYS, YEARS, st.sampled_from(FIRSTS))
def test_calendar_years_end_on_the_31st_of_december_of_the_last_of_them(
    start: date, years: Years, first: str
) -> None:
    last = last_day(start, counted("calendar-years", years, first))
    whole_years = last.year - start.year + (1 if first == "year-of-recognition" else 0)
    assert (last.month, last.day, whole_years) == (12, 31, years)


@examples(30)
@given(DAYS, DAYS, YEARS, st.sampled_from(FIRSTS))
def test_all_titles_of_one_year_end_together_and_a_later_one_never_ends_earlier(
    one: date, other: date, years: Years, first: str
) -> None:
    validity = counted("calendar-years", years, first)
    ends = [last_day(each, validity) for each in sorted((one, other))]
    assert ends == sorted(ends)
    assert last_day(one, validity) == last_day(date(one.year, 1, 1), validity)


@examples(30)
@given(DAYS, YEARS, YEARS, st.sampled_from(FIRSTS))
def test_a_review_in_time_adds_exactly_its_years(
    start: date, years: Years, more: Years, first: str
) -> None:
    validity = counted("calendar-years", years, first)
    until = last_day(start, validity)
    new = extended(until, until, law(validity, more))
    assert new == date(until.year + more, 12, 31)
    late = until + timedelta(days=1)
    assert extended(until, late, law(validity, more)) >= new


@pytest.mark.parametrize("years", [1, 3, 4, 5])
@examples(30)
@given(DAYS)
def test_the_other_two_ways_differ_by_a_day_unless_the_corresponding_day_is_none(
    years: int, start: date
) -> None:
    civil, inclusive = (
        last_day(start, counted(each, Years(years))) for each in ("civil-code", "inclusive")
    )
    assert civil - inclusive == timedelta(days=1 if civil.day == start.day else 0)
    assert civil.year == start.year + years
