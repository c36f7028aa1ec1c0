"""Where the applications of a round stand on a day."""

from __future__ import annotations

from lccluster.register.view import Clocks
from lccluster.round.life import life_of
from lccluster.round.records import ApplicationRecord
from lccluster.round.states import State
from lccluster.usecases.round.room import SeenRound


def state_of(seen: SeenRound, record: ApplicationRecord, clocks: Clocks) -> State | None:
    """Give the state of an application; None where it was not received by then."""
    return life_of(record, seen.own.cluster, clocks).state
