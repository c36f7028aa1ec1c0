"""A row of a table as a form, and as what officials have found on it."""

from __future__ import annotations

from functools import cache
from typing import Any

from lccluster.form.application import Application, model_of
from lccluster.form.findings import Finding
from lccluster.form.form import Form
from lccluster.form.group import group_of
from lccluster.simulation.cells import Values
from lccluster.simulation.plans.asked import WAIVER


def application(values: Values, form: Form) -> Application:
    """Put a row's figures on a form; everything else on it is blank."""
    cells: dict[str, Any] = {}
    years: dict[tuple[str, int], dict[str, Any]] = {}
    models = _groups(form)
    for key, said in values.items():
        group, _, name = key.partition(".")
        name, _, year = name.partition(".")
        if year and said is not None and group in models:
            years.setdefault((group, int(year)), {})[name] = said
        elif name and not year and group in models:
            cells.setdefault(group, {})[name] = said
        elif not name and said is not None:
            cells[group] = said
    for (group, year_of), row in years.items():
        cells.setdefault(group, []).append(models[group].model_construct(year=year_of, **row))
    model = model_of(form)
    built = {
        key: models[key].model_construct(**value) if isinstance(value, dict) else _whole(value)
        for key, value in cells.items()
        if key in model.model_fields
    }
    return model.model_construct(**built)


def _whole(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def _groups(form: Form) -> dict[str, Any]:
    found = {name: group_of(info) for name, info in model_of(form).model_fields.items()}
    return {name: model for name, model in found.items() if model}


def answers_in(values: Values, form: Form) -> dict[str, tuple[Finding, ...]]:
    """Turn answering columns into findings, as officials would give them."""
    found: dict[str, tuple[Finding, ...]] = {}
    for key, said in values.items():
        if said is None or "." in key.removesuffix(WAIVER) or key in form.by_path:
            continue
        if key.endswith(WAIVER):
            name = key.removesuffix(WAIVER)
            found[name] = (_finding(name, None, str(said)),)
        else:
            found[key] = (_finding(key, str(said), None),)
    return found


@cache
def _finding(condition: str, outcome: str | None, waiver: str | None) -> Finding:
    return Finding.model_construct(condition=condition, outcome=outcome, waiver=waiver)
