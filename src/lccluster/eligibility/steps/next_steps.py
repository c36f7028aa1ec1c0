"""What is still to be done, what can change most first; what cannot matter is not asked for.

A form that fails, or that no rule covers, gets what would have to be different instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain

from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.waiver import Claim, claim
from lccluster.eligibility.form_checks import Contradicted, years_left_blank
from lccluster.eligibility.materials import MaterialResult
from lccluster.eligibility.remembered import Remembered
from lccluster.eligibility.steps.different import differences_needed
from lccluster.eligibility.steps.no_rule import without_a_rule
from lccluster.eligibility.steps.step import Need, Step
from lccluster.eligibility.verdict import OPEN
from lccluster.form.application import Application
from lccluster.form.form import Form
from lccluster.form.values import value
from lccluster.kept import KeptPieces
from lccluster.language import Listing, Message
from lccluster.quantities import names_nothing
from lccluster.rulebook.conditions import AnyOf, Condition, Judgement
from lccluster.rulebook.form_checks import FormChecks, YearOfFigures
from lccluster.rulebook.materials import RequiredMaterial
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome, Verdict

__all__ = ["Need", "Step", "steps"]
BOTH = (Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE)
ONWARD = (Verdict.ELIGIBLE,)
_ORDER = list(Need)


def steps(
    application: Application,
    book: Rulebook,
    conditions: Sequence[ConditionResult],
    materials: Sequence[MaterialResult],
    contradictions: Sequence[Contradicted],
    on: date,
) -> tuple[Step, ...]:
    """List the steps, ranked by how many verdicts they leave open, then by kind.

    Where nothing on the form can change the verdict any more: what would have to be different.
    """
    if not book.in_force(on):
        return tuple(without_a_rule(book, on))
    if lost := differences_needed(book, conditions):
        return tuple(lost)
    left = [each for each in conditions if each.outcome is not Outcome.MET]
    found = [
        *_open_conditions(left, application.form),
        *_evidence(application, book, left),
        *_corrections(contradictions, conditions),
        *_years(application, book),
        *_materials(materials),
    ]
    return _RANKED.of_all(found, _ranked)


def _ranked(found: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(sorted(found, key=lambda step: (-len(step.can_change), _ORDER.index(step.needs))))


_RANKED = KeptPieces[tuple[Step, ...]]()


# A result that many forms share asks the same of all of them.
_OF_CONDITION, _OF_MATERIAL = KeptPieces[tuple[Step, ...]](), KeptPieces[tuple[Step, ...]]()


def _open_conditions(left: Sequence[ConditionResult], form: Form) -> Iterator[Step]:
    asked = _OF_CONDITION.each(left, lambda result: tuple(_to_settle(result, form)))
    return chain.from_iterable(asked)


def _to_settle(result: ConditionResult, form: Form) -> Iterator[Step]:
    if result.outcome is Outcome.FOR_JUDGEMENT:
        yield _finding(result)
    else:
        yield from _figure(result, form)


def _figure(result: ConditionResult, form: Form) -> Iterator[Step]:
    said: dict[str, object] = {"label": result.rule.label, "article": result.rule.article}
    if len(result.missing) > 1 and not isinstance(result.rule.check, AnyOf):
        for path in result.missing:
            state = Message(
                "State {field} for {label} ({article}).", field=form.label(path), **said
            )
            yield Step(Need.FIGURE, path, BOTH, state)
    elif result.missing:
        state = Message("State {label} ({article}).", **said)
        yield Step(Need.FIGURE, result.missing[0], BOTH, state)
    elif result.inexact:
        exactly = Message("Write the exact figure of {label} ({article}).", **said)
        yield Step(Need.FIGURE, result.inexact[0], BOTH, exactly)


# A judgement on which nothing was found asks the same of every form.
_DECISIONS = KeptPieces[Step](most=64)


def _finding(result: ConditionResult) -> Step:
    rule = result.rule
    if isinstance(rule.check, Judgement):
        if result.findings:
            return _rest_of_it(result)
        return _DECISIONS.of_all((rule, rule.check), _decision)
    said: dict[str, object] = {"label": rule.label, "article": rule.article}
    if result.score:
        left = Listing(each.label for each in result.score.open_items)
        give = Message("Give points for {label} ({article}): {items}", **said, items=left)
        return Step(Need.FINDING, rule.id, BOTH, give)
    grant = Message(
        "Grant or refuse the waiver for {label} ({article}): {reason}.",
        **said,
        reason=result.reason,
    )
    return Step(Need.WAIVER, rule.id, BOTH, grant)


def _decision(judged: tuple[Condition, Judgement]) -> Step:
    """Ask the question."""
    rule, check = judged
    message = Message(
        "Decide on {label} ({article}): {asks}",
        label=rule.label,
        article=rule.article,
        asks=check.asks,
    )
    return Step(Need.FINDING, rule.id, BOTH, message)


def _rest_of_it(result: ConditionResult) -> Step:
    """Name the elements that are left of the question."""
    message = Message(
        "Decide on {label} ({article}), still open: {elements}",
        label=result.rule.label,
        article=result.rule.article,
        elements=Listing(each.element.label for each in result.elements if each.finding is None),
    )
    return Step(Need.FINDING, result.rule.id, BOTH, message)


def _evidence(
    application: Application, book: Rulebook, left: Sequence[ConditionResult]
) -> Iterator[Step]:
    """Ask for proof of a claimed rank, but only while a figure hangs on it."""
    asked = set()
    for result in [each for each in left if each.rule.waiver and each.outcome in OPEN]:
        waiver = book.waiver(result.rule)
        if (
            waiver is not None
            and waiver.id not in asked
            and waiver.evidence is not None
            and claim(result.rule, application, book) is Claim.MADE
            and names_nothing(value(application, waiver.evidence))
        ):
            asked.add(waiver.id)
            yield Step(
                Need.EVIDENCE,
                waiver.evidence,
                ONWARD,
                Message(
                    "Add proof of the place claimed in the trade ({article}).",
                    article=waiver.article,
                ),
            )


def _corrections(
    contradictions: Sequence[Contradicted], conditions: Sequence[ConditionResult]
) -> Iterator[Step]:
    """Ask for corrections; one that frees a condition's figure can still lead either way."""
    held_up = {path for result in conditions for path in result.suspect}
    for each in contradictions:
        yield Step(
            Need.CORRECTION,
            each.problem.field or "",
            BOTH if held_up & set(each.figures) else ONWARD,
            Message("Have the form corrected: {message}", message=each.problem.message),
        )


