"""What a form states in a field: the numbers it allows, and how it is drawn in a sentence."""

from __future__ import annotations

from lccluster.eligibility.values import value
from lccluster.form.application import Application
from lccluster.form.fields import field
from lccluster.quantities import Quantity, Span
from lccluster.rulebook.form_checks import FormChecks


def allowed(path: str, form: Application, checks: FormChecks) -> Span | None:
    """Give the numbers that a figure of the form allows; None where it is blank."""
    found = value(form, path)
    return None if found is None else checks.span(found, field(path).unit)


def label(path: str) -> object:
    """Give the label of a field."""
    return field(path).label


def drawn(path: str, form: Application) -> object:
    """Draw a figure as the form states it."""
    stated, unit = value(form, path), field(path).unit
    return Quantity(stated, unit) if unit else stated
