"""An assessment as the contract's JSON: measured quantities are decimal strings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.scores import ScoreResult
from lccluster.eligibility.materials import MaterialResult
from lccluster.eligibility.steps.next_steps import Step
from lccluster.errors import Problem
from lccluster.kept import KeptPieces
from lccluster.quantities import Amount, Approximate, plain
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.fields import data, first
from lccluster.render.data.form_json import form, side
from lccluster.render.data.json_text import json_text
from lccluster.rulebook.form_checks import FormChecks

if TYPE_CHECKING:
    from lccluster.form.findings import Finding

_COLUMNS = first(APPLICATIONS, "cluster")


def assessment(file: str, made: Assessment, receipt: Mapping[str, object]) -> dict[str, Any]:
    """Give one assessment, as whoever reads its line gets it."""
    read: dict[str, Any] = json.loads(line(file, made, receipt, ascii_only=False))
    return read


def line(file: str, made: Assessment, receipt: Mapping[str, object], *, ascii_only: bool) -> str:
    """Draw one assessment on one line; what several applications have in common is drawn once."""
    head = json_text(_head(file, made), ascii_only=ascii_only)
    lists = [f'"{key}": [{_items(key, made, ascii_only)}]' for key in _LISTS]
    filled = form(made.application, made.rulebook.form_checks, ascii_only=ascii_only)
    end = f'"form": {filled}, "receipt": {json_text(receipt, ascii_only=ascii_only)}}}'
    return ", ".join([head[:-1], *lists, end])


def _items(key: str, made: Assessment, ascii_only: bool) -> str:
    how, kept = _LISTS[key], _DRAWN[ascii_only]

    def drawn(item: Any) -> str:
        return json_text(how(item, made), ascii_only=ascii_only)

    return ", ".join(kept.each(getattr(made, key), drawn))


_DRAWN = {ascii_only: KeptPieces[str]() for ascii_only in (False, True)}


def _head(file: str, made: Assessment) -> dict[str, Any]:
    score = {"score": _score(made.score)} if made.score else {}
    return {"file": file, **data(_COLUMNS, made), **score}


def _material(result: MaterialResult, _made: Assessment) -> dict[str, Any]:
    return {
        "id": result.rule.id,
        "article": result.rule.article.chinese,
        "outcome": result.outcome.value,
        "optional": result.rule.optional,
        "reason": str(result.reason),
    }


def _step(step: Step, _made: Assessment) -> dict[str, Any]:
    return {
        "needs": step.needs.value,
        "of": step.of,
        "can_change": [each.value for each in step.can_change],
        "message": str(step.message),
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


def _condition(result: ConditionResult, made: Assessment) -> dict[str, Any]:
    return {
        "id": result.rule.id,
        "article": result.rule.article.chinese,
        "kind": result.rule.check.kind,
        "outcome": result.outcome.value,
        "value": _exact(result.value),
        "approximate": _side(result, made.rulebook.form_checks),
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


def _problem(problem: Problem, _made: Assessment) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "field": problem.field,
        "line": problem.line,
        "cell": _cell(problem),
        "message": problem.sentence,
    }


_LISTS: dict[str, Callable[[Any, Assessment], dict[str, Any]]] = {
    "conditions": _condition,
    "materials": _material,
    "problems": _problem,
    "next_steps": _step,
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
