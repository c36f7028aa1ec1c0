"""The form as it was filled in, as JSON: every cell by its key, whether a condition looks at it or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from lccluster.form.application import Application
from lccluster.form.form import Form
from lccluster.form.stated import stated_cells, stated_rows
from lccluster.quantities import Approximate, plain
from lccluster.render.data.json_text import json_text
from lccluster.rulebook.form_checks import FormChecks


def form(application: Application, checks: FormChecks, *, ascii_only: bool) -> str:
    """Draw the cells that are filled in, by dotted key; lists by the key of their group."""
    keys = _keys(application.form, ascii_only)
    once = [
        keys[field.key]
        + (_figure(stated) if type(stated) is Decimal else _cell(stated, checks, ascii_only))
        for _, field, stated in stated_cells(application)
    ]
    lists = [
        keys[group.id] + json_text([_row(row, checks) for row in rows], ascii_only=ascii_only)
        for group, rows in stated_rows(application)
    ]
    return f"{{{', '.join(once + lists)}}}"


def side(figure: Approximate, checks: FormChecks) -> str:
    """Say on which side of the number written the exact figure lies, as far as the words tell."""
    return (checks.approximate and checks.approximate.side(figure)) or "unknown"


@cache
def _keys(form: Form, ascii_only: bool) -> Mapping[str, str]:
    """Draw the keys of cells and lists once for all forms of a kind."""
    keys = (*form.cell_by_path, *form.group_by_id)
    return {key: f"{json_text(key, ascii_only=ascii_only)}: " for key in keys}


@lru_cache(maxsize=2048)
def _figure(stated: Decimal) -> str:
    """Draw a figure; most cells hold small ones, and they are the same on many forms."""
    return f'"{plain(stated)}"'


def _cell(stated: Any, checks: FormChecks, ascii_only: bool) -> str:
    return json_text(_value(stated, checks), ascii_only=ascii_only)


def _row(row: Mapping[str, Any], checks: FormChecks) -> dict[str, Any]:
    return {name: _value(stated, checks) for name, stated in row.items()}


def _value(stated: Any, checks: FormChecks) -> Any:
    """Give a figure as a decimal string, one that is not exact with its side; a day as ISO has it."""
    if isinstance(stated, Decimal):
        return plain(stated)
    if isinstance(stated, Approximate):
        return {"value": plain(stated.number), "approximate": side(stated, checks)}
    return stated.isoformat() if isinstance(stated, date) else stated
