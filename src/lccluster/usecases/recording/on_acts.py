"""Acts on other acts: a record corrected, a record voided. Unless told, they count from its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lccluster.quantities import iso_day
from lccluster.register.events import Cluster, Corrected, Voided
from lccluster.register.references import event_meant


def correcting(
    cluster: Cluster,
    written: str,
    values: Mapping[str, str | None],
    on: date | None,
    words: Mapping[str, Any],
) -> Corrected:
    """Make a correction; it counts from the day of what it corrects, or from the corrected day."""
    of = event_meant(cluster, written)
    days = [_day_of(cluster, of) or words["on"], _day_in(values) or date.max]
    return Corrected(**{**words, "on": on or min(days)}, of=of, values=dict(values))


def voiding(
    cluster: Cluster, written: str, reason: str, on: date | None, words: Mapping[str, Any]
) -> Voided:
    """Void a record; what never was counts on no day."""
    of = event_meant(cluster, written)
    day = on or _day_of(cluster, of) or words["on"]
    return Voided(**{**words, "on": day}, of=of, reason=reason)


def _day_of(cluster: Cluster, event_id: str) -> date | None:
    return next((each.on for each in cluster.events if each.id == event_id), None)


def _day_in(values: Mapping[str, str | None]) -> date | None:
    try:
        return iso_day(values.get("on") or "")
    except ValueError:
        return None
