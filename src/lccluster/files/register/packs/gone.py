"""Seals that went away in a pack, or came in one, and are not here any more: a chain was cut off, or set back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.packs.noted import noted_writers, packs_of
from lccluster.language import Message
from lccluster.register.joining.pack import ends
from lccluster.register.sealing.heads import Chain, Covered, begins


def sent_and_gone(register: Register, chains: Mapping[str, Chain]) -> Iterator[Problem]:
    """Hold chains, by their writers' names, against what is noted of packs; notes that cannot be read say nothing."""
    said: set[str] = set()
    for writer in noted_writers(register):
        with suppress(Unusable):
            gone = gone_of(chains, ends(packs_of(register, writer)))
            yield from (lost_of(register, each) for each in gone if each not in said)
            said.update(gone)


def gone_of(chains: Mapping[str, Chain], sent: Mapping[str, Covered]) -> list[str]:
    """Name the chains that do not begin any more with what was sent of them."""
    known = {name: covered for name, covered in sent.items() if covered[0]}
    return [name for name, covered in known.items() if not begins(chains.get(name, ()), covered)]


def lost_of(register: Register, writer: str) -> Problem:
    """Say that a chain lacks what was sent of it."""
    return _LOST.at(register.folder / layout.writer_chain(writer), writer=writer)


_LOST = Fault(
    "sent-and-gone",
    Message("Seals of {writer} that were sent in a pack are not here any more."),
    Message("Bring back what was sent: merge or receive it from whoever has it."),
)
