"""Chains that lack what a head covered or a pack carried: they were cut off, or set back to an older copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.packs.gone import sent_and_gone
from lccluster.files.register.reading.steady import steadily
from lccluster.files.register.seals.ends import ChainEnds
from lccluster.language import Message
from lccluster.register.sealing.heads import Chain, Head, lost


def remark_cut_off(register: Register) -> None:
    """Remark it with every answer, as far as chains, heads and notes can be read; of chains only ends are."""
    with suppress(Unusable):  # a check says what of them cannot be read
        for each in steadily(register, cut_off_now):
            deeds.remark(each)


def cut_off_now(register: Register) -> list[Problem]:
    """Look at the ends of a register's chains; raises Unusable."""
    names = [path.relative_to(register.folder).as_posix() for path in register.chain_files()]
    chains = {Path(name).stem: ChainEnds(register, name) for name in names}
    return cut_off(register, chains, register.heads()[0])


def cut_off(
    register: Register, chains: Mapping[str, Chain], heads: Iterable[Head]
) -> list[Problem]:
    """Find chains, by their writers' names, that do not begin any more as some head or pack says; each once."""
    found = {writer: _lost(register, head, writer) for head, writer in lost(chains, heads)}
    said = {each.file for each in found.values()}
    sent = (each for each in sent_and_gone(register, chains) if each.file not in said)
    return [*found.values(), *sent]


def _lost(register: Register, head: Head, writer: str) -> Problem:
    place = register.folder / layout.writer_chain(writer)
    return _SEALS_LOST.at(place, writer=writer, head=head.code, day=head.on)


_SEALS_LOST = Fault(
    "seals-lost",
    Message("The seals of {writer} no longer begin with what the head {head} of {day} covered."),
    Message("Acts were lost with their seals, or the folder was set back: restore it from a copy."),
)
