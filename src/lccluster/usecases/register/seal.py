"""Adopt acts that were made by hand: show them, then seal them."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.errors import Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.change.changing import seal_more
from lccluster.files.register.lock import locked
from lccluster.usecases.register.acts import Tell, seals_of
from lccluster.usecases.register.check import check
from lccluster.usecases.register.checking.seals import Unsealed
from lccluster.usecases.register.room import Room


def waiting(room: Room) -> Sequence[Unsealed]:
    """List the acts that wait for a seal; raises Unusable where the register is damaged."""
    found = check(room)
    if found.damage:
        raise Unusable(found.damage)
    return found.unsealed


def seal_waiting(room: Room, tell: Tell) -> Sequence[Unsealed]:
    """Seal every act that has no seal yet, in the order of the files."""
    with locked(room.register.folder, tell):
        found = waiting(room)
        seals = seals_of(room, [(each.entry, each.index) for each in found])
        for warning in seal_more(room.register, seals):
            deeds.remark(warning)
    return found
