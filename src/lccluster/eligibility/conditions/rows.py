"""Which rows of a list on the form are such as a rule counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.form.form import Form
from lccluster.form.values import says
from lccluster.quantities import Amount, Unit
from lccluster.rulebook.conditions import CountOf, Held, Within
from lccluster.rulebook.form_checks import FormChecks


def counted(check: CountOf, rows: Sequence[Any], checks: FormChecks, form: Form) -> list[Held]:
    """Tell of every row that says anything whether it counts; a blank cell leaves that open."""
    return [_counts(row, check, checks, form) for row in rows if _says_anything(row)]


def _says_anything(row: Any) -> bool:
    return any(getattr(row, name) is not None for name in type(row).model_fields)


def _counts(row: Any, check: CountOf, checks: FormChecks, form: Form) -> Held:
    return min(
        _cell(getattr(row, column), wanted, checks, form.field(f"{check.table}.{column}").unit)
        for column, wanted in check.where.items()
    )


def _cell(
    stated: Amount | str | None, wanted: str | Within, checks: FormChecks, unit: Unit | None
) -> Held:
    if stated is None:
        return Held.EITHER
    if isinstance(wanted, str):
        return Held.PASSES if says(stated, wanted) else Held.FAILS
    return wanted.held(checks.span(stated, unit))  # type: ignore[arg-type]
