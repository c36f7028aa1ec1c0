"""One condition of Article 4 held against one form."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from lccluster.eligibility.alternatives import any_of
from lccluster.eligibility.figures import Held, OneYear, Stated, stated
from lccluster.eligibility.findings import Answers
from lccluster.eligibility.judgements import judged, with_findings
from lccluster.eligibility.reasons import blank, compared, contradicted
from lccluster.eligibility.results import ConditionResult, Shown, of_figure
from lccluster.eligibility.waiver import Claim, claim
from lccluster.form.application import Application
from lccluster.form.findings import Finding
from lccluster.language import Message
from lccluster.quantities import Quantity
from lccluster.rulebook.conditions import AnyOf, Condition, Figure, Judgement
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome

__all__ = ["ConditionResult", "Shown", "judge"]
Suspects = AbstractSet[str]


def judge(
    rule: Condition,
    application: Application,
    book: Rulebook,
    answers: Answers,
    suspects: Suspects,
) -> ConditionResult:
    """Hold one condition against the form and what officials found; the last finding counts.

    A figure among the `suspects` (`form_checks.suspects`) decides nothing, passed or missed.
    """
    found = answers.get(rule.id, ())
    made = _judged(rule, application, book, found[-1] if found else None, suspects)
    return with_findings(made, found) if found else made


def _judged(
    rule: Condition,
    application: Application,
    book: Rulebook,
    finding: Finding | None,
    suspects: Suspects,
) -> ConditionResult:
    check = rule.check
    match check:
        case Judgement():
            return judged(rule, check, application, finding)
        case AnyOf():
            return any_of(rule, check, application, book.form_checks, suspects)
        case Figure() if check.field in suspects:
            return _contradicted(rule, check, stated(check, application, book.form_checks))
        case Figure():
            return _of_a_figure(rule, check, application, book, finding)
    raise NotImplementedError(check)


def _of_a_figure(
    rule: Condition,
    check: Figure,
    application: Application,
    book: Rulebook,
    finding: Finding | None,
) -> ConditionResult:
    """Decide what is whole; of several years one that falls short decides, blank ones or not."""
    found = stated(check, application, book.form_checks)
    if not found.figures:
        return _blank(rule, check, found)
    made = _of_what_is_stated(rule, check, found, application, book, finding)
    return made if found.whole or made.outcome is Outcome.NOT_MET else _blank(rule, check, found)


def _of_what_is_stated(
    rule: Condition,
    check: Figure,
    found: Stated,
    application: Application,
    book: Rulebook,
    finding: Finding | None,
) -> ConditionResult:
    """Decide by the figure that decides; one that may lie on either side only where that is the same."""
    deciding = found.deciding(check)
    lies = deciding.held(check)
    if lies is Held.PASSES:
        return of_figure(rule, check, deciding, Outcome.MET, compared(check, deciding))
    made = _short(rule, check, found, claim(rule, application, book), finding)
    if lies is Held.FAILS or made.outcome in (Outcome.MET, Outcome.UNSTATED):
        return made
    return _inexact(rule, check, deciding)


def _contradicted(rule: Condition, check: Figure, found: Stated) -> ConditionResult:
    made = of_figure(rule, check, found.deciding(check), Outcome.UNSTATED, contradicted())
    return replace(made, margin=None, suspect=(check.field,))


def _blank(rule: Condition, check: Figure, found: Stated) -> ConditionResult:
    return ConditionResult(
        rule,
        Outcome.UNSTATED,
        blank(found),
        bound=check.limit.bound,
        unit=check.unit,
        figure=check,
        missing=(check.field,),
    )


def _inexact(rule: Condition, check: Figure, found: OneYear) -> ConditionResult:
    made = of_figure(rule, check, found, Outcome.UNSTATED, compared(check, found))
    return replace(made, inexact=(check.field,))


def _short(
    rule: Condition, check: Figure, found: Stated, claimed: Claim, finding: Finding | None
) -> ConditionResult:
    deciding = found.deciding(check)
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
    return _decided(rule, check, found, finding)


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


def _decided(rule: Condition, check: Figure, found: Stated, finding: Finding) -> ConditionResult:
    """Apply the waiver that officials granted or refused; without a bound it lifts the condition.

    A refused one changes nothing: the figure is held against the rule's own bound.
    """
    who = {"by": finding.by, "office": finding.office, "reason": finding.reason}
    deciding = found.deciding(check)
    if finding.waiver == "refused":
        reason = Message(
            "Waiver refused by {by}, {office}: {reason}; {shortfall}",
            **who,
            shortfall=compared(check, deciding),
        )
        return of_figure(rule, check, deciding, Outcome.NOT_MET, reason, finding)
    if finding.bound is None:
        reason = Message("Waiver granted by {by}, {office}: {reason}", **who)
        return of_figure(rule, check, deciding, Outcome.MET, reason, finding)
    return _relaxed(rule, check.relaxed(finding.bound), found, finding)


def _relaxed(rule: Condition, check: Figure, found: Stated, finding: Finding) -> ConditionResult:
    deciding = found.deciding(check)
    lies = deciding.held(check)
    if lies is Held.EITHER:
        return _inexact(rule, check, deciding)
    reason = Message(
        "Relaxed to {bound} by {by}, {office}: {reason}; {held}",
        bound=Quantity(check.limit.bound, check.unit),
        by=finding.by,
        office=finding.office,
        reason=finding.reason,
        held=compared(check, deciding),
    )
    outcome = Outcome.MET if lies is Held.PASSES else Outcome.NOT_MET
    return of_figure(rule, check, deciding, outcome, reason, finding)
