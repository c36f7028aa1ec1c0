"""Every title held against the seals before something of each is shown, file by file where no index knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.files.disk.spool import spool
from lccluster.files.register.reading.steady import steadily
from lccluster.files.register.reading.unsaid import remark_unsaid
from lccluster.files.register.seals.hashes_said import HashesSaid
from lccluster.usecases.register.asking.ids_seen import seen_one_by_one
from lccluster.usecases.register.asking.indexed import answered

if TYPE_CHECKING:
    from lccluster.files.register.folder import Register
    from lccluster.usecases.register.room import Room


def remark_altered(room: Room) -> None:
    """Remark acts that are not as they were sealed, where only what is typed of clusters will be read.

    Raises Unusable with all problems.
    """
    answered(room, lambda store: None, lambda: _by_files(room))


def _by_files(room: Room) -> None:
    with spool() as kept:
        done = steadily(
            room.register, lambda register: _held_against_seals(register, HashesSaid(kept))
        )
    if not done:
        room.entries()


def _held_against_seals(register: Register, said: HashesSaid) -> bool:
    """Hold every file against the seals; tell whether each could be read by itself."""
    said.clear()
    if not seen_one_by_one(register, said.see):
        return False
    remark_unsaid(register, said)
    return True
