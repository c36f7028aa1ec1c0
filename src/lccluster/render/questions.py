"""What people still have to decide on an application: each question with what the form says on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.results import ConditionResult
from lccluster.form.values import value
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity, is_yes_or_no, plain, read_yes_no
from lccluster.render.words import bound_of
from lccluster.rulebook.called import typed_alone
from lccluster.rulebook.conditions import Condition, Element, Judgement, ScoreItem, Tree
from lccluster.vocabulary import Outcome, Verdict, Words


class Question(Struct, frozen=True):
    """A judgement, an item of a score, or a waiver that is claimed; `offices` may answer it.

    `called` is what findings call its condition, `parts` its elements and items, `asks` the question, `stated` what the form says on it. No answer is of a day before `earliest`.
    An `item` is answered with points; `elements` are those that may still be answered one by one.
    """

    cluster: str
    rule: Condition
    called: str
    asks: Words | Message
    stated: Message
    offices: tuple[str, ...]
    earliest: date | None
    item: ScoreItem | None = None
    elements: tuple[Element, ...] = ()
    parts: Mapping[str, str] = {}

    @property
    def is_waiver(self) -> bool:
        """Tell whether a waiver is asked for, not a judgement."""
        return isinstance(self.rule.check, Tree)


def questions_on(assessment: Assessment) -> list[Question]:
    """List the questions, in the measure's order; none where nothing that people decide can help."""
    name = assessment.application.cluster_name
    if name is None or Verdict.ELIGIBLE not in assessment.reachable:
        return []
    waiting = (each for each in assessment.conditions if each.outcome is Outcome.FOR_JUDGEMENT)
    asked = [_question(name, assessment, each) for each in waiting if each.score is None]
    return [*asked, *_on_items(name, assessment)]


def _on_items(cluster: str, assessment: Assessment) -> Iterator[Question]:
    """Ask for the points of each item that is still without."""
    score, filed = assessment.score, assessment.application.filled_on
    for item in score.open_items if score else ():
        if score and item.asks:
            stated = Message("{weight} of 100 points", weight=plain(item.weight))
            offices, called = offices_for(assessment), _called(score.rule, assessment)
            yield Question(
                cluster,
                score.rule,
                called,
                item.asks,
                stated,
                offices,
                filed,
                item,
                parts=_parts(score.rule),
            )


def offices_for(assessment: Assessment) -> tuple[str, ...]:
    """Name the offices that may answer: the form's county and the city; all where it names none."""
    offices = assessment.rulebook.offices
    own = assessment.county
    counties = [each.name.zh for each in offices.counties]
    return (*([own] if own in counties else counties), offices.city.name.zh)


def _called(rule: Condition, assessment: Assessment) -> str:
    return typed_alone(rule, assessment.rulebook.conditions.conditions)


def _parts(rule: Condition) -> dict[str, str]:
    """Map the elements of a condition, or the items of a score, to what findings call them."""
    return {each.id: typed_alone(each, rule.check.parts) for each in rule.check.parts}


def _question(cluster: str, assessment: Assessment, result: ConditionResult) -> Question:
    check, filed = result.rule.check, assessment.application.filled_on
    offices, called = offices_for(assessment), _called(result.rule, assessment)
    if isinstance(check, Judgement):
        left = tuple(each.element for each in result.elements if each.finding is None)
        return Question(
            cluster,
            result.rule,
            called,
            check.asks,
            result.reason,
            offices,
            filed,
            elements=left,
            parts=_parts(result.rule),
        )
    asks, stated = _asks_to_relax(result), _claimed(assessment, result)
    return Question(cluster, result.rule, called, asks, stated, offices, filed)


def _asks_to_relax(result: ConditionResult) -> Message:
    return Message("may the bound {bound} be relaxed, and how far?", bound=bound_of(result))


def _claimed(assessment: Assessment, result: ConditionResult) -> Message:
    assert result.value is not None and result.unit is not None  # noqa: S101 - it fell short
    stated = Quantity(result.value, result.unit)
    claims = list(_claims(assessment, result.rule))
    if not claims:
        return Message("on the form: {stated}; {reason}", stated=stated, reason=result.reason)
    return Message(
        "on the form: {stated}, {claims}; {reason}",
        stated=stated,
        claims=Listing(claims),
        reason=result.reason,
    )


def _claims(assessment: Assessment, rule: Condition) -> Iterator[Message]:
    """Give what the form says of a leading place, evidence included; a rank has no unit."""
    waiver = assessment.rulebook.waiver(rule)
    if waiver is None:
        return
    evidence = (waiver.evidence,) if waiver.evidence else ()
    for path in (
        *(each.field for each in waiver.claimed_by_rank),
        *waiver.claimed_by_yes,
        *evidence,
    ):
        stated = value(assessment.application, path)
        if stated is not None:
            label = assessment.application.form.label(path)
            yield Message("{label} {stated}", label=label, stated=_drawn(stated))


def _drawn(stated: object) -> object:
    if isinstance(stated, str) and is_yes_or_no(stated):
        stated = read_yes_no(stated)
    if isinstance(stated, bool):
        return Message("yes") if stated else Message("no")
    return plain(stated) if isinstance(stated, Decimal) else stated
