"""What the index of a large register knows of seals, remarked with every answer that it gives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Fault, Severity
from lccluster.files.disk import deeds
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.reading.against_seals import remark_altered
from lccluster.files.register.reading.copies import counted
from lccluster.files.register.seals.altered import HEADER
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.register.folder import Register
    from lccluster.files.register.index.store import Store


def remark_seals(register: Register, store: Store) -> None:
    """Remark what is not as it was sealed, and what nobody held against the seals so far."""
    if ids := store.suspects() or _without_chains(register):
        _remark_altered(register, store, ids)
    if files := store.unverified():
        _remark_unverified(register, store, files)


def _without_chains(register: Register) -> set[str]:
    """Name the header where no chain is left: that changes no file that the index reads again."""
    return {HEADER} if register.header.by_writer and not register.chain_files() else set()


def _remark_altered(register: Register, store: Store, ids: set[str]) -> None:
    """Remark what a check says of the clusters that lack an act as it was sealed."""
    from lccluster.files.register.index.questions import files_of

    paths = _paths(register, {name for each in ids for name in files_of(store, each)})
    entries = [each for path in paths for each in register.read(path, ids)[0]]
    if not remark_altered(register, counted(entries).entries, ids):
        with store.writing():  # it waits in the inbox, or its seal came meanwhile
            store.suspect(ids, ())


def _remark_unverified(register: Register, store: Store, files: dict[str, str]) -> None:
    """Remark how many files there are that no check on this computer has found whole since they changed."""
    from lccluster.files.register.index.verified import VERIFIED, whole_digests

    whole = whole_digests(store.path.with_suffix(VERIFIED))
    if found := [name for name, digest in files.items() if digest in whole]:
        with store.writing():
            store.verify(found)
    if left := len(files) - len(found):
        deeds.remark(_UNVERIFIED.at(register.folder, count=left))


def _paths(register: Register, names: Iterable[str]) -> list[Path]:
    return sorted(register.folder / CLUSTERS / each for each in names)


_UNVERIFIED = Fault(
    "seals-not-verified",
    Message("Files that have not been held against the seals on this computer yet: {count}."),
    Message("“lccluster register check” does it."),
    severity=Severity.WARNING,
)
