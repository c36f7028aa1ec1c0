"""Acts of a round that were recorded although the law or the call stands against them, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.errors import Fault, Problem, Severity
from lccluster.round.replay import replayed
from lccluster.usecases.round.room import RoundRoom, SeenRound


def against_the_law(room: RoundRoom, seen: SeenRound) -> Iterator[Problem]:
    """Replay every application; what is only odd is a warning. Raises Unusable for a call or a panel that is none."""
    places = {each.cluster.id: each for each in seen.applications}
    own, records = seen.own.cluster, [each.cluster for each in seen.applications]
    for found in replayed(records, own, room.call, room.procedure, room.offices, room.panel):
        severity = Severity.WARNING if found.odd else Severity.ERROR
        fault = Fault(found.code, found.message, severity=severity)
        yield places[found.application].document.problem(("events", found.at), fault)
