"""What an application states: the cells that are filled in, and the rows of its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from lccluster.form.application import Application
from lccluster.form.form import Form
from lccluster.form.parts import FormField, FormGroup
from lccluster.form.values import reader, value

Read = Callable[[Application], tuple[Any, ...]]


def stated_cells(application: Application) -> list[tuple[FormGroup, FormField, Any]]:
    """Give each cell that is filled in once a form, with its group, in the order of the form."""
    places, read = _places(application.form)
    said = zip(places, read(application), strict=True)
    return [(group, field, stated) for (group, field), stated in said if stated is not None]


@cache
def _places(form: Form) -> tuple[list[tuple[FormGroup, FormField]], Read]:
    """Give the cells that stand once on a form, and what reads all of them."""
    places = [(group, each) for group in form.groups if not group.rows for each in group.fields]
    return places, reader(*[field.key for _, field in places])


def stated_rows(application: Application) -> Iterator[tuple[FormGroup, list[dict[str, Any]]]]:
    """Give each list that has rows; of a row the cells that are filled in, by their names."""
    for group in application.form.groups:
        if group.rows and (rows := value(application, group.id)):
            yield group, [_of_row(group, row) for row in rows]


def _of_row(group: FormGroup, row: Any) -> dict[str, Any]:
    said = [(each.name, getattr(row, each.name)) for each in group.fields]
    return {name: stated for name, stated in said if stated is not None}
