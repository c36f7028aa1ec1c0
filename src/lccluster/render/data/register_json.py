"""Titles and duties as the contract's JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from lccluster.register.duties import Owed
    from lccluster.register.rows import Row, Upcoming
    from lccluster.rulebook.measure import Measure


def titles(
    rows: Sequence[Row], as_of: date, measure: Measure, next_ones: Upcoming | None
) -> dict[str, Any]:
    """Give a list of titles, and when the next fall due."""
    return {
        "as_of": as_of.isoformat(),
        "counting": measure.validity.counting,
        "entries": [title(row) for row in rows],
        "upcoming": {
            "year": next_ones.year,
            "count": next_ones.count,
            "first": next_ones.first.isoformat(),
        }
        if next_ones
        else None,
    }


def title(row: Row) -> dict[str, Any]:
    """Give one title."""
    return {
        "id": row.cluster.id,
        "name": row.title.name,
        "county": row.cluster.county,
        "standing": row.standing.value,
        "recognised_on": row.title.recognised_on.isoformat(),
        "valid_until": row.title.valid_until.isoformat(),
        "days_left": row.days_left,
        "review_year": row.title.review_from.year if row.title.review_from else None,
        "document_number": row.title.document_number,
        "flags": list(row.flags),
        **_if_said(overrides=row.title.overrides),
    }


def duties(found: Sequence[Owed], as_of: date) -> dict[str, Any]:
    """Give what is owed."""
    return {"as_of": as_of.isoformat(), "duties": [_duty(each) for each in found]}


def _duty(each: Owed) -> dict[str, Any]:
    """Give one duty; `cluster` and `name` are the first where a report is on several titles."""
    return {
        "duty": each.kind.value,
        "cluster": each.clusters[0].id,
        "name": each.names[0],
        "owed_by": each.owed_by,
        "article": each.article.chinese,
        "due_on": each.due_on.isoformat(),
        "overdue_after": each.overdue_after.isoformat() if each.overdue_after else None,
        "days_over": each.days_over,
        "year": each.year,
        **_if_said(
            clusters=[cluster.id for cluster in each.clusters[1:] and each.clusters],
            names=each.names[1:] and each.names,
            flags=each.flags,
            overrides=each.overrides,
        ),
    }


def _if_said(**lists: Sequence[str]) -> dict[str, list[str]]:
    """Keep the lists that hold anything."""
    return {key: list(each) for key, each in lists.items() if each}
