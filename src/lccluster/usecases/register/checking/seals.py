"""Do the chains of seals hold, and does every seal find its act?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import CLUSTERS, SEALS
from lccluster.language import Message
from lccluster.register.seals import (
    Seal,
    broken_at,
    event_hash,
    event_id,
    missing,
)
from lccluster.usecases.register.room import Room


class Unsealed(Struct, frozen=True):
    """An act that no seal covers: made by hand, or cut off before its seal was written."""

    entry: Entry
    index: int
    event: str


def unsealed(entries: Sequence[Entry], chains: Mapping[str, Sequence[Seal]]) -> Iterator[Unsealed]:
    """List the acts that no seal names."""
    sealed = {(each.cluster, each.event) for chain in chains.values() for each in chain}
    for entry in entries:
        for index, event in enumerate(entry.facts.get("events") or []):
            name = event_id(entry.facts, event)
            if (entry.cluster.id, name) not in sealed:
                yield Unsealed(entry, index, name)


def missing_seals(chains: Sequence[Sequence[Seal]], folder: Path) -> Iterator[Problem]:
    """Find the first number that no chain has."""
    if (number := missing(chains)) is not None:
        yield Problem(
            code="seal-gone",
            file=str(folder / CLUSTERS),
            message=Message("The seal number {number} is gone from the chains.", number=number),
            hint=Message("Restore the file from a copy; seals are never edited."),
        )


def broken_seals(
    entries: Sequence[Entry], chains: Mapping[str, Sequence[Seal]], folder: Path
) -> Iterator[Problem]:
    """Find where a chain breaks, and what was sealed and is gone or changed."""
    words = {
        entry.cluster.id: (
            entry,
            {
                event_id(entry.facts, each): (index, each)
                for index, each in enumerate(entry.facts.get("events") or [])
            },
        )
        for entry in entries
    }
    for office, chain in chains.items():
        if (line := broken_at(chain)) is not None:
            yield Problem(
                code="broken-chain",
                file=str(folder / CLUSTERS / office / SEALS),
                line=line + 1,
                column=1,
                message=Message(
                    "The chain of seals breaks here: a line was changed, lost or put in."
                ),
                hint=Message("Restore the file from a copy; seals are never edited."),
            )
        for each in chain:
            yield from _sealed(each, words, folder / CLUSTERS / office)


def _sealed(
    seal: Seal,
    words: Mapping[str, tuple[Entry, Mapping[str, tuple[int, Mapping[str, object]]]]],
    folder: Path,
) -> Iterator[Problem]:
    hint = Message("Restore it from a copy; to set it right, record a correction.")
    if seal.cluster not in words:
        yield Problem(
            code="cluster-gone",
            file=str(folder / f"{seal.cluster}.yaml"),
            message=Message(
                "The file of {id} was sealed and is gone or unreadable.", id=seal.cluster
            ),
            hint=hint,
        )
        return
    entry, events = words[seal.cluster]
    if seal.event not in events:
        yield entry.document.problem(
            ("events",),
            at_key=True,
            code="event-gone",
            message=Message("The act {id} was sealed and is gone.", id=seal.event),
            hint=hint,
        )
        return
    index, event = events[seal.event]
    if event_hash(entry.facts, event, seal.alg) != seal.hash:
        yield entry.document.problem(
            ("events", index),
            code="event-changed",
            message=Message("The act {id} was changed after it was sealed.", id=seal.event),
            hint=hint,
        )


def no_head(written: str) -> Problem:
    """Say that what was given is no head of seals."""
    return Problem(
        code="no-head",
        field="--against",
        message=Message("“{text}” is no head of seals.", text=written),
        hint=Message("“lccluster register check --root” prints one: 10-5729ec1b24bd1e05be7543b3."),
    )


def not_contained(room: Room, printed: str) -> Problem:
    """Say that the register lost something that a printed head covered."""
    return Problem(
        code="head-not-contained",
        file=str(room.register.folder),
        message=Message(
            "The register no longer contains all that the head {head} covered.", head=printed
        ),
        hint=Message("Compare it with a copy from the day on which the head was printed."),
    )
