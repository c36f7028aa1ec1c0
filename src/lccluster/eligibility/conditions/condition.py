"""One condition of Article 4 held against one form."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lccluster.eligibility.conditions.figures import Stated
from lccluster.eligibility.conditions.judgements import judged, with_findings
from lccluster.eligibility.conditions.reasons import blank, compared, contradicted
from lccluster.eligibility.conditions.results import ConditionResult, Shown, of_figure
from lccluster.eligibility.conditions.scores import ScoreResult, scored
from lccluster.eligibility.conditions.together import of_tree
from lccluster.eligibility.conditions.trees import ReadForm, settled, weighed
from lccluster.eligibility.conditions.waiver import inexact, short
from lccluster.eligibility.findings import Answers
from lccluster.form.application import Application
from lccluster.form.values import value
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import By, Condition, Figure, Held, Judgement, Score, Tree
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome

if TYPE_CHECKING:
    from lccluster.form.findings import Finding

YES_NO = {True: Message("yes"), False: Message("no")}
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
    made = _judged(rule, application, book, found, suspects)
    if rule.bar and made.outcome is Outcome.NOT_MET:
        made = replace(made, reason=_barred(rule, book, made.reason))
    return with_findings(made, found) if found else made


def _barred(rule: Condition, book: Rulebook, reason: Message) -> Message:
    """Say that a bar alone rules an application out, and on which ground it ends a title."""
    ground = next((e for e in book.measure.grounds.revoke if e.id == rule.ground), None)
    if ground is None:
        return Message("{reason}; this alone rules it out", reason=reason)
    return Message(
        "{reason}; this alone rules it out, and is a ground to revoke ({article})",
        reason=reason,
        article=ground.article,
    )


def _judged(
    rule: Condition,
    application: Application,
    book: Rulebook,
    found: Sequence[Finding],
    suspects: Suspects,
) -> ConditionResult:
    match rule.check:
        case Judgement() as check:
            return judged(rule, check, application, found)
        case Score() as check:
            return _of_a_score(rule, scored(rule, check, application, found))
        case Tree() as check:
            form = ReadForm(application, book, suspects)
            return _of_figures(rule, check, form, found[-1] if found else None)
    raise NotImplementedError(rule.check)


def _of_a_score(rule: Condition, made: ScoreResult) -> ConditionResult:
    points, bound = made.value, made.check.asked.from_
    return ConditionResult(
        rule,
        made.outcome,
        made.reason,
        points,
        bound,
        None if points is None else made.check.margin(points),
        Unit.POINTS,
        missing=made.missing,
        score=made,
    )


def _of_figures(
    rule: Condition, check: Tree, form: ReadForm, finding: Finding | None
) -> ConditionResult:
    """Decide by a single figure, which a waiver may relax, or by several together."""
    chosen = settled(check, form)
    made = _of_the_chosen(rule, chosen, form, finding)
    if not isinstance(check, By) or (said := value(form.application, check.field)) is None:
        return made
    reason = Message(
        "{field} {said}: {reason}",
        field=form.application.form.label(check.field),
        said=YES_NO.get(said, said),
        reason=made.reason,
    )
    return replace(made, reason=reason)


def _of_the_chosen(
    rule: Condition, chosen: Tree, form: ReadForm, finding: Finding | None
) -> ConditionResult:
    if not isinstance(chosen, Figure):
        return of_tree(rule, weighed(chosen, form), form.application.form)
    if suspect := form.contradicted(chosen):
        return _contradicted(rule, chosen, form.read(chosen), suspect)
    return _of_a_figure(rule, chosen, form, finding)


def _of_a_figure(
    rule: Condition, check: Figure, form: ReadForm, finding: Finding | None
) -> ConditionResult:
    """Decide what is whole; of several years one that falls short decides, blank ones or not."""
    found = form.read(check)
    if not found.figures:
        return _blank(rule, check, found)
    made = _of_what_is_stated(rule, check, found, form, finding)
    return made if found.whole or made.outcome is Outcome.NOT_MET else _blank(rule, check, found)


def _of_what_is_stated(
    rule: Condition, check: Figure, found: Stated, form: ReadForm, finding: Finding | None
) -> ConditionResult:
    """Decide by the figure that decides; one that may lie on either side only where that is the same."""
    deciding = found.deciding(check)
    lies = deciding.held(check)
    if lies is Held.PASSES:
        return of_figure(rule, check, deciding, Outcome.MET, compared(check, deciding))
    made = short(rule, check, found, form, finding)
    if lies is Held.FAILS or made.outcome in (Outcome.MET, Outcome.UNSTATED):
        return made
    return inexact(rule, check, deciding)


def _contradicted(
    rule: Condition, check: Figure, found: Stated, suspect: tuple[str, ...]
) -> ConditionResult:
    if not found.figures:
        return replace(_blank(rule, check, found), suspect=suspect)
    made = of_figure(rule, check, found.deciding(check), Outcome.UNSTATED, contradicted())
    return replace(made, margin=None, suspect=suspect)


def _blank(rule: Condition, check: Figure, found: Stated) -> ConditionResult:
    return ConditionResult(
        rule,
        Outcome.UNSTATED,
        blank(found),
        bound=check.limit.bound,
        unit=check.unit,
        figure=check,
        missing=found.missing or check.fields,
    )
