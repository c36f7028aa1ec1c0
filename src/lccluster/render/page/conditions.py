"""The conditions of one application on a page: outcome, reason, and a bar for each figure."""

from __future__ import annotations

from msgspec import Struct

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.scores import ScoreResult
from lccluster.form.form import Form
from lccluster.language import Message
from lccluster.render.page.bars import Bar, bar_of, bar_of_score
from lccluster.render.page.page import clean
from lccluster.render.words import signed_condition
from lccluster.vocabulary import Outcome

OUTCOMES = {
    Outcome.MET: "good",
    Outcome.NOT_MET: "bad",
    Outcome.UNSTATED: "open",
    Outcome.FOR_JUDGEMENT: "open",
}


class ConditionLine(Struct, frozen=True):
    """One condition on the page; a figure has a bar."""

    label: str
    article: str
    outcome: str
    tone: str
    reason: str
    bar: Bar | None


def condition_lines(assessment: Assessment) -> tuple[ConditionLine, ...]:
    """Draw every condition, and a score that stands beside them."""
    beside = _beside(assessment.score)
    form = assessment.application.form
    lines = (_condition(each, form) for each in assessment.conditions)
    return (*lines, *([beside] if beside else ()))


def _condition(result: ConditionResult, form: Form) -> ConditionLine:
    return ConditionLine(
        clean(result.rule.label),
        str(result.rule.article),
        signed_condition(result),
        OUTCOMES[result.outcome],
        clean(result.reason),
        bar_of(result, form),
    )


def _beside(score: ScoreResult | None) -> ConditionLine | None:
    """Draw a score that has no part in the verdict, with its grade in the place of an outcome."""
    if score is None or score.check.decides:
        return None
    return ConditionLine(
        clean(score.rule.label),
        str(score.rule.article),
        clean(score.grade.label if score.grade else Outcome.FOR_JUDGEMENT.words),
        "plain" if score.grade else "open",
        clean(Message("{score}; it has no part in the verdict", score=score.reason)),
        bar_of_score(score),
    )
