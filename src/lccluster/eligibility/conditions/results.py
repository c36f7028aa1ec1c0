"""What became of one condition, as a value that every drawing starts from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lccluster.eligibility.conditions.figures import OneYear
from lccluster.eligibility.conditions.scores import ScoreResult
from lccluster.form.application import Material
from lccluster.form.form import Form
from lccluster.kept import KeptPieces
from lccluster.language import Message, parted
from lccluster.quantities import Amount, Quantity, Unit
from lccluster.rulebook.conditions import Condition, Element, Figure, Judgement
from lccluster.vocabulary import Outcome, Words

if TYPE_CHECKING:
    from lccluster.form.findings import Finding

CONTRADICTORY = Message("contradictory")
TICKED = "√"  # handed in, and in which file is not said
_ANSWERS = {"true": TICKED}  # as a file that is named in words may be answered, too


class Shown(Struct, frozen=True):
    """A figure of the form shown beside a judgement; it decides nothing."""

    field: str
    form: Form
    stated: Any

    @property
    def label(self) -> Words:
        """Give the label of the form."""
        return self.form.label(self.field)

    @property
    def value(self) -> str:
        """Draw it in the language that is spoken then."""
        return _drawn(self.stated, self.field, self.form)

    def __str__(self) -> str:
        return f"{self.label} {self.value}"


class ElementResult(Struct, frozen=True):
    """What was found on one element of a judgement; without a finding it is open."""

    element: Element
    finding: Finding | None = None

    @property
    def outcome(self) -> Outcome:
        """Give what was found."""
        return Outcome(str(self.finding.outcome)) if self.finding else Outcome.FOR_JUDGEMENT


class ConditionResult(Struct, frozen=True):
    """What became of a condition, by how much, and why.

    `bound` is the one held against: the relaxed one where officials granted a waiver with one.
    `margin` is negative for a shortfall. Both are in the rule's unit. For `at_least_each_year`
    `value` is that of the lowest year; for `any_of`, `figure` is the one that holds, else the one
    nearest to its bound. `findings` are all that stand on it, `finding` the one that decided it,
    where one did. `missing` names the blank fields that keep the condition open, `suspect`
    the stated ones that a contradiction of the form keeps from deciding it, `inexact` those that
    are approximate and may lie on either side. An approximate `value` has no margin.
    """

    rule: Condition
    outcome: Outcome
    reason: Message
    value: Amount | None = None
    bound: Decimal | None = None
    margin: Decimal | None = None
    unit: Unit | None = None
    finding: Finding | None = None
    findings: tuple[Finding, ...] = ()
    shown: tuple[Shown, ...] = ()
    figure: Figure | None = None
    missing: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()
    inexact: tuple[str, ...] = ()
    score: ScoreResult | None = None

    @property
    def elements(self) -> tuple[ElementResult, ...]:
        """Give what was found on each element, on it or on the whole: the last on either counts."""
        check = self.rule.check
        named = check.elements if isinstance(check, Judgement) else ()
        if not self.findings:
            return _OPEN.of(named, _open)
        return tuple(ElementResult(each, _last_on(each, self.findings)) for each in named)

    def decided_by(self, finding: Finding) -> bool:
        """Tell whether its outcome rests on a finding."""
        items = self.score.items if self.score else ()
        parts = (*(each.finding for each in self.elements), *(each.finding for each in items))
        return any(finding is each for each in (self.finding, *parts))

    @property
    def words(self) -> Message:
        """Say what became of it, in the language spoken; what is stated is not called a blank."""
        if self.missing or not (self.suspect or self.inexact):
            return self.outcome.words
        return CONTRADICTORY if self.suspect else Message("not exact")


def _open(named: Sequence[Element]) -> tuple[ElementResult, ...]:
    return tuple(ElementResult(each) for each in named)


_OPEN = KeptPieces[tuple[ElementResult, ...]](most=64)


def _last_on(element: Element, found: Sequence[Finding]) -> Finding | None:
    on_it = (each for each in reversed(found) if each.element in (None, element.id))
    return next(on_it, None)


def of_figure(
    rule: Condition,
    check: Figure,
    found: OneYear,
    outcome: Outcome,
    reason: Message,
    finding: Finding | None = None,
) -> ConditionResult:
    """Give what became of a condition by a figure that is stated, exact or not."""
    exact = found.figure if isinstance(found.figure, Decimal) else None
    limit = check.limit if exact is None else check.nearest(exact)
    return ConditionResult(
        rule,
        outcome,
        reason,
        found.figure,
        limit.bound,
        None if exact is None else limit.margin(exact),
        check.unit,
        finding,
        figure=check,
    )


def _drawn(stated: Any, path: str, form: Form) -> str:
    """Draw a figure, a text, the rows of a list, or the files of a material."""
    if isinstance(stated, tuple):
        return parted(_drawn_row(row, path, form) for row in stated)
    return _drawn_cell(stated, form.field(path).unit)


def _drawn_row(row: Any, path: str, form: Form) -> str:
    if isinstance(row, Material):
        return row.file or TICKED
    cells = form.group_by_id[path].fields
    drawn = ((getattr(row, each.name), each.unit) for each in cells)
    return " ".join(_drawn_cell(stated, unit) for stated, unit in drawn if stated is not None)


def _drawn_cell(stated: Any, unit: Unit | None) -> str:
    if isinstance(stated, bool):
        return str(Message("yes") if stated else Message("no"))
    return str(Quantity(stated, unit)) if unit else _ANSWERS.get(stated, str(stated))
