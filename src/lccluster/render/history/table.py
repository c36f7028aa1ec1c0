"""The acts of a cluster in the order of recording, each with its paper."""

from __future__ import annotations

from lccluster.language import Message
from lccluster.register.acts import Act, labels
from lccluster.register.cluster import Cluster
from lccluster.render.history.details import details
from lccluster.render.table import Cell, Column, Table
from lccluster.rulebook.measure import Measure


def history_table(cluster: Cluster, measure: Measure) -> Table:
    """List the acts of a cluster."""
    columns = [
        Column(labels()["on"]),
        Column(Message("act")),
        Column(Message("details")),
        Column(labels()["document_number"]),
        Column(labels()["by"]),
        Column(Message("recorded at")),
        Column(Message("id")),
    ]
    return Table(columns, [_row(each, cluster, measure) for each in cluster.events])


def _row(event: Act, cluster: Cluster, measure: Measure) -> list[Cell]:
    return [
        event.on,
        event.words,
        details(event, cluster.events, measure),
        event.document_number,
        event.by,
        event.recorded_at,
        event.id,
    ]
