"""Cases of what people decide: each element of a judgement, the points of a score and its grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce
from typing import Literal

from lccluster.files.rules.case_files import Case, CaseFinding, Expected
from lccluster.form.form import Form
from lccluster.quantities import plain
from lccluster.rulebook.conditions import Condition, Judgement, Score, ScoreItem
from lccluster.usecases.rules.generated.written import Cells, cell, nested

Answer = Literal["met", "not_met"]
STEP, MOST, NONE = Decimal(1), Decimal(100), Decimal(0)


def of_judgement(rule: Condition, judgement: Judgement) -> Iterator[Case]:
    """Let every element be met, then each alone be not met, or open."""
    met: Mapping[str, Answer | None] = dict.fromkeys(
        [each.id for each in judgement.elements], "met"
    )
    if met:
        yield _answered(rule, "met", met, "met")
    for each in met:
        yield _answered(rule, f"{each} not_met", {**met, each: "not_met"}, "not_met")
        yield _answered(rule, f"{each} None", {**met, each: None}, "for_judgement")


def _answered(
    rule: Condition, name: str, answers: Mapping[str, Answer | None], outcome: str
) -> Case:
    return Case(
        name=f"{rule.id}: {name}",
        expect=Expected(conditions={rule.id: outcome}),
        judgements={rule.id: "open"},
        findings=tuple(
            CaseFinding(condition=rule.id, element=each, outcome=answer)
            for each, answer in answers.items()
            if answer
        ),
    )


def of_score(rule: Condition, score: Score, form: Form) -> Iterator[Case]:
    """Give the cases of a score, each with its points, its grade, and what the condition comes to."""
    for grade in score.grades:
        for points in (grade.from_ - STEP, grade.from_):
            if points >= 0:
                yield _case(rule, score, plain(points), dict.fromkeys(_ids(score), points), form)
    for item in score.items:
        alone = dict.fromkeys(_ids(score), NONE) | {item.id: MOST}
        yield _case(rule, score, f"{item.id} alone", alone, form)
        others = {each: MOST for each in _ids(score) if each != item.id}
        yield _case(rule, score, f"{item.id} None", others, form)


def _ids(score: Score) -> list[str]:
    return [each.id for each in score.items]


def _case(
    rule: Condition, score: Score, name: str, points: Mapping[str, Decimal], form: Form
) -> Case:
    cells: Cells = reduce(
        lambda made, each: {**made, **_stated(each, points.get(each.id), form)}, score.items, {}
    )
    found = tuple(
        CaseFinding(condition=rule.id, element=each.id, points=points[each.id])
        for each in score.items
        if each.asks and each.id in points
    )
    lowest = sum((points.get(each.id, NONE) * each.weight / MOST for each in score.items), NONE)
    highest = lowest + sum((each.weight for each in score.items if each.id not in points), NONE)
    expect = Expected(
        score=_drawn(score, lowest, highest), conditions=_held(rule, score, lowest, highest)
    )
    return Case(name=f"{rule.id}: {name}", expect=expect, form=nested(cells), findings=found)


def _stated(item: ScoreItem, points: Decimal | None, form: Form) -> Cells:
    if item.field is None:
        return {}
    return {item.field: None} if points is None else cell(form, item.field, points)


def _drawn(score: Score, lowest: Decimal, highest: Decimal) -> str:
    grades = {score.grade(points).id for points in (lowest, highest)}
    value = plain(lowest) if lowest == highest else "-"
    return f"{value} {grades.pop() if len(grades) == 1 else '-'}"


def _held(rule: Condition, score: Score, lowest: Decimal, highest: Decimal) -> dict[str, str]:
    """Say what the condition comes to, where a grade is asked for."""
    if score.at_least is None:
        return {}
    asked = next(each.from_ for each in score.grades if each.id == score.at_least)
    if lowest >= asked:
        return {rule.id: "met"}
    return {} if highest >= asked else {rule.id: "not_met"}
