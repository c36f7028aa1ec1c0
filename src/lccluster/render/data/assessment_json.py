"""An assessment as the contract's JSON: measured quantities are decimal strings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions import ConditionResult
from lccluster.eligibility.scores import ScoreResult
from lccluster.errors import Problem
from lccluster.quantities import Amount, Approximate, plain
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.fields import data, first
from lccluster.render.data.form_json import form, side
from lccluster.rulebook.form_checks import FormChecks

if TYPE_CHECKING:
    from lccluster.form.findings import Finding

_COLUMNS = first(APPLICATIONS, "cluster")


def assessment(file: str, made: Assessment, receipt: Mapping[str, object]) -> dict[str, Any]:
    """Give one assessment."""
    return {
        "file": file,
        **data(_COLUMNS, made),
        **({"score": _score(made.score)} if made.score else {}),
        "conditions": [_condition(result, made.rulebook.form_checks) for result in made.conditions],
        "materials": [
            {
                "id": each.rule.id,
                "article": each.rule.article.chinese,
                "outcome": each.outcome.value,
                "optional": each.rule.optional,
                "reason": str(each.reason),
            }
            for each in made.materials
        ],
        "problems": [_problem(each) for each in made.problems],
        "next_steps": [
            {
                "needs": step.needs.value,
                "of": step.of,
                "can_change": [each.value for each in step.can_change],
                "message": str(step.message),
            }
            for step in made.next_steps
        ],
        "form": form(made.application, made.rulebook.form_checks),
        "receipt": dict(receipt),
    }


def failure(problem: Problem) -> dict[str, Any]:
    """Give one problem of an input that cannot be used."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "cell": _cell(problem),
        "code": problem.code,
        "field": problem.field,
        "message": str(problem.message),
        "hint": str(problem.hint) if problem.hint else None,
    }


def _condition(result: ConditionResult, checks: FormChecks) -> dict[str, Any]:
    return {
        "id": result.rule.id,
        "article": result.rule.article.chinese,
        "kind": result.rule.check.kind,
        "outcome": result.outcome.value,
        "value": _exact(result.value),
        "approximate": _side(result, checks),
        "bound": _exact(result.bound),
        "unit": result.unit.value if result.unit else None,
        "margin": _exact(result.margin),
        "shows": {each.field: each.value for each in result.shown},
        "reason": str(result.reason),
        "findings": [_finding(each, result) for each in result.findings],
        **_beside(result),
    }


def _score(made: ScoreResult) -> dict[str, Any]:
    """Give the points with those of every item; None while one is open."""
    return {
        "value": _exact(made.value),
        "grade": made.grade.id if made.grade else None,
        "items": [
            {"id": each.item.id, "weight": plain(each.item.weight), "points": _exact(each.points)}
            for each in made.items
        ],
    }


def _beside(result: ConditionResult) -> dict[str, Any]:
    """Give what only some conditions have: the elements of a judgement, a bar with its ground."""
    rule, said = result.rule, dict[str, Any]()
    if result.elements:
        said["elements"] = [
            {"id": each.element.id, "outcome": each.outcome.value} for each in result.elements
        ]
    if rule.bar:
        said |= {"bar": True, "ground": rule.ground}
    return said


def _finding(found: Finding, result: ConditionResult) -> dict[str, Any]:
    """Give one finding; `decides` marks the one that the outcome rests on."""
    return {
        **({"element": found.element} if found.element else {}),
        **({"points": _exact(found.points)} if found.points is not None else {}),
        "outcome": found.waiver or found.outcome,
        "bound": _exact(found.bound),
        "by": found.by,
        "office": found.office,
        "on": None if found.on is None else found.on.isoformat(),
        "reason": found.reason,
        "decides": result.decided_by(found),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "field": problem.field,
        "line": problem.line,
        "cell": _cell(problem),
        "message": problem.sentence,
    }


def _cell(problem: Problem) -> str | None:
    return None if problem.cell is None else str(problem.cell)


def _exact(value: Amount | None) -> str | None:
    """Draw a figure; `approximate` says of one that is not exact on which side of it the exact lies."""
    if isinstance(value, Approximate):
        return plain(value.number)
    return None if value is None else plain(value)


def _side(result: ConditionResult, checks: FormChecks) -> str | None:
    return side(result.value, checks) if isinstance(result.value, Approximate) else None
