"""What is in a pack: what is new of the chains of seals since the packs before it, and the words that they cover."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from lccluster.errors import Damaged, Unusable
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.header import header_words
from lccluster.files.register.inbox.of_header import header_lines
from lccluster.files.register.packs.gone import gone_of, lost_of
from lccluster.files.register.packs.noted import packs_of
from lccluster.files.register.seals.lines import head_of
from lccluster.files.register.seals.tails import ChainLines, chains_by_name, lines_of
from lccluster.register.joining.pack import Pack, ends, heads_sent, stream
from lccluster.register.sealing.heads import Covered, Head, covering
from lccluster.register.sealing.written import LEGACY
from lccluster.usecases.register.packs.carried import carried_words
from lccluster.usecases.register.packs.scope import Wish, number, receiver, scope
from lccluster.usecases.register.room import Room


def counted_chains(register: Register) -> dict[str, ChainLines]:
    """Count the chains, of which only ends are read; raises Damaged for these and for heads that are none."""
    _, odd = register.heads()
    if odd:
        raise Damaged(odd)
    try:
        return chains_by_name(register)
    except Unusable as unusable:
        raise Damaged(unusable.problems) from None


def pack_of(room: Room, wish: Wish, chains: Mapping[str, ChainLines]) -> Pack:
    """Give the next pack with all that is new; raises Unusable, Damaged."""
    register, me = room.register, room.me
    noted = packs_of(register, me.writer)
    to = receiver(room, wish)
    before = stream(noted, to, number(wish.since, noted) if wish.since else None)
    found = scope(room, wish, chains)
    _refuse_lost(register, chains, ends(before))
    pack = Pack(
        register.header.register or "",
        me.writer,
        me.office,
        to,
        max((each.sequence for each in noted), default=0) + 1,
        (before[-1].sequence, before[-1].digest) if before else None,
        header_words(register.folder),
        {name: ends(before).get(name, (0, ""))[0] for name in found},
        covering(chains),
        {},
        {},
        {},
        (),
        header_lines(register),
    )
    return _filled(register, pack, found, heads_sent(before))


def _filled(
    register: Register,
    pack: Pack,
    chains: Mapping[str, ChainLines],
    heads_before: Mapping[str, int],
) -> Pack:
    """Put in what is new of chains and heads, and the words that the seals cover."""
    seals = {name: chain.seals(pack.starts[name]) for name, chain in chains.items()}
    seals = {name: chain for name, chain in seals.items() if chain}
    heads = {name: _heads(register, name) for name in chains if not name.startswith(LEGACY)}
    starts = {name: heads_before.get(name, 0) for name in heads}
    return replace(
        pack,
        seals=seals,
        head_starts=starts,
        heads={name: found[starts[name] :] for name, found in heads.items()},
        clusters=carried_words(register, seals),
    )


def _heads(register: Register, writer: str) -> list[Head]:
    return [*map(head_of, lines_of(register, layout.writer_heads(writer)))]


def _refuse_lost(
    register: Register, chains: Mapping[str, ChainLines], sent: Mapping[str, Covered]
) -> None:
    """Refuse to go on where a chain does not begin any more with what was sent of it; raises Damaged."""
    if lost := gone_of(chains, sent):
        raise Damaged(lost_of(register, each) for each in lost)
