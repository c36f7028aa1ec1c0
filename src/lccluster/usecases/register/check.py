"""Is a register whole? Every file, every act, every seal, and what lies about beside them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.register.copies import counted, of_copy
from lccluster.files.register.steady import steadily
from lccluster.register.seals import (
    contains,
    head,
    is_head,
)
from lccluster.usecases.register.checking.acts import out_of_order, unlawful
from lccluster.usecases.register.checking.files import lying_about, strays, unfinished
from lccluster.usecases.register.checking.names import names_alike
from lccluster.usecases.register.checking.places import doubled_ids, misplaced
from lccluster.usecases.register.checking.seals import (
    Unsealed,
    broken_seals,
    missing_seals,
    no_head,
    not_contained,
    unsealed,
)
from lccluster.usecases.register.room import Room


class Checkup(Struct, frozen=True):
    """What a check found: damage, what is only worth a look, what waits for a seal, the head."""

    damage: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    unsealed: tuple[Unsealed, ...]
    head: str
    clusters: int


def check(room: Room, printed_head: str | None = None) -> Checkup:
    """Check the whole register as it stands at one moment; nothing is changed.

    Raises Unusable where a head is none, and where what is in hand is nothing that the tool wrote.
    """
    if printed_head is not None and not is_head(printed_head):
        raise Unusable(no_head(printed_head))
    return steadily(room.register, lambda register: _checked(room.at(register), printed_head))


def _checked(room: Room, printed_head: str | None) -> Checkup:
    everything, problems = room.register.everything()
    once, lying = counted(everything), lying_about(room.register.folder)
    entries = once.entries
    chains, torn = room.register.chains()
    damage = [
        *problems,
        *torn,
        *(replace(of_copy(each), severity=Severity.ERROR) for each in once.copies),
        *strays(room, lying),
        *doubled_ids(entries),
        *misplaced(entries, room),
        *unlawful(entries, room),
        *broken_seals(entries, chains, room.register.folder),
        *missing_seals([] if torn else list(chains.values()), room.register.folder),
    ]
    if printed_head and not torn and not contains(chains, printed_head):
        damage.append(not_contained(room, printed_head))
    notices = [
        *unfinished(room, lying),
        *names_alike(entries, room.measure.city),
        *out_of_order(entries),
    ]
    return Checkup(
        tuple(damage), tuple(notices), tuple(unsealed(entries, chains)), head(chains), len(entries)
    )
