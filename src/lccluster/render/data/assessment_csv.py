"""Assessments as CSV: one row an application, the figures as figures, one column a condition."""

from __future__ import annotations

from lccluster.eligibility.assessment import Assessment
from lccluster.errors import Severity
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.render.screen.assessment import open_points
from lccluster.render.table import Cell


def head(assessment: Assessment) -> list[Cell]:
    """Give the heads; the conditions are those of the rulebook."""
    fixed = [
        Message("file"),
        Message("cluster"),
        Message("office"),
        Message("applicant"),
        Message("day that decides"),
        Message("rulebook"),
        Message("verdict"),
    ]
    figures = [
        Message("{label} ({unit})", label=each.rule.label, unit=each.unit.words)
        for each in assessment.conditions
        if each.unit
    ]
    outcomes: list[Cell] = [each.rule.label for each in assessment.conditions]
    return [*fixed, *figures, *outcomes, Message("contradictions"), Message("open or failed")]


def row(file: str, assessment: Assessment) -> list[Cell]:
    """Give one application."""
    form = assessment.application
    errors = sum(each.severity is Severity.ERROR for each in assessment.problems)
    return [
        file,
        form.cluster.name,
        assessment.county,
        form.applicant,
        assessment.on,
        assessment.rulebook.id,
        assessment.verdict.words,
        *[each.value for each in assessment.conditions if isinstance(each.unit, Unit)],
        *[each.words for each in assessment.conditions],
        errors,
        open_points(assessment),
    ]
