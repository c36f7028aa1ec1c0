"""Is a register whole? Every file, every act, every seal, and what lies about beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.register.inbox import read_inbox
from lccluster.files.register.index.verified import WholeChain
from lccluster.files.register.packs.noted import odd_notes
from lccluster.files.register.reading.copies import of_copy
from lccluster.files.register.reading.steady import steadily
from lccluster.language import Message
from lccluster.register.sealing import numbered
from lccluster.register.sealing.heads import Head, covering, holds
from lccluster.usecases.register.checking import memory
from lccluster.usecases.register.checking.acts import out_of_order, unlawful
from lccluster.usecases.register.checking.changed import changed
from lccluster.usecases.register.checking.conflicts import conflicts_open
from lccluster.usecases.register.checking.figures import unreadable_figures
from lccluster.usecases.register.checking.files import lying_about, strays, unfinished
from lccluster.usecases.register.checking.names import ALIKE, names_alike
from lccluster.usecases.register.checking.places import (
    doubled_ids,
    handed_in_twice,
    misplaced,
    unfit_act_ids,
)
from lccluster.usecases.register.checking.seals import (
    Unsealed,
    broken_seals,
    no_head,
    not_contained,
    unsealed,
)
from lccluster.usecases.register.checking.seen import SeenBefore, everything
from lccluster.usecases.register.checking.writers import (
    ChangedByHand,
    beside_the_acts,
    ends_lost,
    not_written_down,
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
        raise Unusable(no_head(printed))
    return steadily(room.register, lambda register: way(room.at(register), printed))


def _whole(room: Room, printed: str | None) -> Checkup:
    place = memory.place(room)
    inbox, cut = read_inbox(room.register)
    before = _ends(room) if place else None
    seen = everything(room.register, inbox)
    found = _held(room, seen, cut, printed)
    if place and before is not None and before == _ends(room):
        _remember(room, place, seen, found, before)
    return found


def _changes(room: Room, printed: str | None) -> Checkup:
    place = memory.place(room)
    known = memory.recalled(room, place) if place else None
    inbox, cut = read_inbox(room.register)
    seen = changed(room.register, known, inbox) if known else None
    if place is None or seen is None or not _knows(room, printed):
        return _whole(room, printed)
    found = _held(room, seen, cut, printed)
    if found.damage:
        return _whole(room, printed)
    _remember(room, place, seen, found, seen.lengths)
    return found


def _ends(room: Room) -> dict[str, WholeChain] | None:
    try:
        return memory.ends(room.register)
    except Unusable:
        return None


def _remember(
    room: Room, place: Path, seen: SeenBefore, found: Checkup, chains: Mapping[str, WholeChain]
) -> None:
    """Keep what was found whole where nothing is damaged, but for files that are worth a look."""
    if not found.damage:
        look = [each.file for each in found.notices if each.code != ALIKE and each.file]
        unsealed = [str(each.entry.path) for each in found.unsealed]
        memory.remember(room, place, seen.files, chains, {*look, *unsealed})


def _knows(room: Room, printed: str | None) -> bool:
    """Tell whether a printed head is one of those written down: else all seals are gone through for it."""
    return printed is None or any(each.code == printed for each in room.register.heads()[0])


def _held(room: Room, seen: SeenBefore, cut: Sequence[Problem], printed: str | None) -> Checkup:
    """Hold what was read against the seals, the law and what lies beside it."""
    register, entries, chains = room.register, seen.entries, seen.chains
    lying, (heads, odd) = lying_about(register.folder), register.heads()
    waiting = tuple(unsealed(entries, chains))
    twice = [*handed_in_twice(entries, room)]
    beside = beside_the_acts(register, entries, chains, heads, waiting, seen.inbox)
    damage = [
        *seen.problems,
        *odd,
        *cut,
        *odd_notes(register),
        *(replace(of_copy(each), severity=Severity.ERROR) for each in seen.copies),
        *strays(room, lying),
        *doubled_ids(entries),
        *(unfit_act_ids(entries) if register.header.by_writer else ()),
        *misplaced(entries, room),
        *unlawful(entries, room),
        *(each for each in twice if each.severity is Severity.ERROR),
        *unreadable_figures(entries, room),
        *broken_seals(entries, chains, register, seen.inbox),
        *(each.problem for each in beside.changed),
        *([] if seen.torn else [*beside.damage, *ends_lost(register, seen.ends, heads)]),
    ]
    if printed and not seen.torn:
        damage += _against(room, seen, heads, printed)
    notices = [
        *unfinished(room, lying),
        *(names_alike(entries, room.measure.city) if seen.believed is None else ()),
        *out_of_order(entries),
        *(each for each in twice if each.severity is Severity.WARNING),
        *conflicts_open(room, seen.inbox, entries),
    ]
    return Checkup(
        tuple(damage),
        tuple(notices),
        (*waiting, *beside.unsealed),
        None if damage and register.header.by_writer else _head(room, seen, heads),
        len(entries) + seen.others,
        register.header.by_writer,
        beside.changed,
        len(seen.files) - (seen.believed or 0),
        seen.believed,
    )


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
            yield not_contained(room, printed)
    elif not numbered.contains(seen.chains.numbered, printed):
        new = room.register.header.by_writer
        yield (not_written_down(room.register, printed) if new else not_contained(room, printed))
