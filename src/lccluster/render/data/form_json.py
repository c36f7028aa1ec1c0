"""The form as it was filled in, as JSON: every cell by its key, whether a condition looks at it or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from lccluster.form.application import Application
from lccluster.form.stated import stated_cells, stated_rows
from lccluster.quantities import Approximate, plain
from lccluster.rulebook.form_checks import FormChecks


def form(application: Application, checks: FormChecks) -> dict[str, Any]:
    """Give the cells that are filled in, by dotted key; lists by the key of their group."""
    once = {field.key: _value(stated, checks) for _, field, stated in stated_cells(application)}
    lists = {
        group.id: [{name: _value(stated, checks) for name, stated in row.items()} for row in rows]
        for group, rows in stated_rows(application)
    }
    return once | lists


def side(figure: Approximate, checks: FormChecks) -> str:
    """Say on which side of the number written the exact figure lies, as far as the words tell."""
    return (checks.approximate and checks.approximate.side(figure)) or "unknown"


def _value(stated: Any, checks: FormChecks) -> Any:
    """Give a figure as a decimal string, one that is not exact with its side; a day as ISO has it."""
    if isinstance(stated, Decimal):
        return plain(stated)
    if isinstance(stated, Approximate):
        return {"value": plain(stated.number), "approximate": side(stated, checks)}
    return stated.isoformat() if isinstance(stated, date) else stated
