"""Do the chains of seals hold, and does every seal find its act?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Problem
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.layout import CLUSTERS
from lccluster.language import Message
from lccluster.register.sealing import numbered, written
from lccluster.register.sealing.hashing import event_hash, event_id
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains

Words = dict[str, list[tuple[Entry, Mapping[str, tuple[int, Mapping[str, Any]]]]]]


class Unsealed(Struct, frozen=True):
    """What no seal covers: an act, or without a place among the acts what is known of its cluster.

    It was made by hand, or cut off before its seal was written.
    """

    entry: Entry
    index: int | None
    event: str

    @property
    def problem(self) -> Problem:
        """Say where it stands, and how it gets its seal."""
        of_cluster = Message("What is known of {id} bears no seal.", id=self.entry.cluster.id)
        of_act = Message("The act {id} bears no seal.", id=self.event)
        return self.entry.document.problem(
            () if self.index is None else ("events", self.index),
            Fault(
                "unsealed",
                of_cluster if self.index is None else of_act,
                Message("“lccluster register seal” adopts it."),
            ),
        )


def unsealed(entries: Sequence[Entry], chains: Chains) -> Iterator[Unsealed]:
    """List the acts that no seal names."""
    everything = chains.by_name.values()
    seals = (each for chain in everything for each in chain)
    sealed = {(each.cluster, each.event) for each in seals if not written.version(each.event)}
    for entry in entries:
        for index, event in enumerate(entry.facts.get("events") or []):
            name = event_id(entry.facts, event)
            if (entry.cluster.id, name) not in sealed:
                yield Unsealed(entry, index, name)


def missing_seals(chains: Chains, folder: Path) -> Iterator[Problem]:
    """Find the first number that no chain of format 1 has."""
    if (number := numbered.missing(chains.numbered.values())) is not None:
        yield _SEAL_GONE.at(folder / CLUSTERS, number=number)


def broken_chains(register: Register, chains: Chains) -> Iterator[Problem]:
    """Find where a chain breaks."""
    for office, chain in chains.numbered.items():
        if (line := numbered.broken_at(chain)) is not None:
            yield _BROKEN.at(
                register.folder / _numbered_file(register, office), line=line + 1, column=1
            )
    for writer, chain in chains.written.items():
        if (line := written.broken_at(chain, register.header.register or "", writer)) is not None:
            yield _BROKEN.at(register.folder / layout.writer_chain(writer), line=line + 1, column=1)


def _numbered_file(register: Register, office: str) -> str:
    name = layout.frozen_chain if register.header.by_writer else layout.office_chain
    return name(office)


def broken_seals(
    entries: Sequence[Entry], chains: Chains, register: Register, inbox: Inbox
) -> Iterator[tuple[Seal, Problem]]:
    """Find what was sealed and is gone or changed, each with its seal; the inbox holds some of it."""
    words: Words = defaultdict(list)  # an id may stand twice
    for entry in entries:
        words[entry.cluster.id].append((entry, _by_id(entry)))
    said: set[tuple[str, str]] = set()
    for home, seal in _with_home(chains, register.folder / CLUSTERS):
        of_an_act = seal.cluster and not written.version(seal.event)
        if not of_an_act or (seal.cluster, seal.event) in said:
            continue
        for problem in _sealed(seal, words, home):
            if any(piece.fits(seal) for piece in inbox.get(seal.cluster, ())):
                break
            said.add((seal.cluster, seal.event))
            yield seal, problem


def as_sealed(found: Mapping[Seal, Problem], chains: Chains) -> Iterator[Problem]:
    """Give what `broken_seals` found, cluster by cluster, in the order of the chains."""
    left = dict(found)
    for chain in (*chains.numbered.values(), *chains.written.values()) if found else ():
        yield from (left.pop(seal) for seal in chain if seal in left)


def _with_home(chains: Chains, clusters: Path) -> Iterator[tuple[Path, Seal]]:
    """Give every seal with the folder in which its clusters lie, if all of a chain's lie in one."""
    for office, chain in chains.numbered.items():
        yield from ((clusters / office, each) for each in chain)
    for chain in chains.written.values():
        yield from ((clusters, each) for each in chain)


def _by_id(entry: Entry) -> dict[str, tuple[int, Mapping[str, Any]]]:
    acts = enumerate(entry.facts.get("events") or [])
    return {event_id(entry.facts, each): (index, each) for index, each in acts}


def _file_of(cluster: str, home: Path) -> Path:
    """Give the file of a cluster where it lies unreadable; else where it is missed, in a county that no seal names."""
    name = f"{cluster}.yaml"
    missed = home / "…" / name if home.name == CLUSTERS else home / name
    return next(home.glob(f"*/{name}"), missed)


def _sealed(seal: Seal, words: Words, home: Path) -> Iterator[Problem]:
    hint = Message("Restore it from a copy; to set it right, record a correction.")
    if seal.cluster not in words:
        yield Problem(
            code="cluster-gone",
            file=str(_file_of(seal.cluster, home)),
            message=Message(
                "The file of {id} was sealed and is gone or unreadable.", id=seal.cluster
            ),
            hint=hint,
        )
        return
    there = words[seal.cluster]
    entry, events = next((each for each in there if seal.event in each[1]), there[0])
    if seal.event not in events:
        yield entry.document.problem(
            ("events",),
            Fault(
                "event-gone", Message("The act {id} was sealed and is gone.", id=seal.event), hint
            ),
            at_key=True,
        )
        return
    index, event = events[seal.event]
    if event_hash(entry.facts, event, seal.alg) != seal.hash:
        yield entry.document.problem(
            ("events", index),
            Fault(
                "event-changed",
                Message("The act {id} was changed after it was sealed.", id=seal.event),
                hint,
            ),
        )


_FROM_A_COPY = Message("Restore the file from a copy; seals are never edited.")


_BROKEN = Fault(
    "broken-chain",
    Message("The chain of seals breaks here: a line was changed, lost or put in."),
    _FROM_A_COPY,
)


NO_HEAD = Fault(
    "no-head",
    Message("“{text}” is no head of seals."),
    Message("“lccluster register check --root” prints one: 10-5729ec1b24bd1e05be7543b3."),
)
NOT_CONTAINED = Fault(
    "head-not-contained",
    Message("The register no longer contains all that the head {head} covered."),
    Message("Compare it with a copy from the day on which the head was printed."),
)
_SEAL_GONE = Fault(
    "seal-gone", Message("The seal number {number} is gone from the chains."), _FROM_A_COPY
)
