"""What a form states on one figure of a rule, and on which side of a bound that lies."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum

from msgspec import Struct

from lccluster.eligibility.values import value
from lccluster.form.application import Application
from lccluster.quantities import Amount, End, Span
from lccluster.quantities.spans import lowest
from lccluster.rulebook.conditions import Figure, Limit
from lccluster.rulebook.form_checks import FormChecks


class Held(IntEnum):
    """How a figure lies to a bound; `EITHER` where it is approximate and allows both."""

    FAILS = 0
    EITHER = 1
    PASSES = 2


class OneYear(Struct, frozen=True):
    """The figure of one year; `year` is None where a rule asks for no years.

    `allowed` are the numbers that an approximate figure allows.
    """

    figure: Amount
    allowed: Span | None
    year: int | None = None

    @property
    def span(self) -> Span:
        """Give the numbers that the figure allows: one where it is exact."""
        if isinstance(self.figure, Decimal):
            return Span.exactly(self.figure)
        return self.allowed or Span()

    def held(self, check: Figure) -> Held:
        """Tell how every number that the figure allows lies to the limits: the worst decides."""
        if isinstance(self.figure, Decimal):
            return Held.PASSES if check.passes(self.figure) else Held.FAILS
        return min(_held(limit, self.span) for limit in check.limits)


class Stated(Struct, frozen=True):
    """The figures held against the bound, of one year or several; `blank_years` are left open."""

    figures: tuple[OneYear, ...]
    blank_years: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether nothing is left blank."""
        return bool(self.figures) and not self.blank_years

    @property
    def span(self) -> Span | None:
        """Give what the lowest figure can be; None where nothing is stated."""
        return lowest([each.span for each in self.figures]) if self.figures else None

    def deciding(self, check: Figure) -> OneYear:
        """Give the figure that decides: one that fails, else one that may, else the lowest."""
        if len(self.figures) == 1:
            return self.figures[0]
        return min(self.figures, key=lambda each: (each.held(check), _number(each), each.year))


def _held(limit: Limit, span: Span) -> Held:
    """Tell how every number of a span lies to a limit; that is so where it is at both ends."""
    low, high = (limit.side.passes(end, End(limit.bound)) for end in (span.low, span.high))
    if low is not high:
        return Held.EITHER
    return Held.PASSES if low else Held.FAILS


def stated(check: Figure, application: Application, checks: FormChecks) -> Stated:
    """Read what the form states on a figure; `checks` say what approximate ones allow."""
    if check.years:
        return _each_year(check, application, checks)
    figure = value(application, check.field)
    return Stated(()) if figure is None else Stated((_read(figure, check, checks),))


def last_years(check: Figure, application: Application) -> tuple[int, ...]:
    """List the years that count: they end with the latest that the rows or the results name.

    None where the form names no year at all.
    """
    rows, _, _ = check.field.rpartition(".")
    named = [row.year for row in value(application, rows)] + [application.economics.year]
    known = [year for year in named if year is not None]
    return tuple(range(max(known) - check.years + 1, max(known) + 1)) if known else ()


def _each_year(check: Figure, application: Application, checks: FormChecks) -> Stated:
    rows, _, column = check.field.rpartition(".")
    by_year = {row.year: getattr(row, column) for row in value(application, rows)}
    years = last_years(check, application)
    return Stated(
        tuple(
            _read(figure, check, checks, year)
            for year in years
            if (figure := by_year.get(year)) is not None
        ),
        tuple(year for year in years if by_year.get(year) is None),
    )


def _read(figure: Amount, check: Figure, checks: FormChecks, year: int | None = None) -> OneYear:
    if isinstance(figure, Decimal):
        return OneYear(figure, None, year)
    return OneYear(figure, checks.span(figure, check.unit), year)


def _number(each: OneYear) -> Decimal:
    return each.figure if isinstance(each.figure, Decimal) else each.figure.number
