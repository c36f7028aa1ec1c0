"""Figures of a form that a report on a year may carry, by their keys, as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lccluster.form.form import Form
from lccluster.form.parts import FormField
from lccluster.form.values import value
from lccluster.quantities import Amount, Approximate, plain

if TYPE_CHECKING:
    from lccluster.form.application import Application

Figures = Mapping[str, str]  # as written, by the keys of the form
OfYears = Sequence[tuple[int, Figures]]  # the oldest first


def reportable(form: Form) -> dict[str, FormField]:
    """Map the cells whose figures a report may carry: one a form, or one of each year.

    What stands in other rows of a list (a product's share) is many figures, and none of a year.
    """
    groups = (group for group in form.groups if not group.rows or group.year)
    return {each.key: each for group in groups for each in group.fields if each.unit}


def read_figure(field: FormField, text: str) -> Amount | None:
    """Read a figure as a cell of the form is read; raises QuantityError."""
    from lccluster.form.cells import cell_of

    found: Any = cell_of(field).read(text)
    return found  # type: ignore[no-any-return]


def taken_from(application: Application, year: int) -> dict[str, str]:
    """Take from a filled form the figures that it states; of rows by year those of that year."""
    found: dict[str, str] = {}
    for group in application.form.groups:
        if group.rows and not group.year:
            continue
        for field in group.fields:
            if field.unit and (stated := _stated(application, group.id, group.rows, field, year)):
                found[field.key] = stated
    return found


def _stated(
    application: Application, group: str, rows: bool, field: FormField, year: int
) -> str | None:
    if not rows:
        return written(value(application, field.key))
    above = application.form.group_by_id[group].year
    of_year = (
        each
        for each in value(application, group)
        if above is not None and getattr(each, above.name) == year
    )
    return next((written(getattr(each, field.name)) for each in of_year), None)


def written(stated: Amount | None) -> str | None:
    """Draw a figure so that it reads as the same one again."""
    if isinstance(stated, Approximate):
        return stated.text
    return plain(stated) if isinstance(stated, Decimal) else None


def filled_with(form: Form, reports: OfYears) -> Application:
    """Fill a form with the figures of the last report; rows by year are those of all reports.

    Raises ValueError for a figure that cannot be read.
    """
    from lccluster.form.application import model_of

    last, figures = reports[-1]
    cells = dict(_once(form, figures))
    if form.year_of_results:
        cells[form.year_of_results] = str(last)
    data: dict[str, Any] = {}
    for key, text in cells.items():
        group, _, name = key.rpartition(".")
        (data.setdefault(group, {}) if group else data)[name] = text
    return model_of(form).model_validate(data | _rows(form, reports))


def _once(form: Form, figures: Figures) -> Iterator[tuple[str, str]]:
    known = reportable(form)
    return (
        (key, text)
        for key, text in figures.items()
        if key in known and key not in form.yearly_units
    )


def _rows(form: Form, reports: OfYears) -> dict[str, Any]:
    """Make rows of the figures that a form asks for of each year."""
    found: dict[str, Any] = {}
    for group in form.groups:
        if group.rows and group.year:
            names = {each.key: each.name for each in group.fields if each.unit}
            found[group.id] = [
                {group.year.name: str(year), **said}
                for year, figures in reports
                if (said := {names[key]: text for key, text in figures.items() if key in names})
            ]
    return found
