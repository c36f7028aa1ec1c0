"""Is a register whole? Every file, every act, every seal, and what lies about beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.register.copies import counted, of_copy
from lccluster.files.register.inbox import read_inbox
from lccluster.files.register.steady import steadily
from lccluster.register.sealing import numbered
from lccluster.register.sealing.heads import Head, covering, holds
from lccluster.register.sealing.written import Chains
from lccluster.usecases.register.checking.acts import out_of_order, unlawful
from lccluster.usecases.register.checking.conflicts import conflicts_open
from lccluster.usecases.register.checking.files import lying_about, strays, unfinished
from lccluster.usecases.register.checking.names import names_alike
from lccluster.usecases.register.checking.places import doubled_ids, misplaced, unfit_act_ids
from lccluster.usecases.register.checking.seals import (
    Unsealed,
    broken_seals,
    missing_seals,
    no_head,
    not_contained,
    unsealed,
)
from lccluster.usecases.register.checking.writers import Changed, beside_the_acts, not_written_down
from lccluster.usecases.register.room import Room


class Checkup(Struct, frozen=True):
    """What a check found: damage, what is only worth a look, what waits for a seal, the head.

    `changed` is the part of the damage that was done by hand and can be adopted. In format 2 there
    is no head until one is written down for this state of the chains.
    """

    damage: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    unsealed: tuple[Unsealed, ...]
    head: str | None
    clusters: int
    by_writer: bool
    changed: tuple[Changed, ...] = ()


def check(room: Room, printed_head: str | None = None) -> Checkup:
    """Check the whole register as it stands at one moment; nothing is changed.

    Raises Unusable where a head is none, and where what is in hand is nothing that the tool wrote.
    """
    if printed_head is not None and not numbered.is_head(printed_head):
        raise Unusable(no_head(printed_head))
    return steadily(room.register, lambda register: _checked(room.at(register), printed_head))


def _checked(room: Room, printed_head: str | None) -> Checkup:
    register = room.register
    everything, problems = register.everything()
    once, lying = counted(everything), lying_about(register.folder)
    entries = once.entries
    (chains, torn), (heads, odd) = register.chains(), register.heads()
    waiting = tuple(unsealed(entries, chains))
    inbox, cut = read_inbox(register)
    beside = beside_the_acts(register, entries, chains, heads, waiting, inbox)
    damage = [
        *problems,
        *torn,
        *odd,
        *cut,
        *(replace(of_copy(each), severity=Severity.ERROR) for each in once.copies),
        *strays(room, lying),
        *doubled_ids(entries),
        *(unfit_act_ids(entries) if register.header.by_writer else ()),
        *misplaced(entries, room),
        *unlawful(entries, room),
        *broken_seals(entries, chains, register, inbox),
        *(each.problem for each in beside.changed),
        *([] if torn else [*missing_seals(chains, register.folder), *beside.damage]),
    ]
    if printed_head and not torn:
        damage += _against(room, chains, heads, printed_head)
    notices = [
        *unfinished(room, lying),
        *names_alike(entries, room.measure.city),
        *out_of_order(entries),
        *conflicts_open(room, inbox, entries),
    ]
    return Checkup(
        tuple(damage),
        tuple(notices),
        (*waiting, *beside.unsealed),
        None if damage and register.header.by_writer else _head(room, chains, heads),
        len(entries),
        register.header.by_writer,
        beside.changed,
    )


def _head(room: Room, chains: Chains, heads: Sequence[Head]) -> str | None:
    """Give the head of all chains; in format 2 the one that is written down for them, if any."""
    if not room.register.header.by_writer:
        return numbered.head(chains.numbered)
    now = covering(chains.by_name)
    return next((each.code for each in heads if {**each.covers} == now), None)


def _against(room: Room, chains: Chains, heads: Sequence[Head], printed: str) -> Iterator[Problem]:
    """Hold the chains against what a printed head covered, whichever format it was printed in."""
    written_down = next((each for each in heads if each.code == printed), None)
    if written_down is not None:
        if not holds(chains.by_name, written_down):
            yield not_contained(room, printed)
    elif not numbered.contains(chains.numbered, printed):
        new = room.register.header.by_writer
        yield (not_written_down(room.register, printed) if new else not_contained(room, printed))
