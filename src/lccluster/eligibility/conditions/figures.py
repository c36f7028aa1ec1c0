"""What a form states on one figure of a rule, and on which side of a bound that lies."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.eligibility.conditions.rows import counted
from lccluster.form.values import value
from lccluster.language import Listing, Message
from lccluster.quantities import Amount, Approximate, End, Span, plain
from lccluster.quantities.spans import highest, lowest
from lccluster.rulebook.conditions import CountOf, Figure, Held, Pair, Plain
from lccluster.rulebook.form_checks import FormChecks

if TYPE_CHECKING:
    from lccluster.form.application import Application

EITHER, PASSES = Held.EITHER, Held.PASSES


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
        return min(limit.held(self.span) for limit in check.limits)


class Stated(Struct, frozen=True):
    """The figures held against the bound, of one year or several; `blank_years` are left open.

    `missing` are the fields to be filled in where nothing is stated; `why` says what else is wrong.
    """

    figures: tuple[OneYear, ...]
    blank_years: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    why: Message | None = None

    @property
    def whole(self) -> bool:
        """Tell whether nothing is left blank."""
        return bool(self.figures) and not self.blank_years

    @property
    def span(self) -> Span | None:
        """Give what the lowest figure can be; None where nothing is stated."""
        return lowest([each.span for each in self.figures]) if self.figures else None

    def worst(self, check: Figure) -> Span | None:
        """Give what the figure that lies worst to a limit can be; None where nothing is stated."""
        if not self.figures or check.limit.side.upwards:
            return self.span
        return highest([each.span for each in self.figures])

    def deciding(self, check: Figure) -> OneYear:
        """Give the figure that decides: one that fails, else one that may, else the lowest."""
        if len(self.figures) == 1:
            return self.figures[0]
        return min(self.figures, key=lambda each: (each.held(check), _number(each), each.year))


def stated(check: Figure, application: Application, checks: FormChecks) -> Stated:
    """Read what the form states on a figure; `checks` say what approximate ones allow."""
    match check:
        case Plain():
            figure = value(application, check.field)
            return Stated(()) if figure is None else Stated((_read(figure, check, checks),))
        case Pair():
            return _pair(check, application, checks)
        case CountOf():
            return _rows(check, application, checks)
    return _each_year(check, application, checks)


def _pair(check: Pair, application: Application, checks: FormChecks) -> Stated:
    """Put two figures together; where one is blank, or they make nothing, none is stated."""
    said = {path: value(application, path) for path in check.fields}
    if blank := tuple(path for path, figure in said.items() if figure is None):
        return Stated((), missing=blank)
    of, other = (
        checks.span(figure, application.form.field(path).unit) for path, figure in said.items()
    )
    if (span := check.together(of, other)) is None:
        why = Message(
            "{field} is not above zero, so there is no share",
            field=application.form.label(check.other),
        )
        return Stated((), missing=(check.other,), why=why)
    if span.is_exact:
        return Stated((OneYear(span.low.value, None),))
    drawn = " / ".join(str(_shown(figure)) for figure in said.values())
    return Stated((OneYear(Approximate(span.low.value, "", drawn), span),))


def _shown(figure: Amount) -> str:
    return figure.text if isinstance(figure, Approximate) else plain(figure)


def _rows(check: CountOf, application: Application, checks: FormChecks) -> Stated:
    """Count rows; blank cells matter only where they could bring the count over a limit."""
    held = counted(check, value(application, check.table), checks, application.form)
    if not held:
        return Stated(())
    sure, possible = (Decimal(sum(each >= least for each in held)) for least in (PASSES, EITHER))
    if sure == possible:
        return Stated((OneYear(sure, None),))
    span = Span(End(sure), End(possible))
    between = OneYear(Approximate(sure, "", f"{plain(sure)}-{plain(possible)}"), span)
    if between.held(check) is not EITHER:
        return Stated((between,))
    blank = Listing(number for number, each in enumerate(held, 1) if each is EITHER)
    return Stated((), why=Message("whether they count is not said by the rows {rows}", rows=blank))


def last_years(check: Figure, application: Application) -> tuple[int, ...]:
    """List the years that count: they end with the latest that the rows or the results name.

    None where the form names no year at all.
    """
    rows, _, _ = check.field.rpartition(".")
    named = [row.year for row in value(application, rows)] + _year_of_results(application)
    known = [year for year in named if year is not None]
    return tuple(range(max(known) - check.years + 1, max(known) + 1)) if known else ()


def _year_of_results(application: Application) -> list[int | None]:
    path = application.form.year_of_results
    return [value(application, path)] if path else []


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
