"""Titles and duties as the contract's JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from lccluster.render.columns.duties import DUTIES, in_lots
from lccluster.render.columns.fields import data
from lccluster.render.columns.titles import TITLES
from lccluster.render.data.json_text import JsonList

if TYPE_CHECKING:
    from datetime import date

    from lccluster.register.owed.owing import Owed
    from lccluster.register.rows import Row, Upcoming
    from lccluster.rulebook.measure import Measure


def titles(
    rows: Sequence[Row], as_of: date, measure: Measure, next_ones: Upcoming | None
) -> dict[str, Any]:
    """Give a list of titles, and when the next fall due."""
    return {
        "as_of": as_of.isoformat(),
        "counting": measure.validity.counting,
        "entries": [data(TITLES, row) for row in rows],
        "upcoming": {
            "year": next_ones.year,
            "count": next_ones.count,
            "first": next_ones.first.isoformat(),
        }
        if next_ones
        else None,
    }


def duties(found: Iterable[Owed], as_of: date) -> JsonList:
    """Give what is owed."""
    lots = ([data(DUTIES, each) for each in lot] for lot in in_lots(found))
    return JsonList({"as_of": as_of.isoformat()}, "duties", lots)
