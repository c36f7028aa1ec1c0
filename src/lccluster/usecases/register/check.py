"""Is a register whole? Every file, every act, every seal, and what lies about beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.disk.spool import Spool, spool
from lccluster.files.register.inbox.waiting import read_inbox
from lccluster.files.register.packs.noted import odd_notes
from lccluster.files.register.reading.copies import CARRIED_TWICE
from lccluster.files.register.reading.steady import steadily
from lccluster.files.register.seals.put_down import put_down_chains
from lccluster.language import Message
from lccluster.register.sealing import numbered
from lccluster.register.sealing.heads import Head, covering, holds
from lccluster.usecases.register.checking import memory
from lccluster.usecases.register.checking.changed import changed
from lccluster.usecases.register.checking.conflicts import conflicts_open
from lccluster.usecases.register.checking.files import lying_about, strays, unfinished
from lccluster.usecases.register.checking.header import ChangedByHand
from lccluster.usecases.register.checking.looking import Looked
from lccluster.usecases.register.checking.names import ALIKE
from lccluster.usecases.register.checking.seals import NO_HEAD, NOT_CONTAINED, Unsealed, as_sealed
from lccluster.usecases.register.checking.seen import SeenBefore, at_once, everything
from lccluster.usecases.register.checking.writers import (
    NOT_WRITTEN_DOWN,
    ends_lost,
    of_the_register,
)
from lccluster.usecases.register.room import Room


class Checkup(Struct, frozen=True):
    """What a check found: damage, what is only worth a look, what waits for a seal, the head.

    `changed` is the part of the damage that was done by hand and can be adopted. In format 2 there
    is no head until one is written down for this state of the chains. `read` and `believed` count
    files: those believed are byte for byte as an earlier check found them; None where all were read.
    """

    damage: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    unsealed: tuple[Unsealed, ...]
    head: str | None
    clusters: int
    by_writer: bool
    changed: tuple[ChangedByHand, ...] = ()
    read: int = 0
    believed: int | None = None

    @property
    def whole(self) -> Message:
        """Say that nothing is damaged, with the head where one is written down for what stands there."""
        if self.head is None:
            return Message("Nothing damaged; clusters: {count}.", count=self.clusters)
        return Message(
            "Nothing damaged; clusters: {count}. Head of the seals: {head}",
            count=self.clusters,
            head=self.head,
        )


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
        found = _held(room, seen, looked, cut, printed)
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
        found = _held(room, seen, looked, cut, printed)
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


def _held(
    room: Room, seen: SeenBefore, looked: Looked, cut: Sequence[Problem], printed: str | None
) -> Checkup:
    """Put together what was found in clusters, in seals, and in what lies beside them."""
    register = room.register
    lying, (heads, odd) = lying_about(register.folder), register.heads()
    beside = of_the_register(register, seen.of_header, heads, looked.unsealed)
    by_hand = (*beside.changed, *looked.changed)
    damage = [
        *looked.problems,
        *seen.problems,
        *odd,
        *cut,
        *odd_notes(register),
        *(each.document.problem(("id",), _COPIED, id=each.cluster.id) for each in looked.copies),
        *strays(room, lying),
        *looked.damage,
        *looked.unordered,
        *as_sealed(looked.broken, seen.chains),
        *(each.problem for each in by_hand),
        *([] if seen.torn else [*beside.damage, *ends_lost(register, seen.ends, heads)]),
    ]
    if printed and not seen.torn:
        damage += _against(room, seen, heads, printed)
    return Checkup(
        tuple(dict.fromkeys(damage)),  # a file that is lost is said once, whatever stood in it
        tuple(_worth_a_look(room, seen, looked, lying)),
        (*looked.unsealed, *looked.without_seal),
        None if damage and register.header.by_writer else _head(room, seen, heads),
        looked.clusters + seen.others,
        register.header.by_writer,
        by_hand,
        len(looked.files) - (seen.believed or 0),
        seen.believed,
    )


def _worth_a_look(
    room: Room, seen: SeenBefore, looked: Looked, lying: Sequence[Path]
) -> Iterator[Problem]:
    """List what is no damage: acts begun, names that look alike, conflicts that nobody has settled."""
    yield from unfinished(room, lying)
    if seen.believed is None:
        yield from looked.names.alike(room.register, room.measure.city)
    yield from looked.out_of_order
    yield from looked.worth_a_look
    yield from conflicts_open(room, seen.inbox, looked.in_inbox)


def _head(room: Room, seen: SeenBefore, heads: Sequence[Head]) -> str | None:
    """Give the head of all chains; in format 2 the one that is written down for them, if any."""
    if not room.register.header.by_writer:
        return numbered.head(seen.chains.numbered)
    now = covering(seen.ends)
    return next((each.code for each in heads if {**each.covers} == now), None)


def _against(
    room: Room, seen: SeenBefore, heads: Sequence[Head], printed: str
) -> Iterator[Problem]:
    """Hold the chains against what a printed head covered, whichever format it was printed in."""
    written_down = next((each for each in heads if each.code == printed), None)
    if written_down is not None:
        if not holds(seen.ends, written_down):
            yield NOT_CONTAINED.at(room.register.folder, head=printed)
    elif not numbered.contains(seen.chains.numbered, printed):
        new = room.register.header.by_writer
        yield (
            NOT_WRITTEN_DOWN.at(room.register.folder, head=printed)
            if new
            else NOT_CONTAINED.at(room.register.folder, head=printed)
        )


_COPIED = replace(CARRIED_TWICE, severity=Severity.ERROR)  # what others pass over, a check names
