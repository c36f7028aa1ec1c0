"""What was sealed and is not there as it was sealed: acts changed or lost, clusters gone, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lccluster.errors import Fault, Problem
from lccluster.files.register.entry import Entry
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.years import year_of
from lccluster.language import Message
from lccluster.register.sealing import written
from lccluster.register.sealing.hashing import event_hash, event_id
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains

Words = dict[str, list[tuple[Entry, Mapping[str, tuple[int, Mapping[str, Any]]]]]]


def broken_seals(
    entries: Sequence[Entry], chains: Chains, folder: Path, inbox: Inbox
) -> Iterator[tuple[Seal, Problem]]:
    """Find what was sealed and is gone or changed, each with its seal; the inbox holds some of it."""
    words: Words = defaultdict(list)  # an id may stand twice
    for entry in entries:
        words[entry.cluster.id].append((entry, _by_id(entry)))
    said: set[tuple[str, str]] = set()
    holds_years = cache(_holds_years)
    for home, seal in _with_home(chains, folder / CLUSTERS):
        of_an_act = seal.cluster and not written.version(seal.event)
        if not of_an_act or (seal.cluster, seal.event) in said:
            continue
        for problem in _sealed(seal, words, home, holds_years):
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


def _holds_years(home: Path) -> bool:
    """Tell whether files of whole years lie in a folder of clusters, or below it."""
    return any(year_of(each.name) for each in (*home.glob("*.yaml"), *home.glob("*/*.yaml")))


def _lost(seal: Seal, home: Path, holds_years: Callable[[Path], bool]) -> Problem:
    """Say that a cluster is gone, or is not in its file; of the file itself its reader says more."""
    file = _file_of(seal.cluster, home)
    gone = _IN_NO_FILE if holds_years(home) else _GONE
    return (_UNREAD if file.exists() else gone).at(file, id=seal.cluster)


def _sealed(
    seal: Seal, words: Words, home: Path, holds_years: Callable[[Path], bool]
) -> Iterator[Problem]:
    hint = _RESTORE
    if seal.cluster not in words:
        yield _lost(seal, home, holds_years)
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


_RESTORE = Message("Restore it from a copy; to set it right, record a correction.")
_GONE = Fault("cluster-gone", Message("The file of {id} was sealed and is gone."), _RESTORE)
_IN_NO_FILE = Fault(
    "cluster-gone", Message("{id} was sealed, and no file that can be read holds it."), _RESTORE
)
_UNREAD = Fault(
    "cluster-gone", Message("{id} was sealed, and cannot be read in its file."), _RESTORE
)