def _years(application: Application, book: Rulebook) -> Iterator[Step]:
    """Ask of which year the figures are, where the form does not say."""
    for check in _BLANK_YEARS.of(book.form_checks, _blank_years)(application):
        yield Step(
            Need.FIGURE,
            check.year,
            ONWARD,
            Message(
                "State of which year the figures are: {label} ({article}).",
                label=application.form.label(check.year),
                article=check.article,
            ),
        )


def _blank_years(checks: FormChecks) -> Remembered[list[YearOfFigures]]:
    return Remembered(partial(years_left_blank, checks=checks))


_BLANK_YEARS = KeptPieces[Remembered[list[YearOfFigures]]](most=16)


def _materials(materials: Sequence[MaterialResult]) -> Iterator[Step]:
    return chain.from_iterable(_OF_MATERIAL.each(materials, _to_obtain))


def _to_obtain(result: MaterialResult) -> tuple[Step, ...]:
    rule = result.rule
    if result.holds:
        return (Step(Need.COUNT, rule.id, ONWARD, _to_count(rule)),) if result.uncounted else ()
    message = Message(
        "Obtain {label} ({article}): {reason}.",
        label=rule.label,
        article=rule.article,
        reason=result.reason,
    )
    return (Step(Need.MATERIAL, rule.id, ONWARD, message),)


def _to_count(rule: RequiredMaterial) -> Message:
    return Message(
        "Have a person count {label} ({article}), at most {limit} characters, and state the count as “characters”.",
        label=rule.label,
        article=rule.article,
        limit=rule.most_characters,
    )
