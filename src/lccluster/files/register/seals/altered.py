"""Sealed acts that do not stand as they were sealed, found while clusters are read: what a check says of them.

Whether a file still says what was sealed is told by hashes alone; only of the few clusters of which it
does not are seals and inbox read. What nobody has sealed yet is no damage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lccluster.errors import Problem, Severity
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.header import header_words
from lccluster.files.register.seals.covering import sealed
from lccluster.files.register.years import DUPLICATE_ID, EVENTS, is_shared, parts
from lccluster.register.sealing.hashing import ALGORITHMS, event_hash, facts_hash
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains, of_header, version

HEADER = ""  # by which the seals of the header go


def altered(
    register: Register, entries: Sequence[Entry], among: Collection[str] | None = None
) -> list[Problem]:
    """Say what of clusters, of all that have seals where none are named, or of the header is not as it was sealed.

    What may be adopted is a warning. Raises Unusable where a chain cannot be read.
    """
    said = hashes_of(each.facts for each in entries)
    ids = suspects(register, said, among if among is None else {*among, HEADER})
    return altered_in(register, entries, ids) if ids else []


def damaged(register: Register, entries: Iterable[Entry], among: Collection[str]) -> list[Problem]:
    """Say which acts of some clusters are not as they were sealed; raises Unusable as `altered`."""
    there = [*entries]
    ids = suspects(register, hashes_of(each.facts for each in there), among)
    found = altered_in(register, there, ids) if ids else []
    return [each for each in found if each.severity is Severity.ERROR]


def suspects(
    register: Register, said: Container[str], among: Collection[str] | None = None
) -> set[str]:
    """Name the clusters of which something is sealed and not said, under no name the header; raises Unusable as `altered`.

    All acts have to be said, and of what else is known one of the seals of the highest number.
    """
    of_header = _of_header(register)
    found: set[str] = set()
    last: dict[str, tuple[int, bool]] = {}
    for cluster, event, hashed in sealed(register, among):
        there = hashed in of_header or hashed in said
        if ":" not in event or not (number := version(event)):
            if cluster and not there:
                found.add(cluster)
            continue
        before, fits = last.get(cluster, (0, False))
        if number >= before:
            last[cluster] = number, there or (fits and number == before)
    asked = among is None or HEADER in among
    if register.header.by_writer and asked and HEADER not in last:
        found.add(HEADER)  # the first thing that is sealed
    return found.union(cluster for cluster, (_, fits) in last.items() if not fits)


def altered_in(register: Register, entries: Iterable[Entry], ids: Collection[str]) -> list[Problem]:
    """Say what of some clusters, or of the header, is not as it was sealed."""
    # A sound register needs none of these.
    from lccluster.files.register.inbox.waiting import read_inbox
    from lccluster.files.register.seals.broken import as_sealed, broken_seals
    from lccluster.files.register.seals.facts import facts_changed
    from lccluster.files.register.seals.header import header_found

    chains, torn = register.chains()
    inbox, _ = read_inbox(register)
    own = Chains(_of(ids, chains.numbered), _of(ids, chains.written))
    there = [each for each in entries if each.cluster.id in ids]
    doubled = (one for each in there for one in _doubled(each))
    acts = as_sealed(dict(broken_seals(there, own, register.folder, inbox)), own)
    by_hand, damage = header_found(register, chains.written, ()) if HEADER in ids else ([], [])
    by_hand += facts_changed(there, own, (), inbox)
    return [*torn, *damage, *doubled, *acts, *(_worth_a_look(each.problem) for each in by_hand)]


def hashes_in(register: Register, path: Path, data: bytes) -> set[str]:
    """Hash what a file says; raises Unusable."""
    document = register.parsed(path, data)
    found = parts(document)[0] if is_shared(document) else [document]
    return hashes_of(each.data for each in found)


def hashes_of(clusters: Iterable[Mapping[str, Any]]) -> set[str]:
    """Hash what is known of clusters, and each of their acts."""
    return {*_hashes(clusters)}


def _worth_a_look(problem: Problem) -> Problem:
    """Say it as a warning: people may change it, and `seal` adopts it."""
    return replace(problem, severity=Severity.WARNING)


def _of_header(register: Register) -> set[str]:
    if not register.header.by_writer:
        return set()
    return {of_header(header_words(register.folder)).hashed(each) for each in ALGORITHMS}


def _hashes(clusters: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Hash what is known of clusters, and the acts that say what was sealed: of two that go by one id, none does."""
    for facts in clusters:
        acts = facts.get(EVENTS) or []
        named = Counter(each["id"] for each in acts if each.get("id"))
        alone = (each for each in acts if not named[each.get("id")] > 1)
        yield from (event_hash(facts, each) for each in alone)
        yield facts_hash(facts)


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
