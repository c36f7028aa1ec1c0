"""Scores worked out from the sheets, each time anew."""

from __future__ import annotations

from lccluster.register.view import Clocks
from lccluster.round.acts import SheetReceived
from lccluster.round.life import Life, life_of
from lccluster.round.reviewing.ranking import Ranked, Ranking, in_order
from lccluster.round.reviewing.scoring import scores
from lccluster.round.states import State
from lccluster.usecases.round.asking.board import sheets_of
from lccluster.usecases.round.room import RoundRoom, SeenRound


def ranking(room: RoundRoom, clocks: Clocks, seen: SeenRound | None = None) -> Ranking:
    """Rank what experts were asked about on a day; raises Unusable for a sheet that changed."""
    seen = seen or room.seen()
    own = seen.own.cluster
    lives = [
        (each.cluster, life_of(each.cluster, own, clocks))
        for each in sorted(seen.applications, key=room.order)
    ]
    asked = [(record, life) for record, life in lives if _is_asked(life)]
    ids = [record.id for record, _ in asked]
    sheets = sheets_of(room, [life for _, life in asked], ids)
    found = {each.application: each for each in scores(sheets, ids)}
    rows = [
        Ranked(record, found[record.id], life.state)
        for record, life in asked
        if life.state is not None
    ]
    return Ranking(own.id, clocks.as_of, in_order(rows))


def _is_asked(life: Life) -> bool:
    """Tell whether experts were asked about it, and it was not withdrawn or left out since."""
    out = (None, State.WITHDRAWN, State.NOT_RECOMMENDED, State.RETURNED)
    asked = life.recommended_on or any(isinstance(each, SheetReceived) for each in life.acts)
    return bool(asked) and life.state not in out
