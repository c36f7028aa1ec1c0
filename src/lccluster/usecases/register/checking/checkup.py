"""What a check of a register has found in clusters, in seals and in what lies beside them, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Severity
from lccluster.files.disk import deeds
from lccluster.files.register.packs.noted import odd_notes
from lccluster.files.register.reading.copies import CARRIED_TWICE
from lccluster.files.register.seals.broken import as_sealed
from lccluster.files.register.seals.cut_off import cut_off
from lccluster.files.register.seals.header import ChangedByHand
from lccluster.language import Message
from lccluster.register.sealing import numbered
from lccluster.register.sealing.heads import Head, covering, holds
from lccluster.usecases.register.checking.conflicts import conflicts_open
from lccluster.usecases.register.checking.files import lying_about, strays, unfinished
from lccluster.usecases.register.checking.looking import Looked
from lccluster.usecases.register.checking.seals import NOT_CONTAINED, Unsealed
from lccluster.usecases.register.checking.seen import SeenBefore
from lccluster.usecases.register.checking.writers import (
    NOT_WRITTEN_DOWN,
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


def put_together(
    room: Room, seen: SeenBefore, looked: Looked, cut: Sequence[Problem], printed: str | None
) -> Checkup:
    """Give the damage, and what is worth a look."""
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
        *([] if seen.torn else [*beside.damage, *cut_off(register, seen.ends, heads)]),
    ]
    if printed and not seen.torn:
        damage += _against(room, seen, heads, printed)
    deeds.told_elsewhere(damage)
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
        yield from looked.names.alike(room.register, room.places)
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
