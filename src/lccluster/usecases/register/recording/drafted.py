"""Acts of any kind, drafted for each title in the words of a command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.references import event_meant
from lccluster.usecases.register.recording.intended import Make, for_each


def drafted(
    kind: type[Act], words: Mapping[str, Any], said: Mapping[str, Any], on: date | None
) -> Make:
    """Make an act of a kind for each title; without `on` it counts from its kind's usual day.

    `words` are those of every act, `said` is what this kind says beside them. An act on another
    one names it as people do.
    """

    def act(cluster: Cluster) -> Act:
        meant = {**said, "of": event_meant(cluster, said["of"])} if "of" in said else said
        day = on or kind.usual_day(cluster.events, meant) or words["on"]
        return kind(**{**words, "on": day}, **meant)

    return for_each(act)
