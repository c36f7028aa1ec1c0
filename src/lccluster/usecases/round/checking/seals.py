"""The seals of a round: whole chains, and every record and act as it was sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lccluster.errors import Fault, Problem
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.round.altered import changed, gone, seals_by_act, unsealed
from lccluster.language import Message
from lccluster.register.sealing import written
from lccluster.register.sealing.written import Chains, HoldingSeal, holding, of_facts
from lccluster.usecases.round.room import RoundRoom, SeenRound


def seals_wrong(room: RoundRoom, seen: SeenRound, chains: Chains) -> Iterator[Problem]:
    """Find where a chain breaks, what was changed after it was sealed, and what no seal covers."""
    yield from _broken_chains(room, chains)
    held = holding(chains.written)
    sealed = seals_by_act(chains)
    for entry in seen.entries:
        yield from _facts(entry, held.get(entry.cluster.id, ()))
        yield from changed(entry, sealed)
        yield from unsealed(entry, sealed)
    here = {each.cluster.id for each in seen.entries}
    yield from gone(
        room.round, seen.entries, {by: seal for by, seal in sealed.items() if by[0] in here}
    )
    yield from room.missed({by[0] for by in sealed} - here)


def _broken_chains(room: RoundRoom, chains: Chains) -> Iterator[Problem]:
    for writer, chain in chains.written.items():
        if (line := written.broken_at(chain, room.round.record.round, writer)) is not None:
            yield _BROKEN_CHAIN.at(room.folder / layout.writer_chain(writer), line + 1)


def _facts(entry: Entry[Any], held: Sequence[HoldingSeal]) -> Iterator[Problem]:
    thing = of_facts(entry.facts)
    if not any(thing.hashed(each.seal.alg) == each.seal.hash for each in held):
        yield entry.document.problem((), _FACTS_CHANGED, id=entry.cluster.id)


_BROKEN_CHAIN = Fault(
    "broken-chain",
    Message("The chain of seals breaks here."),
    Message("Restore the file from a copy; seals are never edited."),
)
_FACTS_CHANGED = Fault(
    "facts-changed",
    Message("What is known of {id} beside its acts was changed after it was sealed."),
    Message("Restore it from a copy."),
)
