"""Do the chains of seals hold, and does every act bear a seal?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.layout import CLUSTERS
from lccluster.language import Message
from lccluster.register.sealing import numbered, written
from lccluster.register.sealing.hashing import event_id
from lccluster.register.sealing.written import Chains


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


_FROM_A_COPY = Message("Restore the file from a copy; seals are never edited.")


_BROKEN = Fault(
    "broken-chain",
    Message("The chain of seals breaks here: a line was changed, lost or put in."),
    _FROM_A_COPY,
)


NO_HEAD = Fault(
    "no-head",
    Message("“{text}” is no head of seals."),
    Message("“lccluster register check --root” prints one, such as 10-5729ec1b24bd1e05be7543b3."),
)
NOT_CONTAINED = Fault(
    "head-not-contained",
    Message("The register no longer contains all that the head {head} covered."),
    Message("Compare it with a copy from the day on which the head was printed."),
)
_SEAL_GONE = Fault(
    "seal-gone", Message("The seal number {number} is gone from the chains."), _FROM_A_COPY
)
