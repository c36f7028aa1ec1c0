"""Of which year are the figures? A blank year is a step to do, one out of reach a contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from lccluster.eligibility.form_checks.contradicted import Contradicted, contradicted
from lccluster.eligibility.form_checks.stated import label
from lccluster.form.application import Application
from lccluster.form.values import value, values
from lccluster.language import Message
from lccluster.rulebook.form_checks import FormChecks, YearOfFigures


def out_of_reach(check: YearOfFigures, form: Application, day: date) -> Iterator[Contradicted]:
    """Hold the years against that of the filing, or of the check where the form has no day."""
    filed = (value(form, check.filed) or day).year
    for year in _years(check, form):
        if message := _wrong(check, year, filed, form):
            yield contradicted(check, check.year, message, _stated(check, form))


def _wrong(check: YearOfFigures, year: int, filed: int, form: Application) -> Message | None:
    if check.reaches(year, filed):
        return None
    said = {"label": label(check.year, form), "year": year, "filed": filed}
    if year > filed:
        return Message("{label} {year} lies after {filed}, the year of the filing.", **said)
    return Message(
        "{label} {year} lies more than {count} years before {filed}, the year of the filing.",
        **said,
        count=check.years_back,
    )


def years_left_blank(form: Application, checks: FormChecks) -> list[YearOfFigures]:
    """List the checks whose year is blank although figures of it are stated."""
    asked = (each for each in checks.contradictions if isinstance(each, YearOfFigures))
    return [each for each in asked if not _years(each, form) and _stated(each, form)]


def _years(check: YearOfFigures, form: Application) -> list[int]:
    return [year for year in values(form, check.year) if year is not None]


def _stated(check: YearOfFigures, form: Application) -> tuple[str, ...]:
    return tuple(path for path in check.covers if any(_known(values(form, path))))


def _known(found: list[Any]) -> Iterator[bool]:
    return (each is not None for each in found)
