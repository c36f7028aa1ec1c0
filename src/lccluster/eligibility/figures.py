"""What a form states on one figure of a rule: a single cell, or the lowest of several years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from lccluster.eligibility.values import value
from lccluster.form.application import Application
from lccluster.rulebook.conditions import Above, AtLeast, AtLeastEachYear, AtMost, Figure


@dataclass(frozen=True)
class Stated:
    """The value held against the bound, None where nothing is stated.

    Of several years it is the lowest, `year` says which; `blank_years` are those left open.
    """

    value: Decimal | None
    year: int | None = None
    blank_years: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether nothing is left open."""
        return self.value is not None and not self.blank_years


def stated(check: Figure, application: Application) -> Stated:
    """Read what the form states on a figure."""
    match check:
        case AtMost() | AtLeast() | Above():
            return Stated(value(application, check.field))
        case AtLeastEachYear():
            return _lowest(check, application)
        case _:
            assert_never(check)


def last_years(check: AtLeastEachYear, application: Application) -> tuple[int, ...]:
    """List the years that count: they end with the latest that the rows or the results name.

    None where the form names no year at all.
    """
    rows, _, _ = check.field.rpartition(".")
    named = [row.year for row in value(application, rows)] + [application.economics.year]
    known = [year for year in named if year is not None]
    return tuple(range(max(known) - check.years + 1, max(known) + 1)) if known else ()


def _lowest(check: AtLeastEachYear, application: Application) -> Stated:
    rows, _, column = check.field.rpartition(".")
    by_year = {row.year: getattr(row, column) for row in value(application, rows)}
    years = last_years(check, application)
    blank = tuple(year for year in years if by_year.get(year) is None)
    known = [(by_year[year], year) for year in years if year not in blank]
    lowest, year = min(known, default=(None, None))
    return Stated(lowest, year, blank)
