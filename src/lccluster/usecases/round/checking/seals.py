"""The seals of a round: whole chains, and every record and act as it was sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lccluster.errors import Fault, Problem
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.sealing import written
from lccluster.register.sealing.hashing import event_id
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import (
    Chains,
    HoldingSeal,
    holding,
    of_act,
    of_facts,
    version,
)
from lccluster.usecases.round.room import RoundRoom, SeenRound

Sealed = Mapping[tuple[str, str], Seal]  # by record and act


def seals_wrong(room: RoundRoom, seen: SeenRound, chains: Chains) -> Iterator[Problem]:
    """Find where a chain breaks, what was changed after it was sealed, and what no seal covers."""
    yield from _broken_chains(room, chains)
    held = holding(chains.written)
    sealed = {(e.cluster, e.event): e for chain in chains.written.values() for e in chain}
    for entry in seen.entries:
        yield from _facts(entry, held.get(entry.cluster.id, ()))
        yield from _acts(entry, sealed)
    yield from _gone(room, seen, sealed)


def _broken_chains(room: RoundRoom, chains: Chains) -> Iterator[Problem]:
    for writer, chain in chains.written.items():
        if (line := written.broken_at(chain, room.round.record.round, writer)) is not None:
            yield _BROKEN_CHAIN.at(room.folder / layout.writer_chain(writer), line + 1)


def _facts(entry: Entry[Any], held: Sequence[HoldingSeal]) -> Iterator[Problem]:
    thing = of_facts(entry.facts)
    if not any(thing.hashed(each.seal.alg) == each.seal.hash for each in held):
        yield entry.document.problem((), _FACTS_CHANGED, id=entry.cluster.id)


def _acts(entry: Entry[Any], sealed: Sealed) -> Iterator[Problem]:
    changed = Message("This act was changed after it was sealed.")
    bare = Message("No seal covers this act: it was not recorded by a command.")
    for index, words in enumerate(entry.facts.get("events") or []):
        seal = sealed.get((entry.cluster.id, event_id(entry.facts, words)))
        if seal is None or of_act(entry.facts, words).hashed(seal.alg) != seal.hash:
            yield entry.document.problem(
                ("events", index),
                Fault(
                    "act-changed" if seal else "unsealed",
                    changed if seal else bare,
                    Message("Restore it from a copy."),
                ),
            )


def _gone(room: RoundRoom, seen: SeenRound, sealed: Sealed) -> Iterator[Problem]:
    known = {
        (entry.cluster.id, event_id(entry.facts, words))
        for entry in seen.entries
        for words in entry.facts.get("events") or []
    }
    for (record, act), seal in sealed.items():
        if not version(seal.event) and (record, act) not in known:
            yield _ACT_GONE.at(room.folder, id=record, act=act)


_BROKEN_CHAIN = Fault(
    "broken-chain",
    Message("The chain of seals breaks here."),
    Message("Restore the file from a copy; seals are never edited."),
)
_ACT_GONE = Fault(
    "act-gone",
    Message("An act of {id} was sealed and is gone: {act}."),
    Message("Restore it from a copy."),
)
_FACTS_CHANGED = Fault(
    "facts-changed",
    Message("What is known of {id} beside its acts was changed after it was sealed."),
    Message("Restore it from a copy."),
)
