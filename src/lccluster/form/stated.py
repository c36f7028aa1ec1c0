"""What an application states: the cells that are filled in, and the rows of its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from lccluster.form.application import Application
from lccluster.form.form import Form, FormField, FormGroup
from lccluster.form.values import value


def stated_cells(application: Application) -> Iterator[tuple[FormGroup, FormField, Any]]:
    """Give each cell that is filled in once a form, with its group, in the order of the form."""
    for group, field, stands_in in _cells(application.form):
        if (stated := stands_in(application)) is not None:
            yield group, field, stated


@cache
def _cells(form: Form) -> list[tuple[FormGroup, FormField, Callable[[Any], Any]]]:
    """List the cells that stand once on a form, each with what reads it; a batch asks for them thousands of times."""
    once = (group for group in form.groups if not group.rows)
    return [(group, field, attrgetter(field.key)) for group in once for field in group.fields]


def stated_rows(application: Application) -> Iterator[tuple[FormGroup, list[dict[FormField, Any]]]]:
    """Give each list that has rows; of a row the cells that are filled in."""
    for group in application.form.groups:
        if group.rows and (rows := value(application, group.id)):
            yield group, [_of_row(group, row) for row in rows]


def _of_row(group: FormGroup, row: Any) -> dict[FormField, Any]:
    cells = ((field, getattr(row, field.name)) for field in group.fields)
    return {field: stated for field, stated in cells if stated is not None}
