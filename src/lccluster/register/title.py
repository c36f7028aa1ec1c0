"""A title replayed from its acts; each act says itself what it does to one."""

from __future__ import annotations

from collections.abc import Iterable

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.view import Clocks, in_view
from lccluster.rulebook.measure import Measure


def title_of(cluster: Cluster, measure: Measure, clocks: Clocks) -> Title | None:
    """Replay what counts on a day; None before the recognition."""
    return replay(in_view(cluster.events, clocks), cluster.name, measure)


def replay(events: Iterable[Act], name: str, measure: Measure) -> Title | None:
    """Fold acts, in the order of their days, to a title; those before a recognition add nothing."""
    title: Title | None = None
    for event in events:
        title = event.after(title, name, measure)
    return title
