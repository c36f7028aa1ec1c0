"""The header held against its seals, and against what waits beside it where copies changed it apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from lccluster.errors import Fault, Problem
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.header import header_words
from lccluster.files.register.inbox.of_header import read_header_lines
from lccluster.files.register.layout import HEADER, INBOX_OF_HEADER
from lccluster.language import Message
from lccluster.register.joining.header import is_open
from lccluster.register.joining.header_line import HeaderLine
from lccluster.register.sealing.heads import Head
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Thing, of_header, version


class ChangedByHand(Struct, frozen=True):
    """What was changed by hand after it was sealed, what is wrong with that, and the head that covers it.

    `thing` is what would be sealed if it was adopted.
    """

    thing: Thing
    problem: Problem
    head: Head | None

    @property
    def is_header(self) -> bool:
        """Tell whether it is the header."""
        return not self.thing.cluster


Found = tuple[list[ChangedByHand], list[Problem]]


def header_found(
    register: Register, chains: Mapping[str, Sequence[Seal]], heads: Sequence[Head]
) -> Found:
    """Find what was changed by hand, and what is damaged: seals that are gone, lines that say something else."""
    seals = [
        (writer, each) for writer, chain in chains.items() for each in chain if not each.cluster
    ]
    last = max((version(seal.event) for _, seal in seals), default=0)
    if not last:
        unreadable = bool(register.chains()[1])  # and so not gone
        return [], [] if unreadable else [_SEALS_GONE.at(register.folder / layout.SEALS)]
    lines, odd = read_header_lines(register)
    words = header_words(register.folder)
    waits = is_open(lines)
    hold = [
        each for _, each in seals if version(each.event) and (waits or version(each.event) == last)
    ]
    odd += _lines_wrong(register, lines, seals)
    if any(of_header(words).hashed(each.alg) == each.hash for each in hold):
        return [], odd
    if waits:
        return [], [*odd, _CHANGED_MEANWHILE.at(register.folder / HEADER)]
    return [_changed(register, of_header(words, last + 1), heads)], odd


def _lines_wrong(
    register: Register, lines: Sequence[HeaderLine], seals: Sequence[tuple[str, Seal]]
) -> Iterator[Problem]:
    """Find lines that no seal covers as they are, and settlements whose words are gone."""
    sealed = {(writer, each.event): each for writer, each in seals}
    said = {(each.writer, each.event) for each in lines}
    odd = [e.name for e in lines if not _is_covered(e, sealed)]
    odd += [
        f"{event}@{writer}"
        for writer, event in sealed
        if not version(event) and (writer, event) not in said
    ]
    for name in odd:
        yield _EVENT_CHANGED.at(register.folder / INBOX_OF_HEADER, name=name)


def _is_covered(line: HeaderLine, sealed: Mapping[tuple[str, str], Seal]) -> bool:
    seal = sealed.get((line.writer, line.event))
    return seal is not None and line.fits(seal)


def _changed(register: Register, thing: Thing, heads: Sequence[Head]) -> ChangedByHand:
    problem = _HEADER_CHANGED.at(register.folder / HEADER)
    return ChangedByHand(thing, problem, heads[0] if heads else None)


_SEALS_GONE = Fault(
    "seals-gone",
    Message("No seal covers the head of the register: its seals are gone."),
    Message("Restore the folder from a copy; seals are never removed."),
)
_CHANGED_MEANWHILE = Fault(
    "header-changed",
    Message("The head of the register was changed after it was sealed."),
    Message(
        "Put back what stood there; a conflict on it is open, and “lccluster register settle” decides it."
    ),
)
_HEADER_CHANGED = Fault(
    "header-changed",
    Message("The head of the register was changed after it was sealed."),
    Message(
        "Put back what stood there; “lccluster register seal” adopts it only before the first head is printed."
    ),
)
_EVENT_CHANGED = Fault(
    "event-changed",
    Message("{name} was changed after it was sealed, or is gone."),
    Message("Restore the file from a copy; what is brought is never edited."),
)
