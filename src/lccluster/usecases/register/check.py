"""Is a register whole? Every file, every act, every seal, and what lies about beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.disk.spool import Spool, spool
from lccluster.files.register.inbox.waiting import read_inbox
from lccluster.files.register.reading.steady import steadily
from lccluster.files.register.seals.put_down import put_down_chains
from lccluster.register.sealing import numbered
from lccluster.usecases.register.checking import memory
from lccluster.usecases.register.checking.changed import changed
from lccluster.usecases.register.checking.checkup import Checkup, put_together
from lccluster.usecases.register.checking.looking import Looked
from lccluster.usecases.register.checking.names import ALIKE
from lccluster.usecases.register.checking.seals import NO_HEAD
from lccluster.usecases.register.checking.seen import SeenBefore, at_once, everything
from lccluster.usecases.register.room import Room


def check(room: Room, printed_head: str | None = None) -> Checkup:
    """Check the whole register as it stands at one moment; nothing in it is changed.

    Raises Unusable where a head is none, and where what is in hand is nothing that the tool wrote.
    """
    return _steadily(room, printed_head, _whole)


def check_changes(room: Room, printed_head: str | None = None) -> Checkup:
    """Check what is not as an earlier check on this computer found it; a small register whole.

    It never finds less damage: where anything is odd, everything is checked. Raises as `check`.
    """
    return _steadily(room, printed_head, _changes)


Way = Callable[[Room, str | None], Checkup]


def _steadily(room: Room, printed: str | None, way: Way) -> Checkup:
    if printed is not None and not numbered.is_head(printed):
        raise Unusable(NO_HEAD.at(field="--against", text=printed))
    return steadily(room.register, lambda register: way(room.at(register), printed))


def _whole(room: Room, printed: str | None) -> Checkup:
    place = memory.place(room)
    inbox, cut = read_inbox(room.register)
    with spool() as seals, spool() as names:
        chains = put_down_chains(room.register, seals)
        seen = everything(room.register, inbox, chains)
        looked = _looked(room, seen, names)
        if looked.is_doubled:  # which one counts, only all of them together can tell
            looked = _looked(room, replace(seen, parts=at_once(room.register, chains)), names)
        found = put_together(room, seen, looked, cut, printed)
    if place:
        _remember(room, place, seen, looked, found)
    return found


def _changes(room: Room, printed: str | None) -> Checkup:
    place = memory.place(room)
    known = memory.recalled(room, place) if place else None
    inbox, cut = read_inbox(room.register)
    seen = changed(room.register, known, inbox) if known else None
    if place is None or seen is None or not _knows(room, printed):
        return _whole(room, printed)
    with spool() as names:
        looked = _looked(room, seen, names)
        found = put_together(room, seen, looked, cut, printed)
    if found.damage:
        return _whole(room, printed)
    _remember(room, place, seen, looked, found)
    return found


def _looked(room: Room, seen: SeenBefore, names: Spool) -> Looked:
    """Go through all parts."""
    names.clear()
    looked = Looked(room, room.register.heads()[0], seen.inbox, names)
    for part in seen.parts:
        looked.at(part)
    return looked


def _remember(room: Room, place: Path, seen: SeenBefore, looked: Looked, found: Checkup) -> None:
    """Keep what was found whole where nothing is damaged, but for files that are worth a look."""
    if not found.damage:
        look = [each.file for each in found.notices if each.code != ALIKE and each.file]
        unsealed = [str(each.entry.path) for each in found.unsealed]
        memory.remember(room, place, looked.files, seen.lengths, {*look, *unsealed})


def _knows(room: Room, printed: str | None) -> bool:
    """Tell whether a printed head is one of those written down: else all seals are gone through for it."""
    return printed is None or any(each.code == printed for each in room.register.heads()[0])
