"""Nothing is recorded on an application whose acts are not as they were sealed: what is lawful rests on them."""

from __future__ import annotations

from collections.abc import Collection

from lccluster.errors import Damaged, Fault
from lccluster.files.disk import deeds
from lccluster.files.round.altered import altered, seals_by_act
from lccluster.language import Message
from lccluster.usecases.round.room import RoundRoom, SeenRound


def refuse_altered(room: RoundRoom, seen: SeenRound, ids: Collection[str]) -> None:
    """Refuse records of which an act was changed or lost; that any was is remarked already. Raises Damaged."""
    if not deeds.damage():
        return
    meant = [each for each in seen.entries if each.cluster.id in ids]
    if damage := [*altered(room.round, meant, seals_by_act(room.round.chains()[0]))]:
        raise Damaged([*damage, _NOT_AS_SEALED.at()])


_NOT_AS_SEALED = Fault(
    "not-as-sealed", Message("Nothing is recorded on an application that is not as it was sealed.")
)
