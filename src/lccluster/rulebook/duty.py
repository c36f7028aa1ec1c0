"""Duties: reports owed on one day of a year or on several, by clusters or for all titles of an office."""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date
from typing import Literal

from msgspec import Struct

from lccluster.quantities.names import Name
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.years import Years
from lccluster.vocabulary import Words

_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_COMMON_YEAR = 2001
Owner = Literal["cluster", "county", "city", "province"]


class MonthDay(Struct, frozen=True, order=True):
    """A day of every year, written `01-10`."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    def of(self, year: int) -> date:
        """Give the day in a year."""
        return date(year, self.month, self.day)


def read_month_day(text: str) -> MonthDay:
    """Read `01-10`; raises ValueError, also for 02-29, which most years lack."""
    if not _MONTH_DAY.fullmatch(text):
        raise ValueError(text)
    day = date.fromisoformat(f"{_COMMON_YEAR}-{text}")
    return MonthDay(day.month, day.day)


class Due(Struct, frozen=True):
    """From which day of every year a report is due, after which it is late, and which year it is about."""

    on: MonthDay
    overdue_after: MonthDay
    about: Literal["last-year", "this-year"] = "last-year"

    @property
    def years_back(self) -> int:
        """Count the years from the one it is about to the one it is due in."""
        return 1 if self.about == "last-year" else 0


class Term(Struct, frozen=True):
    """One report that is owed: on a year, and on which part of it where a year has several.

    `what` tells it from the others of that year.
    """

    what: str
    year: int
    part: int | None
    due_on: date
    overdue_after: date


class Duty(Struct, frozen=True):
    """A report owed every year: due from a day, overdue after another; on several days, listed in `due`.

    One with `once_after_years` is owed once, so many years after the year of the recognition.
    `called` is what lists call it, where the label is too long for them; `notice` is the sentence
    in which a notice asks for it, as its provision does.
    """

    id: Name
    article: Citation
    owed_by: Owner
    label: Words
    due_on: MonthDay | None = None
    overdue_after: MonthDay | None = None
    due: tuple[Due, ...] = ()
    once_after_years: Years | None = None
    called: Words | None = None
    notice: Words | None = None

    @property
    def words(self) -> Words:
        """Give what lists call it."""
        return self.called or self.label

    @property
    def is_one_for_all(self) -> bool:
        """Tell whether one report is on all titles of an office, whichever of them it is recorded with."""
        return self.owed_by != "cluster" and self.once_after_years is None

    @property
    def days(self) -> tuple[Due, ...]:
        """Give its days in every year, however they are written."""
        if self.due_on is not None and self.overdue_after is not None:
            return (Due(self.due_on, self.overdue_after), *self.due)
        return self.due

    def what(self, part: int | None) -> str:
        """Tell its reports on one year apart."""
        return self.id if part is None else f"{self.id}/{part}"

    def due_in(self, day: date, recognised: int | None) -> int:
        """Give the year in which a report handed in on a day is usually due."""
        if self.once_after_years is None or recognised is None:
            return day.year
        return recognised + self.once_after_years

    def usual_year(self, day: date, part: int | None, recognised: int | None) -> int:
        """Give the year that a report handed in on a day is usually about."""
        days = dict(enumerate(self.days, start=1))
        return self.due_in(day, recognised) - days.get(part or 1, self.days[0]).years_back

    def asks_in(self, year: int, recognised: int) -> bool:
        """Tell whether it asks in a year for a report on a title of a year of recognition."""
        return self.once_after_years in (None, year - recognised)

    def terms(self, year: int, recognised: int) -> Iterator[Term]:
        """List the reports on a year that it asks for of a title; none in years beyond all days."""
        days = self.days
        for number, each in enumerate(days, start=1):
            part = number if len(days) > 1 else None
            due_in = year + each.years_back
            if due_in <= MAXYEAR and self.asks_in(due_in, recognised):
                due_on, late = each.on.of(due_in), each.overdue_after.of(due_in)
                yield Term(self.what(part), year, part, due_on, late)
