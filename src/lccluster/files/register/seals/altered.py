"""Sealed acts that do not stand as they were sealed, found while clusters are read: what a check says of them.

Whether a file still says what was sealed is told by hashes alone; only of the few clusters of which it
does not are seals and inbox read. What nobody has sealed yet is no damage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from lccluster.errors import Problem
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.seals.covering import sealed_acts
from lccluster.files.register.years import DUPLICATE_ID, EVENTS, is_shared, parts
from lccluster.register.sealing.hashing import event_hash
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains


def altered(
    register: Register, entries: Sequence[Entry], among: Collection[str] | None = None
) -> list[Problem]:
    """Say which acts of clusters, of all that have seals where none are named, are not as they were sealed.

    Raises Unusable where a chain cannot be read.
    """
    ids = suspects(register, {*_hashes(each.facts for each in entries)}, among)
    return altered_in(register, entries, ids) if ids else []


def suspects(register: Register, said: Set[str], among: Collection[str] | None = None) -> set[str]:
    """Name the clusters of which an act is sealed whose hash is not said; raises Unusable as `altered`."""
    return {cluster for cluster, hashed in sealed_acts(register, among) if hashed not in said}


def altered_in(register: Register, entries: Iterable[Entry], ids: Collection[str]) -> list[Problem]:
    """Say which acts of some clusters are not as they were sealed."""
    from lccluster.files.register.inbox.waiting import read_inbox  # a sound register needs neither
    from lccluster.files.register.seals.broken import as_sealed, broken_seals

    chains, _ = register.chains()
    inbox, _ = read_inbox(register)
    own = Chains(_of(ids, chains.numbered), _of(ids, chains.written))
    there = [each for each in entries if each.cluster.id in ids]
    doubled = (one for each in there for one in _doubled(each))
    return [*doubled, *as_sealed(dict(broken_seals(there, own, register.folder, inbox)), own)]


def hashes_in(register: Register, path: Path, data: bytes) -> set[str]:
    """Hash the acts of a file; raises Unusable."""
    document = register.parsed(path, data)
    found = parts(document)[0] if is_shared(document) else [document]
    return {*_hashes(each.data for each in found)}


def _hashes(clusters: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Hash the acts that say what was sealed: of two that go by one id, none does."""
    for facts in clusters:
        acts = facts.get(EVENTS) or []
        named = Counter(each["id"] for each in acts if each.get("id"))
        alone = (each for each in acts if not named[each.get("id")] > 1)
        yield from (event_hash(facts, each) for each in alone)


def _doubled(entry: Entry) -> Iterator[Problem]:
    """Say which acts of a cluster go by one id."""
    acts = entry.cluster.events
    named = Counter(each.id for each in acts)
    for at, each in enumerate(acts):
        if (count := named[each.id]) > 1:
            place = "events", at, "id"
            yield entry.document.problem(place, DUPLICATE_ID, id=each.id, count=count)


def _of(ids: Collection[str], chains: Mapping[str, Sequence[Seal]]) -> dict[str, list[Seal]]:
    return {name: [each for each in chain if each.cluster in ids] for name, chain in chains.items()}
