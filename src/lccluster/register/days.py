"""Counting years: the last day of a title (第十三条; Civil Code Art. 200-202), within the calendar."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

from msgspec.structs import replace

from lccluster.rulebook.measure import Measure, Validity


@lru_cache(maxsize=4096)  # days are few among many titles
def corresponding_day(day: date, years: int) -> date:
    """Give the same day `years` later; where there is none, the last of the month.

    Behind the end of the calendar it is the calendar's last day: see `leaves_the_calendar`.
    """
    if leaves_the_calendar(day, years):
        return date.max
    year = day.year + years
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February, in a year that has none
        return day.replace(year=year, day=28)


def leaves_the_calendar(day: date, years: int) -> bool:
    """Tell whether the day so many years later cannot be written."""
    return day.year + years > MAXYEAR


def years_on(validity: Validity) -> int:
    """Count the years from the first day's to the last day's: one less where its own is the first.

    No register is kept under a measure that leaves them open.
    """
    own_year = validity.counting == "calendar-years" and validity.first == "year-of-recognition"
    return (validity.years or 0) - own_year


def days_later(day: date, days: timedelta) -> date:
    """Give the day so much later, or the calendar's last."""
    return day + min(days, date.max - day)


def last_day(start: date, validity: Validity) -> date:
    """Give the last day of a title that starts on a day, by each way of counting.

    `civil-code`: the first day does not count, the last is the corresponding day.
    `inclusive`: the first day counts, so the last is the day before the corresponding one;
    29 February has none in most years, and the last of February is the last day then too.
    `calendar-years`: whole years count, so the last day is 31 December.
    """
    day = corresponding_day(start, years_on(validity))
    if validity.counting == "calendar-years":
        return day.replace(month=12, day=31)
    if validity.counting == "inclusive" and day.day == start.day:
        return day - timedelta(days=1)
    return day


def term_of_review(measure: Measure) -> Validity:
    """Give the term that a passed re-review adds, counted as that of a recognition."""
    return replace(measure.validity, years=measure.review.extends_years)


def extended(until: date, decided_on: date, measure: Measure) -> date:
    """Give the new last day of a title whose re-review was passed (第十三条).

    The new term begins where the old one ends when decided by then, else with the decision. By
    `inclusive` its first day is the one after the old last day: 2029-02-28 and three years give
    2032-02-29. In calendar years the new ones follow the last one, both ending on 31 December.
    """
    if decided_on > until:
        return last_day(decided_on, term_of_review(measure))
    if measure.validity.counting == "inclusive":
        return last_day(days_later(until, timedelta(days=1)), term_of_review(measure))
    return corresponding_day(until, measure.review.extends_years or 0)


def review_from(until: date, measure: Measure) -> date | None:
    """Give the first day of the year of the last day, where the measure has it so (第十三条).

    Where it is called for, or nothing is stated, a re-review is never due by itself.
    """
    stated = measure.review.applied_for == "year-of-last-day"
    return date(until.year, 1, 1) if stated else None
