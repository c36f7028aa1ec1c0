"""Nothing is recorded on an application whose acts are not as they were sealed: what is lawful rests on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lccluster.errors import Damaged, Fault
from lccluster.files.disk import deeds
from lccluster.files.round.altered import altered, seals_by_act
from lccluster.language import Message
from lccluster.round.acts import RoundAct
from lccluster.usecases.round.room import RoundRoom, SeenRound


def refuse_altered(room: RoundRoom, seen: SeenRound, ids: Collection[str]) -> None:
    """Refuse records of which an act was changed or lost; that any was is remarked already. Raises Damaged."""
    if not deeds.damage():
        return
    meant = [each for each in seen.entries if each.cluster.id in ids]
    if damage := [*altered(room.round, meant, seals_by_act(room.round.chains()[0]))]:
        raise Damaged([*damage, _NOT_AS_SEALED.at()])


def refuse_incomplete(room: RoundRoom, seen: SeenRound, acts: Iterable[RoundAct]) -> None:
    """Refuse acts that rest on all applications while one of them is gone; raises Damaged."""
    if any(each.rests_on_all for each in acts) and (gone := [*room.missed(seen.elsewhere)]):
        raise Damaged([*gone, _NOT_ALL_HERE.at()])


_NOT_ALL_HERE = Fault(
    "not-all-here", Message("An act that rests on all applications is recorded where all are.")
)
_NOT_AS_SEALED = Fault(
    "not-as-sealed", Message("Nothing is recorded on an application that is not as it was sealed.")
)
