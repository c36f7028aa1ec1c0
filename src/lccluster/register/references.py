"""Which act is meant: its id, the end of its id, or its kind, of which the last one counts."""

from __future__ import annotations

from lccluster.register.events import Cluster

SHORTEST = 4  # signs of an id's end; fewer would often fit two acts


def event_meant(cluster: Cluster, written: str) -> str:
    """Give the id of the act that `written` names; what names none is given back as it is."""
    ids = [each.id for each in cluster.events if each.id]
    end = written.upper()
    ending = [each for each in ids if len(end) >= SHORTEST and each.upper().endswith(end)]
    of_kind = [each.id for each in cluster.events if each.id and each.event == written]
    if written in ids or not (ending or of_kind):
        return written
    return ending[0] if len(ending) == 1 else of_kind[-1] if of_kind else written
