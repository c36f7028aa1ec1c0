"""A question for people: what they found, else what the form says on it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lccluster.eligibility.results import ConditionResult, Shown
from lccluster.eligibility.values import value
from lccluster.form.application import Application
from lccluster.form.findings import Finding
from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import Condition, Judgement
from lccluster.vocabulary import Outcome


def judged(
    rule: Condition, check: Judgement, application: Application, finding: Finding | None
) -> ConditionResult:
    """Give what officials found; without a finding the question stays open."""
    shown = _shown(check, application)
    if finding is not None:
        reason = Message(
            "Found by {by}, {office}: {reason}",
            by=finding.by,
            office=finding.office,
            reason=finding.reason,
        )
        outcome = Outcome(str(finding.outcome))
        return ConditionResult(rule, outcome, reason, finding=finding, shown=shown)
    reason = (
        Message("on the form: {shown}", shown=Listing(shown))
        if shown
        else Message("the form says nothing on it")
    )
    return ConditionResult(rule, Outcome.FOR_JUDGEMENT, reason, shown=shown)


def with_findings(result: ConditionResult, found: Sequence[Finding]) -> ConditionResult:
    """Keep every finding on a condition, and say in its reason those that did not decide it."""
    others = [_told(each) for each in found if each is not result.finding]
    reason = (
        Message("{reason}; also found: {others}", reason=result.reason, others=Listing(others))
        if others
        else result.reason
    )
    return replace(result, reason=reason, findings=tuple(found))


def _told(finding: Finding) -> Message:
    return Message(
        "{answer} ({by}, {office}: {reason})",
        answer=ANSWERS[str(finding.waiver or finding.outcome)],
        by=finding.by,
        office=finding.office,
        reason=finding.reason,
    )


ANSWERS = {
    "met": Outcome.MET.words,
    "not_met": Outcome.NOT_MET.words,
    "granted": Message("granted"),
    "refused": Message("refused"),
}


def _shown(check: Judgement, application: Application) -> tuple[Shown, ...]:
    found = [(path, value(application, path)) for path in check.shows]
    return tuple(
        [
            Shown(path, stated)
            for path, stated in found
            if stated is not None and (stated or not isinstance(stated, tuple))
        ]
    )
