"""The header of another copy brought to ours: taken where it knew ours, else both wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.folder import Register
from lccluster.files.register.header import header_words
from lccluster.files.register.header_spliced import header_bytes
from lccluster.files.register.inbox.lines import drawn_header_lines
from lccluster.files.register.inbox.of_header import header_lines
from lccluster.files.register.layout import HEADER, INBOX_OF_HEADER
from lccluster.language import Message
from lccluster.register.joining.brought import Brought, Words
from lccluster.register.joining.clash import Clash
from lccluster.register.joining.header import (
    HeaderSide,
    differing,
    header_clashes,
    header_union,
    is_open,
    said_keys,
)
from lccluster.register.joining.header_line import HeaderLine
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import version
from lccluster.usecases.register.joining.header import fitting_header
from lccluster.usecases.register.joining.news import only_ours
from lccluster.usecases.register.joining.of_header.naming import (
    as_sealed,
    as_sealed_last,
    headers_of,
    sealed_headers,
    verified,
)
from lccluster.usecases.register.joining.placing import PlacedThing
from lccluster.usecases.register.room import Room


class NewHeader(Struct, frozen=True):
    """What becomes of `register.yaml`: the words that count from now on, what waits, lines that are new.

    `data` stands in the place of the bytes `before`; nothing is written where they are the same.
    """

    current: HeaderLine
    waiting: Sequence[HeaderLine]
    new: Sequence[HeaderLine] = ()
    before: bytes = b""
    data: bytes = b""
    keys: Sequence[str] = ()

    def place(self, register: Register, plan: PlacedThing) -> None:
        """Let it be written with all the rest."""
        if self.data != self.before:
            plan.replace(register.folder / HEADER, self.before, self.data)
        plan.append({INBOX_OF_HEADER: drawn_header_lines(self.new)})

    @property
    def clashes(self) -> list[Clash]:
        """List what is open on it."""
        return header_clashes(HEADER, self.current, self.waiting)


def header_here(register: Register) -> NewHeader:
    """Give the header as it stands, with what waits beside it; raises Unusable."""
    waiting = header_lines(register)
    seals = sealed_headers(register) if waiting else {}
    return NewHeader(as_sealed(header_words(register.folder), seals), waiting)


def header_brought(room: Room, brought: Brought, new: Mapping[str, Sequence[Seal]]) -> NewHeader:
    """Bring the header that is brought together with ours; raises Unusable, Damaged.

    One that was changed knowing ours is taken, of two changed apart both wait. Refused is what nobody
    sealed, and what cannot stand here or would make this another city's register.
    """
    register, ours = room.register, header_words(room.register.folder)
    seals = headers_of(new)
    if brought.header is None or not any(version(event) for _, event in seals):
        _refuse_unsealed(register, brought, ours)
        return header_here(register)
    known = {**sealed_headers(register), **seals}
    here = HeaderSide(as_sealed(ours, known), header_lines(register), _is_ahead(register, brought))
    lines = verified(brought.header_lines, known, seals, brought.origin)
    there = HeaderSide(as_sealed_last(brought.header, seals), lines, ahead=True)
    _refuse_by_hand(register, brought, here, there)
    found = header_union(here, there)
    fresh = [each for each in found.lines if each not in here.lines]
    before = whole_of(register.folder / HEADER)
    keys, data = differing(ours, brought.header), before
    if keys and there.stands:
        header = fitting_header(room, brought.header, brought.origin)
        data = header_bytes(before, header, brought.header) if found.theirs else before
    current = there.current if found.theirs else here.current
    return NewHeader(current, found.lines, fresh, before, data, keys if found.theirs else ())


def _is_ahead(register: Register, brought: Brought) -> bool:
    seals = only_ours(register, brought)
    return any(not each.cluster and version(each.event) for each in seals)


def _refuse_by_hand(
    register: Register, brought: Brought, here: HeaderSide, there: HeaderSide
) -> None:
    """Refuse headers that nobody sealed as they are; raises Unusable."""
    keys = differing(here.current.words, there.current.words)
    if there.stands and not there.current.event:
        raise Unusable(_UNSEALED.at(brought.origin, keys=said_keys(keys)))
    if not here.current.event and keys:
        raise Unusable(_UNSEALED.at(str(register.folder / HEADER), keys=said_keys(keys)))


def _refuse_unsealed(register: Register, brought: Brought, ours: Words) -> None:
    """Refuse a header that differs though neither side has sealed another one; raises Unusable."""
    keys = differing(ours, brought.header) if brought.header is not None else []
    if keys and not is_open(brought.header_lines) and not _is_ahead(register, brought):
        raise Unusable(_UNSEALED.at(str(register.folder / HEADER), keys=said_keys(keys)))


_UNSEALED = Fault(
    "header-differs",
    Message(
        "The heads of the two registers differ in {keys}, which was changed by hand and bears no seal; nothing of it was taken."
    ),
    Message(
        "Where it was changed, “lccluster register seal --register …” adopts it, or put back what stood there; then run it again."
    ),
)
