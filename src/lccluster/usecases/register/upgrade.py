"""Turn a register of format 1 into one of format 2: nothing is lost, and old heads still verify."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.safe_write import replace_file
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register, open_register
from lccluster.files.register.git.attributes import write_git_files
from lccluster.files.register.header import BY_WRITER
from lccluster.files.register.ids import new_register_id
from lccluster.files.register.lock import is_free, locked, state
from lccluster.files.register.seals.lines import line_of
from lccluster.files.register.upgrading import (
    frozen_chains,
    header_document,
    old_chains,
    put_seals,
    remove_old_chains,
)
from lccluster.files.yaml.reader import Document
from lccluster.language import Message
from lccluster.register.sealing import numbered
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import broken_at, following, of_facts, of_header
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.register.check import check
from lccluster.usecases.register.checking.checkup import Checkup
from lccluster.usecases.register.room import Room


class Upgraded(Struct, frozen=True):
    """What an upgrade did, or would do: chains frozen, clusters whose facts are sealed, acts without a seal."""

    chains: int
    clusters: int
    unsealed: int


class Finished(Struct, frozen=True):
    """What was left to do of an upgrade that had broken off: old chains to remove, mostly none."""

    chains: int


class _Plan(Struct, frozen=True):
    """All that is written: the header, the frozen chains, and the first seals of our own."""

    header: Document
    frozen: dict[str, bytes]
    seals: Sequence[Seal]
    writer: str

    @property
    def files(self) -> dict[str, bytes]:
        """Give the files of seals by their names."""
        ours = b"".join(line_of(each) + b"\n" for each in self.seals)
        return {**self.frozen, layout.writer_chain(self.writer): ours}


def upgrade(room: Room, *, dry_run: bool, tell: Tell) -> Upgraded | Finished:
    """Upgrade a register, or finish what broke off; raises Unusable for one that is damaged.

    Until the header says the new format the register is the old one, and from then on the new one.
    """
    register = room.register
    nothing_begun = register.header.by_writer and not any(old_chains(register))
    if nothing_begun and is_free(state(register.folder)):
        return Finished(0)
    with nullcontext() if dry_run else locked(register.folder, tell):
        now = open_register(register.folder)
        return _finished(now, dry_run) if now.header.by_writer else _begun(room.at(now), dry_run)


def _begun(room: Room, dry_run: bool) -> Upgraded:
    register, found = room.register, check(room)
    if found.damage:
        raise Unusable(found.damage)
    plan = _planned(room, room.entries())
    done = Upgraded(len(plan.frozen), found.clusters, len(found.unsealed))
    if not dry_run:
        put_seals(register, plan.files)
        _prove(register, plan, found)
        write_git_files(register.folder)
        replace_file(register.folder / layout.HEADER, plan.header.source.data)
        remove_old_chains(register)
    return done


def _finished(register: Register, dry_run: bool) -> Finished:
    """Do what comes after the header: the old chains go."""
    count = len(list(old_chains(register)))
    if not dry_run:
        remove_old_chains(register)
    return Finished(count)


def _planned(room: Room, entries: Sequence[Entry]) -> _Plan:
    register, writer = room.register, room.me.writer
    document = header_document(register.folder, new_register_id())
    words: dict[str, Any] = document.data
    things = [of_header(words), *(of_facts(each.facts) for each in entries)]
    seals = following(words["register"], writer, None, things)
    return _Plan(document, frozen_chains(register), seals, writer)


def _prove(register: Register, plan: _Plan, found: Checkup) -> None:
    """Read back what stands: every old seal, and our own; raises Unusable."""
    id = plan.header.data["register"]
    chains, problems = _as_new(register).chains()
    ours = chains.written.get(plan.writer, ())
    if (
        problems
        or numbered.head(chains.numbered) != found.head
        or list(ours) != list(plan.seals)
        or broken_at(ours, id, plan.writer) is not None
    ):
        raise Unusable(_UNPROVED.at(register.folder / layout.SEALS))


def _as_new(register: Register) -> Register:
    """Give the register as it will read."""
    return replace(register, header=replace(register.header, format=BY_WRITER))


_UNPROVED = Fault(
    "cannot-upgrade",
    Message("The new seals do not say what the old ones said; the register is as it was."),
    Message("“lccluster register check” may say what is odd."),
)
