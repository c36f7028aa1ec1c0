"""The verdict, first that fits, and the verdicts that can still be reached."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.materials import MaterialResult
from lccluster.errors import Problem
from lccluster.vocabulary import Outcome, Verdict

OPEN = (Outcome.UNSTATED, Outcome.FOR_JUDGEMENT)


def decide(
    conditions: Sequence[ConditionResult],
    materials: Sequence[MaterialResult],
    contradictions: Sequence[Problem],
    *,
    in_force: bool,
) -> Verdict:
    """Give the first verdict that fits: no rule, not eligible, incomplete, needs decision, eligible."""
    outcomes = {result.outcome for result in conditions}
    if not in_force:
        return Verdict.NO_RULE
    if Outcome.NOT_MET in outcomes:
        return Verdict.NOT_ELIGIBLE
    if Outcome.UNSTATED in outcomes or contradictions or not all(each.holds for each in materials):
        return Verdict.INCOMPLETE
    if Outcome.FOR_JUDGEMENT in outcomes:
        return Verdict.NEEDS_DECISION
    return Verdict.ELIGIBLE


def reachable(conditions: Sequence[ConditionResult], *, in_force: bool) -> tuple[Verdict, ...]:
    """List the final verdicts open once every blank, missing material and judgement is answered.

    A contradiction on a condition's figure leaves both open: the condition is `unstated` until the
    form is mended. A material that is still missing can only be supplied, so it never leads to
    `not_eligible`.
    """
    outcomes = {result.outcome for result in conditions}
    if not in_force:
        return ()
    if Outcome.NOT_MET in outcomes:
        return (Verdict.NOT_ELIGIBLE,)
    return (Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE) if outcomes & set(OPEN) else (Verdict.ELIGIBLE,)
