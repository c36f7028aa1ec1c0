"""Adopt acts that were made by hand: show them, then seal them."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.errors import Unusable
from lccluster.files.register_lock import locked
from lccluster.files.register_writing import write_seal
from lccluster.register.seals import next_number, seal
from lccluster.usecases.register_acts import Tell
from lccluster.usecases.register_check import Unsealed, check
from lccluster.usecases.register_room import Room


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
        chains = room.register.seals()
        for each in found:
            office, facts = each.entry.path.parent.name, each.entry.facts
            chain = chains.setdefault(office, [])
            sealed = seal(next_number(chains.values()), facts, facts["events"][each.index], chain)
            write_seal(room.register, office, sealed)
            chain.append(sealed)
    return found
