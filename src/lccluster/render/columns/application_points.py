"""Each application's open points, one row each, as the third sheet of the 汇总表 lists them."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.results import ConditionResult
from lccluster.errors import Problem, Severity
from lccluster.form.form import Form
from lccluster.form.keys import label_of
from lccluster.render.office_words import days_in_words
from lccluster.render.table import Cell, Column
from lccluster.vocabulary import Outcome

POINTS = (
    Column("推荐单位", widest=12),
    Column("集群名称", widest=44),
    Column("类别", widest=8),
    Column("条款", widest=18),
    Column("事项", widest=18),
    Column("情况", widest=12),
    Column("说明", widest=60),
)
Point = tuple[Cell, ...]


def points(assessment: Assessment) -> Iterator[Point]:
    """List conditions, materials and statements that are open; of an application without any, nothing.

    Of a form that fails nobody has to judge anything more (`idle`).
    """
    place = (assessment.county, assessment.application.cluster_name)
    for *head, said in (*_conditions(assessment), *_materials(assessment), *_problems(assessment)):
        yield (*place, *head, days_in_words(str(said)))


def failed_file(file: str, problem: Problem, form: Form | None) -> Point:
    """Draw why a file could not be used."""
    line = f"第{problem.line}行" if problem.line else ""
    field = label_of(form, problem.field) if form and problem.field else problem.field
    where = "，".join(filter(None, (line, field)))
    said = f"{where}：{problem.sentence}" if where else problem.sentence
    return (None, file, "文件", None, None, "无法核对", said)


def idle(assessment: Assessment) -> list[ConditionResult]:
    """List what people would judge of a form that fails: whatever they find, it fails."""
    judged = [each for each in assessment.conditions if each.outcome is Outcome.FOR_JUDGEMENT]
    return judged if assessment.failed else []


def _conditions(assessment: Assessment) -> Iterator[Point]:
    left_out = idle(assessment)
    for each in assessment.conditions:
        if each.outcome is not Outcome.MET and each not in left_out:
            words = (each.rule.article.chinese, each.rule.label.zh, str(each.words))
            yield ("条件", *words, str(each.reason))


def _materials(assessment: Assessment) -> Iterator[Point]:
    for each in assessment.materials:
        if not each.holds:
            words = (each.rule.article.chinese, each.rule.label.zh, str(each.outcome.words))
            yield ("材料", *words, str(each.reason))


def _problems(assessment: Assessment) -> Iterator[Point]:
    for each in assessment.problems:
        state = "自相矛盾" if each.severity is Severity.ERROR else "存疑"
        yield (
            "填报",
            None,
            each.field and label_of(assessment.application.form, each.field),
            state,
            each.sentence,
        )
