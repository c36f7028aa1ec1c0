"""The last day of a public notice, counted as the call says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from lccluster.round.call import NoticeTerms

ONE = timedelta(days=1)


class UnknownYear(Exception):
    """A year of whose holidays nobody has been told."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(year)


class WorkingDays(Protocol):
    """What knows holidays, and the days that are worked instead."""

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked; raises UnknownYear."""


def last_day(first: date, terms: NoticeTerms, calendar: WorkingDays) -> date:
    """Give the last day of a notice that begins on `first`; raises UnknownYear.

    A first day that counts and is none of those counted in begins the count on the next one that is.
    """
    day = first if terms.first_day_counts else first + ONE
    left = terms.length - (1 if _counts(day, terms, calendar) else 0)
    while left > 0:
        day += ONE
        left -= 1 if _counts(day, terms, calendar) else 0
    return day


def _counts(day: date, terms: NoticeTerms, calendar: WorkingDays) -> bool:
    return terms.counted_in == "days" or calendar.is_working(day)
