"""Nothing is recorded on a title whose acts are not as they were sealed: what is lawful rests on them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from lccluster.errors import Damaged, Fault, Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.language import Message


def refuse_altered(register: Register, entries: Sequence[Entry]) -> None:
    """Refuse titles of which an act was changed or lost; that any was is remarked already. Raises Damaged.

    A chain that cannot be read leaves it open: it is remarked, and sealing refuses what it stands in the way of.
    """
    if not deeds.damage():
        return
    from lccluster.files.register.seals.altered import damaged

    damage: Sequence[Problem] = ()
    with suppress(Unusable):
        damage = damaged(register, entries, {each.cluster.id for each in entries})
    if damage:
        raise Damaged([*damage, _NOT_AS_SEALED.at()])


_NOT_AS_SEALED = Fault(
    "not-as-sealed", Message("Nothing is recorded on a title that is not as it was sealed.")
)
