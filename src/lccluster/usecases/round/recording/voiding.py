"""A record made by mistake ends: of an application, or the round's public notice; the last one goes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.language import Listing, Message, every_wording
from lccluster.register.lawful import Unlawful
from lccluster.round.acts import NoticePosted, RecordVoided, RoundAct
from lccluster.round.records import recorded
from lccluster.usecases.round.recording.deciding import entries_named
from lccluster.usecases.round.recording.meant import Hand, MeantAct, RecordedInRound
from lccluster.usecases.round.recording.record import record_in_round
from lccluster.usecases.round.room import RoundRoom, SeenRound

SHORTEST = 4  # signs of an id's end; fewer would often fit two acts
Words = Mapping[str, Any]


def void(
    room: RoundRoom, named: str, written: str, words: Words, hand: Hand
) -> list[RecordedInRound]:
    """End a record by its kind or its id; a notice shows several, and is found by each. Raises Unusable or Unlawful."""

    def make(seen: SeenRound) -> list[MeantAct]:
        (entry,) = entries_named(room, seen, [named])
        target = _meant(recorded(entry.cluster, seen.own.cluster), written)
        act = RecordVoided(**words, by=target.by, of=target.id or "", what=target.event)
        if not isinstance(target, NoticePosted):
            return [MeantAct(entry.cluster, act)]
        _refuse_before_others(act, target, seen)
        return [MeantAct(seen.own.cluster, act)]

    return record_in_round(room, make, hand)


def _meant(stands: Sequence[RoundAct], written: str) -> RoundAct:
    """Find an act by its id, the end of it, or its kind in our word or as the screen prints it; raises Unusable."""
    for each in reversed(stands):
        if _is_called(each, written):
            return each
    kinds = {each.event: each.words for each in stands}
    raise Unusable(_NO_SUCH_ACT.at(field=written, keys=Listing(kinds.values())))


def _is_called(act: RoundAct, written: str) -> bool:
    end = len(written) >= SHORTEST and (act.id or "").endswith(written.upper())
    return end or written in (act.event, act.id, *every_wording(act.words))


def _refuse_before_others(act: RecordVoided, notice: NoticePosted, seen: SeenRound) -> None:
    """Refuse to void a notice while anything was recorded since of any application that it shows; raises Unlawful."""
    shown = (each.cluster for each in seen.applications if each.cluster.id in notice.applications)
    found = [one for each in shown for one in act.refusals(recorded(each, seen.own.cluster))]
    if found:
        raise Unlawful(found)


_NO_SUCH_ACT = Fault(
    "no-such-act", Message("No such act stands here."), Message("Known here: {keys}.")
)
