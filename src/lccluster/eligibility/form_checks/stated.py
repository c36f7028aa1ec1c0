"""What a form states in a field: the numbers it allows, and how it is drawn in a sentence."""

from __future__ import annotations

from lccluster.form.application import Application
from lccluster.form.values import value
from lccluster.quantities import Quantity, Span
from lccluster.rulebook.form_checks import FormChecks


def allowed(path: str, form: Application, checks: FormChecks) -> Span | None:
    """Give the numbers that a figure of the form allows; None where it is blank."""
    found = value(form, path)
    return None if found is None else checks.span(found, form.form.field(path).unit)


def label(path: str, form: Application) -> object:
    """Give the label of a field."""
    return form.form.label(path)


def drawn(path: str, form: Application) -> object:
    """Draw a figure as the form states it."""
    stated, unit = value(form, path), form.form.field(path).unit
    return Quantity(stated, unit) if unit else stated
