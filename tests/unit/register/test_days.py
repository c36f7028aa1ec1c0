"""Day counting: five years by either reading, at every awkward start."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from lccluster.register.days import (
    corresponding_day,
    days_later,
    extended,
    last_day,
    review_from,
)
from lccluster.register.lawful import refusals
from lccluster.rulebook.measure import Measure, Validity
from registers import INCLUSIVE, MEASURE, act, cluster, day, title

LAST_DAYS = [
    # recognised on, civil-code, inclusive
    ("2022-05-09", "2027-05-09", "2027-05-08"),
    ("2024-02-29", "2029-02-28", "2029-02-28"),  # 29 February has no corresponding day
    ("2023-02-28", "2028-02-28", "2028-02-27"),
    ("2023-03-01", "2028-03-01", "2028-02-29"),  # the day before the first of March of a leap year
    ("2022-03-01", "2027-03-01", "2027-02-28"),
    ("2021-12-31", "2026-12-31", "2026-12-30"),
    ("2022-01-01", "2027-01-01", "2026-12-31"),  # by the other reading it ends a year earlier
    ("2022-01-31", "2027-01-31", "2027-01-30"),
    ("2022-10-31", "2027-10-31", "2027-10-30"),
    ("2022-05-01", "2027-05-01", "2027-04-30"),
]


@pytest.mark.parametrize(("start", "civil", "_inclusive"), LAST_DAYS)
def test_by_the_civil_code_the_last_day_is_the_corresponding_one(
    start: str, civil: str, _inclusive: str
) -> None:
    assert last_day(day(start), MEASURE.validity) == day(civil)


@pytest.mark.parametrize(("start", "_civil", "inclusive"), LAST_DAYS)
def test_by_the_other_reading_it_is_the_day_before(start: str, _civil: str, inclusive: str) -> None:
    assert last_day(day(start), INCLUSIVE.validity) == day(inclusive)


def test_four_years_from_a_leap_day_end_on_a_leap_day() -> None:
    four = replace(MEASURE.validity, years=4)
    assert last_day(day("2024-02-29"), four) == day("2028-02-29")
    assert last_day(day("2024-02-29"), replace(four, counting="inclusive")) == day("2028-02-28")


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    assert corresponding_day(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert corresponding_day(date(2024, 12, 31), 1) == date(2025, 12, 31)


def test_a_term_that_no_calendar_holds_ends_on_its_last_day() -> None:
    assert corresponding_day(date(9994, 12, 31), 5) == date(9999, 12, 31)
    assert corresponding_day(date(9995, 1, 1), 5) == date.max
    assert days_later(date(9999, 12, 1), timedelta(days=400)) == date.max
    assert days_later(date(2024, 2, 28), timedelta(days=2)) == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("passed", "until"),
    [
        ("2027-03-01", "2032-05-09"),  # before the last day: from the old last day
        ("2027-05-09", "2032-05-09"),  # on it
        ("2027-05-10", "2032-05-10"),  # after it: from the decision
        ("2028-02-29", "2033-02-28"),
    ],
)
def test_a_passed_review_adds_five_years_from_the_last_day_or_from_the_decision(
    passed: str, until: str
) -> None:
    history = cluster(act("review_applied", "2027-02-01"), act("review_passed", passed))
    assert title(history, passed).valid_until == day(until)


@pytest.mark.parametrize(
    ("passed", "until"),
    [("2027-03-01", "2032-05-08"), ("2027-05-08", "2032-05-08"), ("2027-07-01", "2032-06-30")],
)
def test_a_passed_review_is_counted_by_the_rulebook_s_own_reading(passed: str, until: str) -> None:
    history = cluster(act("review_applied", "2027-02-01"), act("review_passed", passed))
    assert title(history, passed, measure=INCLUSIVE).valid_until == day(until)


@pytest.mark.parametrize(
    ("until", "years", "civil", "inclusive"),
    [
        ("2029-02-28", 3, "2032-02-28", "2032-02-29"),  # 自末日的次日起算：3月1日至2月29日
        ("2027-05-08", 5, "2032-05-08", "2032-05-08"),
        ("2028-02-29", 5, "2033-02-28", "2033-02-28"),
        ("2026-12-31", 5, "2031-12-31", "2031-12-31"),
    ],
)
def test_the_new_term_begins_where_the_old_one_ends(
    until: str, years: int, civil: str, inclusive: str
) -> None:
    for measure, expected in ((MEASURE, civil), (INCLUSIVE, inclusive)):
        term = replace(measure, review=replace(measure.review, extends_years=years))
        assert extended(day(until), day(until), term) == day(expected)


# --- whole calendar years: the last day is 31 December

THREE = replace(MEASURE.validity, years=3, counting="calendar-years", first="year-of-recognition")
FROM_NEXT = replace(THREE, first="next-year")


def of(validity: Validity) -> Measure:
    review = replace(MEASURE.review, extends_years=3, applied_for="on-call")
    return replace(MEASURE, validity=validity, review=review)


@pytest.mark.parametrize(
    ("start", "own_year_first", "next_year_first"),
    [
        ("2022-11-30", "2024-12-31", "2025-12-31"),
        ("2023-01-01", "2025-12-31", "2026-12-31"),
        ("2023-12-31", "2025-12-31", "2026-12-31"),
        ("2024-02-29", "2026-12-31", "2027-12-31"),
        ("9996-05-09", "9998-12-31", "9999-12-31"),
        ("9997-05-09", "9999-12-31", "9999-12-31"),
    ],
)
def test_in_calendar_years_a_title_ends_with_the_year(
    start: str, own_year_first: str, next_year_first: str
) -> None:
    assert last_day(day(start), THREE) == day(own_year_first)
    assert last_day(day(start), FROM_NEXT) == day(next_year_first)


def test_one_calendar_year_is_what_is_left_of_it_or_the_whole_next_one() -> None:
    assert last_day(day("2024-02-29"), replace(THREE, years=1)) == day("2024-12-31")
    assert last_day(day("2024-02-29"), replace(FROM_NEXT, years=1)) == day("2025-12-31")


@pytest.mark.parametrize("validity", [THREE, FROM_NEXT])
@pytest.mark.parametrize("decided", ["2025-03-01", "2025-12-31"])
def test_a_review_passed_in_time_adds_the_years_that_follow(
    validity: Validity, decided: str
) -> None:
    assert extended(day("2025-12-31"), day(decided), of(validity)) == day("2028-12-31")


def test_a_review_passed_after_the_last_day_counts_as_a_recognition_of_that_day_does() -> None:
    late = day("2026-01-05")
    assert extended(day("2025-12-31"), late, of(THREE)) == last_day(late, THREE)
    assert extended(day("2025-12-31"), late, of(FROM_NEXT)) == last_day(late, FROM_NEXT)


def test_what_is_called_for_is_due_on_no_day_of_its_own() -> None:
    assert review_from(day("2025-12-31"), of(FROM_NEXT)) is None


def test_a_register_under_calendar_years_shows_the_31st_of_december() -> None:
    applied = act("review_applied", "2026-01-05")
    history = cluster(act("recognised", "2022-11-30"), applied)
    held = title(history, "2026-01-06", measure=of(FROM_NEXT))
    assert (held.valid_until, held.applied_late) == (day("2025-12-31"), False)


@pytest.mark.parametrize(("validity", "last"), [(THREE, 9997), (FROM_NEXT, 9996)])
def test_a_term_of_calendar_years_is_refused_only_where_no_calendar_has_its_last_day(
    validity: Validity, last: int
) -> None:
    law = replace(of(validity), in_force=replace(MEASURE.in_force, until=None))
    codes = []
    for year in (last, last + 1):
        first = act("recognised", f"{year}-05-09")
        refused = refusals([first], "name", law, [law])
        codes.append([each.code for each in refused])
    assert codes == [[], ["out-of-calendar"]]


def test_a_late_decision_in_calendar_years_has_its_own_term_in_the_calendar() -> None:
    law = replace(of(THREE), in_force=replace(MEASURE.in_force, until=None))
    acts = [
        act("recognised", "9994-05-09"),
        act("review_applied", "9996-05-09"),
        act("review_passed", "9997-01-05"),
    ]
    assert [each.code for each in refusals(acts, "name", law, [law])] == []
    assert title(cluster(*acts), "9998-01-01", measure=law).valid_until == day("9999-12-31")
