"""Acts of a round that are not as they were sealed: remarked with every answer that is drawn from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lccluster.errors import Fault, Problem
from lccluster.files.disk import deeds
from lccluster.files.register.entry import Entry
from lccluster.files.round.folder import RoundFolder
from lccluster.language import Message
from lccluster.register.sealing.hashing import event_hash, event_id
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains, version

Sealed = Mapping[tuple[str, str], Seal]  # by record and act


def remark_altered(folder: RoundFolder, entries: Sequence[Entry[Any]]) -> frozenset[str]:
    """Remark acts that were changed or lost; so are chains that cannot be read, which leave that open.

    What nobody has sealed is no damage here. Gives the records that were sealed and are not here: an
    application may not have come with its chain.
    """
    chains, odd = folder.chains()
    sealed = seals_by_act(chains)
    for each in (*odd, *altered(folder, entries, sealed)):
        deeds.remark(each)
    return frozenset(record for record, _ in sealed) - {each.cluster.id for each in entries}


def altered(
    folder: RoundFolder, entries: Sequence[Entry[Any]], sealed: Sealed
) -> Iterator[Problem]:
    """Find the acts of records that were changed after they were sealed, or are gone."""
    for each in entries:
        yield from changed(each, sealed)
    here = {each.cluster.id for each in entries}
    own = {by: seal for by, seal in sealed.items() if seal.cluster in here}
    yield from gone(folder, entries, own)


def seals_by_act(chains: Chains) -> Sealed:
    """Find seals by record and act."""
    return {(each.cluster, each.event): each for chain in chains.written.values() for each in chain}


def changed(entry: Entry[Any], sealed: Sealed) -> Iterator[Problem]:
    """Find the acts of a record that were changed after they were sealed."""
    for at, seal, words in _acts(entry, sealed):
        if seal and event_hash(entry.facts, words, seal.alg) != seal.hash:
            yield entry.document.problem(("events", at), _CHANGED)


def unsealed(entry: Entry[Any], sealed: Sealed) -> Iterator[Problem]:
    """Find the acts of a record that no seal covers."""
    for at, seal, _ in _acts(entry, sealed):
        if seal is None:
            yield entry.document.problem(("events", at), _UNSEALED)


def gone(folder: RoundFolder, entries: Sequence[Entry[Any]], sealed: Sealed) -> Iterator[Problem]:
    """Find what was sealed and is not there."""
    known = {
        (entry.cluster.id, event_id(entry.facts, words))
        for entry in entries
        for words in entry.facts.get("events") or []
    }
    for (record, act), seal in sealed.items():
        if not version(seal.event) and (record, act) not in known:
            yield _GONE.at(folder.folder, id=record, act=act)


def _acts(
    entry: Entry[Any], sealed: Sealed
) -> Iterator[tuple[int, Seal | None, Mapping[str, Any]]]:
    for at, words in enumerate(entry.facts.get("events") or []):
        yield at, sealed.get((entry.cluster.id, event_id(entry.facts, words))), words


_FROM_A_COPY = Message("Restore it from a copy.")
_CHANGED = Fault("act-changed", Message("This act was changed after it was sealed."), _FROM_A_COPY)
_UNSEALED = Fault(
    "unsealed",
    Message("No seal covers this act: it was not recorded by a command."),
    _FROM_A_COPY,
)
_GONE = Fault("act-gone", Message("An act of {id} was sealed and is gone: {act}."), _FROM_A_COPY)
