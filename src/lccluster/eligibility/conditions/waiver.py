"""A figure that falls short: the claim that opens a waiver (第四条第二款), and what officials decided. The program never grants one."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lccluster.eligibility.conditions.figures import OneYear, Stated
from lccluster.eligibility.conditions.reasons import compared
from lccluster.eligibility.conditions.results import ConditionResult, of_figure
from lccluster.eligibility.conditions.trees import ReadForm
from lccluster.form.application import Application
from lccluster.form.values import value
from lccluster.language import Message
from lccluster.quantities import Quantity
from lccluster.rulebook.conditions import Condition, Figure, Held, RankClaim
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome

if TYPE_CHECKING:
    from lccluster.form.findings import Finding


class Claim(Enum):
    """Whether a shortfall in a condition could be relaxed."""

    IMPOSSIBLE = "the condition may not be relaxed"
    NOT_MADE = "the form claims no leading place"
    MADE = "the form claims a leading place"
    NOT_NEEDED = "the bound holds as a rule only"


def claim(rule: Condition, application: Application, book: Rulebook) -> Claim:
    """Tell whether the form claims the leading place that the condition's waiver asks for."""
    waiver = book.waiver(rule)
    if waiver is None:
        return Claim.IMPOSSIBLE
    if waiver.without_claim:
        return Claim.NOT_NEEDED
    for path in waiver.claimed_by_yes:
        if value(application, path):
            return Claim.MADE
    for each in waiver.claimed_by_rank:
        if _ranked(each, application):
            return Claim.MADE
    return Claim.NOT_MADE


def _ranked(claimed: RankClaim, application: Application) -> bool:
    rank = value(application, claimed.field)
    return rank is not None and claimed.made_by(rank)


def short(
    rule: Condition, check: Figure, found: Stated, form: ReadForm, finding: Finding | None
) -> ConditionResult:
    """Decide by a figure that falls short, which a waiver may relax."""
    deciding, claimed = found.deciding(check), claim(rule, form.application, form.book)
    shortfall = compared(check, deciding)
    if claimed is Claim.IMPOSSIBLE:
        return of_figure(rule, check, deciding, Outcome.NOT_MET, shortfall)
    if claimed is Claim.NOT_MADE:
        reason = Message(
            "{shortfall}; no leading place in the trade is claimed that could relax it",
            shortfall=shortfall,
        )
        return of_figure(rule, check, deciding, Outcome.NOT_MET, reason)
    if finding is None:
        reason = _open(shortfall, claimed)
        return of_figure(rule, check, deciding, Outcome.FOR_JUDGEMENT, reason)
    return _decided(rule, check, found, form, finding)


def _open(shortfall: Message, claimed: Claim) -> Message:
    if claimed is Claim.NOT_NEEDED:
        return Message(
            "{shortfall}; the bound holds as a rule only: people decide on an exception",
            shortfall=shortfall,
        )
    return Message(
        "{shortfall}; a leading place in the trade is claimed: people decide on a waiver",
        shortfall=shortfall,
    )


def _decided(
    rule: Condition, check: Figure, found: Stated, form: ReadForm, finding: Finding
) -> ConditionResult:
    """Apply the waiver that officials granted or refused; without a bound it lifts the condition.

    A refused one changes nothing: the figure is held against the rule's own bound.
    """
    who = {"by": finding.by, "office": finding.office, "reason": finding.reason}
    deciding = found.deciding(check)
    if finding.waiver == "refused":
        reason = Message(
            "waiver refused by {by}, {office}: {reason}; {shortfall}",
            **who,
            shortfall=compared(check, deciding),
        )
        return of_figure(rule, check, deciding, Outcome.NOT_MET, reason, finding)
    if finding.bound is None:
        reason = Message("waiver granted by {by}, {office}: {reason}", **who)
        return of_figure(rule, check, deciding, Outcome.MET, reason, finding)
    return _relaxed(rule, check.relaxed(finding.bound), form, finding)


def _relaxed(rule: Condition, check: Figure, form: ReadForm, finding: Finding) -> ConditionResult:
    deciding = form.read(check).deciding(check)
    lies = deciding.held(check)
    if lies is Held.EITHER:
        return inexact(rule, check, deciding)
    reason = Message(
        "relaxed to {bound} by {by}, {office}: {reason}; {held}",
        bound=Quantity(check.limit.bound, check.unit),
        by=finding.by,
        office=finding.office,
        reason=finding.reason,
        held=compared(check, deciding),
    )
    outcome = Outcome.MET if lies is Held.PASSES else Outcome.NOT_MET
    return of_figure(rule, check, deciding, outcome, reason, finding)


def inexact(rule: Condition, check: Figure, found: OneYear) -> ConditionResult:
    """Leave open what a figure decides that may lie on either side of the bound."""
    made = of_figure(rule, check, found, Outcome.UNSTATED, compared(check, found))
    return replace(made, inexact=check.fields)
