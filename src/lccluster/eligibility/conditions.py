"""One condition of Article 4 held against one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lccluster.eligibility.findings import Answers
from lccluster.eligibility.values import value
from lccluster.eligibility.waiver import Claim, claim
from lccluster.form.application import Application, Material, Product
from lccluster.form.fields import field
from lccluster.form.findings import Finding
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity, Unit
from lccluster.rulebook.conditions import AtLeast, Condition, Figure, Judgement
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome


@dataclass(frozen=True)
class Shown:
    """A figure of the form shown beside a judgement; it decides nothing."""

    field: str
    stated: Any

    def __str__(self) -> str:
        return f"{field(self.field).label} {self.value}"

    @property
    def value(self) -> str:
        """Draw a figure, a text, the products with their shares, or the files of a material."""
        if isinstance(self.stated, tuple):
            return "; ".join(map(_drawn_row, self.stated))
        unit = field(self.field).unit
        return str(Quantity(self.stated, unit)) if unit else str(self.stated)


@dataclass(frozen=True)
class ConditionResult:
    """What became of a condition, by how much, and why.

    `bound` is the one held against: the relaxed one where officials granted a waiver with one.
    `margin` is negative for a shortfall. Both are in the rule's unit.
    """

    rule: Condition
    outcome: Outcome
    reason: Message
    value: Decimal | None = None
    bound: Decimal | None = None
    margin: Decimal | None = None
    unit: Unit | None = None
    finding: Finding | None = None
    shown: tuple[Shown, ...] = ()


def judge(
    rule: Condition, application: Application, book: Rulebook, answers: Answers
) -> ConditionResult:
    """Hold one condition against the form and what officials found."""
    finding = answers.get(rule.id)
    if isinstance(rule.check, Judgement):
        return _judged(rule, _shown(rule.check, application), finding)
    stated: Decimal | None = value(application, rule.check.field)
    if stated is None:
        return _unstated(rule, rule.check)
    margin = rule.check.margin(stated, rule.check.bound)
    if margin >= 0:
        return _figure(
            rule, rule.check, stated, rule.check.bound, Outcome.MET, _passed(rule.check, margin)
        )
    return _short(rule, rule.check, stated, claim(rule, application, book), finding)


def _judged(rule: Condition, shown: tuple[Shown, ...], finding: Finding | None) -> ConditionResult:
    if finding is not None:
        reason = Message(
            "Found by {by}, {office}: {reason}",
            by=finding.by,
            office=finding.office,
            reason=finding.reason,
        )
        return ConditionResult(
            rule, Outcome(str(finding.outcome)), reason, finding=finding, shown=shown
        )
    reason = (
        Message("on the form: {shown}", shown=Listing(shown))
        if shown
        else Message("the form says nothing on it")
    )
    return ConditionResult(rule, Outcome.FOR_JUDGEMENT, reason, shown=shown)


def _shown(check: Judgement, application: Application) -> tuple[Shown, ...]:
    found = ((path, value(application, path)) for path in check.shows)
    return tuple(Shown(path, stated) for path, stated in found if not _is_blank(stated))


def _is_blank(stated: object) -> bool:
    return stated is None or (isinstance(stated, tuple) and not stated)


def _drawn_row(row: Product | Material) -> str:
    if isinstance(row, Material):
        return row.file or "√"
    share = row.provincial_market_share
    parts = (
        row.name,
        row.annual_output,
        None if share is None else str(Quantity(share, Unit.PERCENT)),
    )
    return " ".join(part for part in parts if part)


def _unstated(rule: Condition, check: Figure) -> ConditionResult:
    reason = Message("The form leaves it blank; a blank is not zero.")
    return ConditionResult(rule, Outcome.UNSTATED, reason, bound=check.bound, unit=check.unit)


def _short(
    rule: Condition, check: Figure, stated: Decimal, claimed: Claim, finding: Finding | None
) -> ConditionResult:
    shortfall = _shortfall(check, check.margin(stated, check.bound))
    if claimed is Claim.IMPOSSIBLE:
        return _figure(rule, check, stated, check.bound, Outcome.NOT_MET, shortfall)
    if claimed is Claim.NOT_MADE:
        reason = Message(
            "{shortfall}; no leading place in the trade is claimed that could relax it",
            shortfall=shortfall,
        )
        return _figure(rule, check, stated, check.bound, Outcome.NOT_MET, reason)
    if finding is None:
        reason = Message(
            "{shortfall}; a leading place in the trade is claimed: people decide on a waiver",
            shortfall=shortfall,
        )
        return _figure(rule, check, stated, check.bound, Outcome.FOR_JUDGEMENT, reason)
    return _decided(rule, check, stated, finding)


def _decided(rule: Condition, check: Figure, stated: Decimal, finding: Finding) -> ConditionResult:
    """Apply the waiver that officials granted or refused; without a bound it lifts the condition.

    A refused one changes nothing: the figure is held against the rule's own bound.
    """
    who = {"by": finding.by, "office": finding.office, "reason": finding.reason}
    if finding.waiver == "refused":
        shortfall = _shortfall(check, check.margin(stated, check.bound))
        reason = Message(
            "Waiver refused by {by}, {office}: {reason}; {shortfall}", **who, shortfall=shortfall
        )
        return _figure(rule, check, stated, check.bound, Outcome.NOT_MET, reason, finding)
    if finding.bound is None:
        reason = Message("Waiver granted by {by}, {office}: {reason}", **who)
        return _figure(rule, check, stated, check.bound, Outcome.MET, reason, finding)
    return _relaxed(rule, check, stated, finding.bound, finding, who)


def _relaxed(
    rule: Condition,
    check: Figure,
    stated: Decimal,
    bound: Decimal,
    finding: Finding,
    who: Mapping[str, object],
) -> ConditionResult:
    margin = check.margin(stated, bound)
    outcome = Outcome.MET if margin >= 0 else Outcome.NOT_MET
    held = _passed(check, margin) if margin >= 0 else _shortfall(check, margin)
    reason = Message(
        "Relaxed to {bound} by {by}, {office}: {reason}; {held}",
        bound=Quantity(bound, check.unit),
        **who,
        held=held,
    )
    return _figure(rule, check, stated, bound, outcome, reason, finding)


def _figure(
    rule: Condition,
    check: Figure,
    stated: Decimal,
    bound: Decimal,
    outcome: Outcome,
    reason: Message,
    finding: Finding | None = None,
) -> ConditionResult:
    margin = check.margin(stated, bound)
    return ConditionResult(rule, outcome, reason, stated, bound, margin, check.unit, finding)


def _passed(check: Figure, margin: Decimal) -> Message:
    amount = Quantity(margin, check.unit)
    if not margin:
        return Message("exactly at the bound, which is included")
    if isinstance(check, AtLeast):
        return Message("{amount} above the bound", amount=amount)
    return Message("{amount} below the bound", amount=amount)


def _shortfall(check: Figure, margin: Decimal) -> Message:
    amount = Quantity(-margin, check.unit)
    if isinstance(check, AtLeast):
        return Message("{amount} short of the bound", amount=amount)
    return Message("{amount} over the bound", amount=amount)
