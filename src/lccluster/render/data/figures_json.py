"""Figures by year, and an outlook, as JSON; an outlook says that it is no rule of the measure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lccluster.quantities import Approximate, plain
from lccluster.register.figures import ReportedYear
from lccluster.simulation.outlook import HeldFigures, Outlook, TitleOutlook


def figures(cluster: str, years: Sequence[ReportedYear], as_of: date) -> dict[str, Any]:
    """Give the years and what each gave, as written."""
    said = [
        {
            "year": each.year,
            "reported_on": each.act.on.isoformat(),
            "act": each.act.id,
            "figures": each.figures,
        }
        for each in years
    ]
    return {"id": cluster, "as_of": as_of.isoformat(), "years": said}


def outlook(found: Outlook) -> dict[str, Any]:
    """Give what the last figures of each standing title come to."""
    return {
        "as_of": found.on.isoformat(),
        "rulebook": found.book.id,
        "rule_of_the_measure": False,
        "titles": list(map(_title, found.titles)),
    }


def _title(each: TitleOutlook) -> dict[str, Any]:
    return {
        "id": each.row.cluster.id,
        "name": each.row.title.name,
        "county": each.row.cluster.county,
        "year": each.last.year if each.last else None,
        "state": each.shortness.value,
        "conditions": list(map(_condition, each.held)),
        "worse_two_years_running": [
            {
                "field": one.figure.field,
                "years": list(one.years),
                "values": list(map(plain, one.values)),
            }
            for one in each.worsening
        ],
    }


def _condition(each: HeldFigures) -> dict[str, Any]:
    result = each.result
    return {
        "condition": result.rule.id,
        "article": result.rule.article.chinese,
        "state": each.shortness.value,
        "value": _drawn(result.value),
        "bound": _drawn(result.bound),
        "margin": _drawn(result.margin),
        "unit": result.unit.value if result.unit else None,
        "waiver": each.waiver,
    }


def _drawn(value: Decimal | Approximate | None) -> str | None:
    if isinstance(value, Approximate):
        return value.text
    return None if value is None else plain(value)
