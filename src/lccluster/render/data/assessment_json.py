"""An assessment as the contract's JSON: measured quantities are decimal strings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.results import ElementResult
from lccluster.eligibility.conditions.scores import ScoreResult
from lccluster.eligibility.materials import MaterialResult
from lccluster.eligibility.steps.next_steps import Step
from lccluster.errors import Problem
from lccluster.kept import KeptPieces
from lccluster.quantities import Amount, Approximate, plain
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.fields import as_data, data, first, picked, told
from lccluster.render.data.form_json import form, side
from lccluster.render.data.json_text import json_line
from lccluster.render.data.members import Member, between
from lccluster.rulebook.conditions import Condition
from lccluster.rulebook.form_checks import FormChecks

if TYPE_CHECKING:
    from lccluster.form.findings import Finding

# By these the law says what it makes of a form; they follow from the rulebook and the verdict alone.
_LAW = picked(APPLICATIONS, "rulebook", "for_reference", "verdict", "reachable")
_OWN = tuple(each for each in first(APPLICATIONS, "cluster") if each not in _LAW)


def assessment(file: str, made: Assessment, receipt: Mapping[str, object]) -> dict[str, Any]:
    """Give one assessment, as whoever reads its line gets it."""
    read: dict[str, Any] = json.loads(line(file, made, receipt, ascii_only=False))
    return read


def line(file: str, made: Assessment, receipt: Mapping[str, object], *, ascii_only: bool) -> bytes:
    """Draw one assessment on one line, in UTF-8."""
    return b"".join(pieces(file, made, receipt, ascii_only=ascii_only))


def pieces(
    file: str, made: Assessment, receipt: Mapping[str, object], *, ascii_only: bool
) -> list[bytes]:
    """Draw one assessment in the pieces of its line, most of which lines have in common."""
    return _LINES[ascii_only].pieces(file, made, receipt)


class _Lines:
    """Draws assessments, all with escapes or none; what several have in common is drawn once."""

    def __init__(self, *, ascii_only: bool) -> None:
        self._ascii_only = ascii_only
        self._items, self._members = KeptPieces[bytes](), KeptPieces[bytes]()
        self._around = KeptPieces[tuple[bytes, bytes]]()
        self._file = Member("file", self._text)
        self._own = [(Member(key, self._text), value) for key, value, _ in told(_OWN)]

    def pieces(self, file: str, made: Assessment, receipt: Mapping[str, object]) -> list[bytes]:
        """Draw one assessment; pieces that lines have in common are not copied into each."""
        checks, items = made.rulebook.form_checks, self._items
        law = (made.rulebook, made.in_force, made.verdict, *made.reachable)
        own = [self._file[file], *[member[value(made)] for member, value in self._own]]
        return [
            b"{%s, " % b", ".join(own),
            self._members.of_all(law, lambda _: self._text(data(_LAW, made))[1:-1]),
            *([b', "score": ', self._text(_score(made.score))] if made.score else []),
            b', "conditions": [',
            *between(items.each(made.conditions, partial(self._condition, checks))),
            b'], "materials": [',
            items.of_all(made.materials, self._materials),
            b'], "problems": [',
            items.of_all(made.problems, self._problems),
            b'], "next_steps": [',
            items.of_all(made.next_steps, self._steps),
            b'], "form": ',
            form(made.application, checks, ascii_only=self._ascii_only),
            b', "receipt": ',
            self._text(receipt) + b"}",
        ]

    def _condition(self, checks: FormChecks, result: ConditionResult) -> bytes:
        """Draw its rule, what it came to, why, and what only some have beside it."""
        rule, found, margin = result.rule, result.findings, result.margin
        said = (
            rule,
            checks,
            found,
            result.outcome,
            result.value,
            result.bound,
            result.unit,
            margin,
        )
        before, behind = self._around.of_all(said, lambda _: self._around_why(checks, result))
        return b"{%s, %s%s}" % (before, self._text(_why(result))[1:-1], behind)

    def _around_why(self, checks: FormChecks, result: ConditionResult) -> tuple[bytes, bytes]:
        beside = self._text(_beside(result.rule, result.elements))[1:-1]
        before = self._text(_rule(result.rule) | _measured(result, checks))[1:-1]
        return before, beside and b", " + beside

    def _materials(self, results: Sequence[MaterialResult]) -> bytes:
        return b", ".join(self._items.each(results, lambda each: self._text(_material(each))))

    def _problems(self, problems: Sequence[Problem]) -> bytes:
        return b", ".join(self._items.each(problems, lambda each: self._text(_problem(each))))

    def _steps(self, steps: Sequence[Step]) -> bytes:
        return b", ".join(self._items.each(steps, lambda each: self._text(_step(each))))

    def _text(self, said: Any) -> bytes:
        return json_line(as_data(said), ascii_only=self._ascii_only)


_LINES = {ascii_only: _Lines(ascii_only=ascii_only) for ascii_only in (False, True)}


def _material(result: MaterialResult) -> dict[str, Any]:
    return {
        "id": result.rule.id,
        "article": result.rule.article.chinese,
        "outcome": result.outcome.value,
        "optional": result.rule.optional,
        "reason": str(result.reason),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "needs": step.needs.value,
        "of": step.of,
        "can_change": [each.value for each in step.can_change],
        "message": step.sentence,
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


def _rule(rule: Condition) -> dict[str, Any]:
    return {"id": rule.id, "article": rule.article.chinese, "kind": rule.check.kind}


def _measured(result: ConditionResult, checks: FormChecks) -> dict[str, Any]:
    value = result.value
    return {
        "outcome": result.outcome.value,
        "value": _exact(value),
        "approximate": side(value, checks) if isinstance(value, Approximate) else None,
        "bound": _exact(result.bound),
        "unit": result.unit.value if result.unit else None,
        "margin": _exact(result.margin),
    }


def _why(result: ConditionResult) -> dict[str, Any]:
    return {
        "shows": {each.field: each.value for each in result.shown},
        "reason": str(result.reason),
        "findings": [_finding(each, result) for each in result.findings],
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


def _beside(rule: Condition, elements: Sequence[ElementResult]) -> dict[str, Any]:
    """Give what only some conditions have: the elements of a judgement, a bar with its ground."""
    judged = [{"id": each.element.id, "outcome": each.outcome.value} for each in elements]
    bar = {"bar": True, "ground": rule.ground} if rule.bar else {}
    return ({"elements": judged} if judged else {}) | bar


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
