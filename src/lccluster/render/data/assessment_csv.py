"""Assessments as CSV: one row an application, the figures as figures, one column a condition."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.eligibility.assessment import Assessment
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.fields import cells, first, on_screen
from lccluster.render.table import Cell

LISTED = first(on_screen(APPLICATIONS), "cluster")


def head(assessment: Assessment) -> list[Cell]:
    """Give the heads; the conditions are those of the rulebook."""
    figures = [
        Message("{label} ({unit})", label=each.rule.label, unit=each.unit.words)
        for each in assessment.conditions
        if each.unit
    ]
    outcomes: list[Cell] = [each.rule.label for each in assessment.conditions]
    heads = [each.screen for each in LISTED]
    return [Message("file"), *_beside_the_verdict(heads, [*figures, *outcomes])]


def row(file: str, assessment: Assessment) -> list[Cell]:
    """Give one application."""
    figures = [each.value for each in assessment.conditions if isinstance(each.unit, Unit)]
    outcomes = [each.words for each in assessment.conditions]
    return [file, *_beside_the_verdict(cells(LISTED, assessment), [*figures, *outcomes])]


def _beside_the_verdict(listed: Sequence[Cell], conditions: Sequence[Cell]) -> list[Cell]:
    """Put the conditions behind the verdict that they make."""
    at = 1 + [each.key for each in LISTED].index("verdict")
    return [*listed[:at], *conditions, *listed[at:]]
