"""What the index of a large register knows of seals, remarked with every answer that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
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
    from lccluster.files.register.entry import Entry
    from lccluster.files.register.folder import Register
    from lccluster.files.register.index.store import Store


def remark_seals(register: Register, store: Store) -> None:
    """Remark what is not as it was sealed, and what nobody held against the seals so far."""
    if ids := store.suspects() or _without_chains(register):
        _remark_altered(register, store, ids)
    if left := _unverified(store):
        deeds.remark(_UNVERIFIED.at(register.folder, count=len(left)))


def remark_where_doubtful(
    store: Store, register: Register, entries: Sequence[Entry], ids: Set[str]
) -> None:
    """Remark what of some clusters is not as it was sealed; what the index held against the seals is sound.

    The chains of a large register take longer to look through than all else about one title.
    """
    doubtful = store.suspects() | _without_chains(register)
    files = {register.folder / CLUSTERS / each for each in _unverified(store)}
    if not doubtful.isdisjoint({*ids, HEADER}) or any(each.path in files for each in entries):
        remark_altered(register, entries, ids)


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


def _unverified(store: Store) -> set[str]:
    """Name the files that no check on this computer has found whole since they changed."""
    from lccluster.files.register.index.verified import VERIFIED, whole_digests

    if not (files := store.unverified()):
        return set()
    whole = whole_digests(store.path.with_suffix(VERIFIED))
    if found := [name for name, digest in files.items() if digest in whole]:
        with store.writing():
            store.verify(found)
    return files.keys() - {*found}


def _paths(register: Register, names: Iterable[str]) -> list[Path]:
    return sorted(register.folder / CLUSTERS / each for each in names)


_UNVERIFIED = Fault(
    "seals-not-verified",
    Message("Files that have not been held against the seals on this computer yet: {count}."),
    Message("“lccluster register check” does it."),
    severity=Severity.WARNING,
)
