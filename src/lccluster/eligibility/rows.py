"""Which rows of a list on the form are such as a rule counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.eligibility.values import says
from lccluster.form.fields import field
from lccluster.quantities import Amount
from lccluster.rulebook.conditions import CountOf, Held, Within
from lccluster.rulebook.form_checks import FormChecks


def counted(check: CountOf, rows: Sequence[Any], checks: FormChecks) -> list[Held]:
    """Tell of every row that says anything whether it counts; a blank cell leaves that open."""
    return [_counts(row, check, checks) for row in rows if _says_anything(row)]


def _says_anything(row: Any) -> bool:
    return any(getattr(row, name) is not None for name in type(row).model_fields)


def _counts(row: Any, check: CountOf, checks: FormChecks) -> Held:
    return min(
        _cell(getattr(row, column), f"{check.table}.{column}", wanted, checks)
        for column, wanted in check.where.items()
    )


def _cell(stated: Amount | str | None, path: str, wanted: str | Within, checks: FormChecks) -> Held:
    if stated is None:
        return Held.EITHER
    if isinstance(wanted, str):
        return Held.PASSES if says(stated, wanted) else Held.FAILS
    return wanted.held(checks.span(stated, field(path).unit))  # type: ignore[arg-type]
