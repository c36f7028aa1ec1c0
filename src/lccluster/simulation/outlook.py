"""Reported figures held against the conditions on figures: no rule of a measure, and no verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lccluster.eligibility import form_checks
from lccluster.eligibility.conditions.condition import judge
from lccluster.eligibility.conditions.judgements import listed
from lccluster.eligibility.conditions.results import ConditionResult
from lccluster.eligibility.form_checks import Contradicted
from lccluster.form.application import Application
from lccluster.form.parts import FormField
from lccluster.form.reported import Figures, OfYears, filled_with, read_figure, reportable
from lccluster.language import Message, Worded
from lccluster.register.figures import ReportedYear
from lccluster.register.rows import Row
from lccluster.rulebook.conditions import Condition, Figure, Tree
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome

YEARS = 3  # figures of so many years, one after another, show two years of change


class Shortness(Worded):
    """What reported figures come to; they never pass anything."""

    SHORT = "short", Message("falls short")
    OPEN = "open", Message("left open")
    HOLDS = "holds", Message("reaches the bound")
    NOTHING_REPORTED = "nothing_reported", Message("nothing reported")


class HeldFigures(Struct, frozen=True):
    """A condition, and what the last figures come to; `waiver`: one may be granted.

    What people judge, and what is blank, not exact or contradicted by other figures, is open. A waiver
    is no part of it: who might claim one no report says.
    """

    result: ConditionResult
    waiver: bool

    @property
    def shortness(self) -> Shortness:
        """Say what the figures come to."""
        outcome = self.result.outcome
        if outcome is Outcome.MET:
            return Shortness.HOLDS
        unsure = self.judged or outcome is Outcome.UNSTATED
        return Shortness.OPEN if unsure else Shortness.SHORT

    @property
    def judged(self) -> bool:
        """Say whether people judge it, and no figure decides it."""
        return not isinstance(self.result.rule.check, Tree)


def together(held: Sequence[HeldFigures]) -> Shortness:
    """Say what all conditions come to: the worst counts, and no figures are nothing reported."""
    order = list(Shortness)
    found = (each.shortness for each in held)
    return min(found, key=order.index, default=Shortness.NOTHING_REPORTED)


class Worsening(Struct, frozen=True):
    """A figure that came nearer to its bound, or further beyond it, in each of the last two years."""

    figure: Figure
    years: tuple[int, ...]
    values: tuple[Decimal, ...]


def held(reports: OfYears, book: Rulebook, conditions: Sequence[Condition]) -> list[HeldFigures]:
    """Hold the figures of the last report against conditions of a rulebook."""
    form = filled_with(book.form, reports)
    suspects = form_checks.suspects(contradicted(form, reports[-1][0], book))
    return [
        HeldFigures(_of_reports(judge(rule, form, book, {}, suspects)), rule.waiver is not None)
        for rule in conditions
    ]


def _of_reports(result: ConditionResult) -> ConditionResult:
    """Call what is shown beside a judgement by where it stands: in reports, and on no form."""
    if not result.shown:
        return result
    said = Message("in the annual reports: {shown}", shown=listed(result.shown))
    return replace(result, reason=said)


def contradicted(form: Application, year: int, book: Rulebook) -> list[Contradicted]:
    """List where the figures of a year contradict each other, whenever it is asked."""
    by_then = date(year + 1, 1, 1)  # their year is not too long ago for themselves
    return form_checks.contradictions(form, book.form_checks, by_then)


def on_figures(book: Rulebook) -> list[Condition]:
    """List the conditions that figures decide."""
    return [each for each in book.conditions.conditions if isinstance(each.check, Tree)]


def deciding(book: Rulebook) -> list[Condition]:
    """List every condition on which a verdict rests, those that people judge included."""
    return [each for each in book.conditions.conditions if each.check.decides]


def worsening(reports: OfYears, book: Rulebook) -> list[Worsening]:
    """Find figures that lie worse to their bounds year by year, three years running.

    Years between which one is missing, and figures that are not exact, say nothing.
    """
    last = [*reports[-YEARS:]]
    years = tuple(year for year, _ in last)
    if years != tuple(range(years[-1] - YEARS + 1, years[-1] + 1)):
        return []
    cells = reportable(book.form)
    found = []
    for figure in _single(book):
        read = [_exact(cells[figure.field], figures) for _, figures in last]
        values = tuple(each for each in read if each is not None)
        if len(values) == YEARS and _worse(figure, values):
            found.append(Worsening(figure, years, values))
    return found


def _single(book: Rulebook) -> list[Figure]:
    """List figures of one cell, each once, in the order of the conditions."""
    cells = reportable(book.form)
    leaves = (leaf for rule in on_figures(book) for leaf in rule.check.leaves)
    return [
        each
        for each in {leaf.formula: leaf for leaf in leaves}.values()
        if each.fields == (each.field,) and each.field in cells
    ]


def _exact(field: FormField, figures: Figures) -> Decimal | None:
    text = figures.get(field.key)
    found = read_figure(field, text) if text else None
    return found if isinstance(found, Decimal) else None


def _worse(figure: Figure, values: Sequence[Decimal]) -> bool:
    margins = [figure.margin(each) for each in values]
    return margins[0] > margins[1] > margins[2]


class TitleOutlook(Struct, frozen=True):
    """A standing title, the years of which it reported figures, and what the last ones come to."""

    row: Row
    years: Sequence[ReportedYear] = ()
    held: Sequence[HeldFigures] = ()
    worsening: Sequence[Worsening] = ()

    @property
    def last(self) -> ReportedYear | None:
        """Give the last year of which figures were reported."""
        return self.years[-1] if self.years else None

    @property
    def shortness(self) -> Shortness:
        """Say what all conditions come to."""
        return together(self.held)

    @property
    def of_figures(self) -> Shortness:
        """Say what the conditions on figures come to, whatever people have yet to judge.

        Where people judge all of them, figures that were reported leave them open.
        """
        return together([each for each in self.held if not each.judged] or self.held)


class Outlook(Struct, frozen=True):
    """What the last figures of the standing titles come to on a day, and against which rulebook."""

    book: Rulebook
    on: date
    titles: Sequence[TitleOutlook]

    @property
    def judged(self) -> bool:
        """Say whether conditions that people judge stand among them."""
        return any(one.judged for each in self.titles for one in each.held)

    @property
    def lines(self) -> list[OutlookLine]:
        """Give a line for each condition of each title; one for a title that reported nothing."""
        lines = []
        for each in self.titles:
            of_title: Sequence[HeldFigures | None] = each.held or [None]
            lines += [OutlookLine(self.book, each, one) for one in of_title]
        return lines


class OutlookLine(Struct, frozen=True):
    """What the last figures of a title come to by one condition; by none where there are no figures."""

    book: Rulebook
    title: TitleOutlook
    held: HeldFigures | None

    @property
    def shortness(self) -> Shortness:
        """Say what they come to."""
        return self.held.shortness if self.held else Shortness.NOTHING_REPORTED

    @property
    def result(self) -> ConditionResult | None:
        """Give what became of the condition."""
        return self.held.result if self.held else None

    @property
    def worsening(self) -> list[Worsening]:
        """List its figures that lie worse to their bounds year by year."""
        leaves = self.held.result.rule.check.leaves if self.held else ()
        formulas = {each.formula for each in leaves}
        return [each for each in self.title.worsening if each.figure.formula in formulas]
