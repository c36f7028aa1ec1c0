"""The one cluster that is meant by an id or a name; which ones it could be, where it is none."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable, is_one_of
from lccluster.files.register.folder import Register
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.reading.against_seals import every_entry, remark_altered
from lccluster.files.register.reading.copies import MISPLACED, counted, is_at_home, of_doubled
from lccluster.files.register.reading.finding import find, find_all, is_found_by_name, naming
from lccluster.files.register.reading.steady import steadily
from lccluster.language import Listing, Message
from lccluster.register.view import names_borne
from lccluster.usecases.register.asking.indexed import Indexable, answered, found_at_once

if TYPE_CHECKING:
    from lccluster.files.register.entry import Entry
    from lccluster.files.register.index.store import Store

MANY = 50  # titles of one act, from which on all files are looked through once
SHORTEST = 2  # signs of a name's part that is looked for


class Ordered(Indexable, Protocol):
    """A register whose clusters have an order."""

    def entries(self) -> list[Entry]:
        """Read all clusters in the officials' order; raises Unusable with all problems."""

    def in_order(self, entry: Entry) -> tuple[int, str]:
        """Order clusters by county as officials list them, then by id."""


def meant(room: Ordered, written: str) -> Entry:
    """Read the cluster with an id, or with a name that no other bears; raises Unusable."""
    found = _with_id(room, written) or _with_name(room, written)
    if not found:
        register = room.register
        raise Unusable(_misnamed(register, written) or [_no_such_cluster(register, written)])
    if len(found) > 1:
        raise Unusable(map(of_doubled, found))
    return found[0]


def all_meant(room: Ordered, written: Sequence[str]) -> list[Entry]:
    """Read the clusters with some ids or names, in their order; raises Unusable.

    Many are looked for together: to look for each would go through the folder as often as there are titles.
    """
    together = _with_ids(room, {*written}) if len(written) >= MANY else {}
    return [together.get(each) or meant(room, each) for each in written]


def _with_ids(room: Ordered, ids: Set[str]) -> dict[str, Entry]:
    """Find the clusters with some ids whose files leave no doubt; `meant` says of the others what is wrong."""

    def found(register: Register) -> list[Entry]:
        once = counted(find_all(register, ids))
        register.remark(once.copies)
        unsure = {each.cluster.id for each in once.doubled}
        own = [
            each for each in once.entries if each.cluster.id in ids - unsure and is_at_home(each)
        ]
        remark_altered(register, own, {each.cluster.id for each in own})
        return own

    return {each.cluster.id: each for each in steadily(room.register, found)}


def _with_id(room: Ordered, cluster_id: str) -> list[Entry]:
    """Find the cluster with an id; its file is read, whatever an index says of it."""

    def by_files() -> list[Entry]:
        return steadily(room.register, lambda register: find(register, cluster_id))

    if is_found_by_name(room.register, cluster_id):
        return by_files()
    from lccluster.files.register.index.questions import files_of
    from lccluster.usecases.register.asking.by_seals import remark_where_doubtful

    def by_index(store: Store) -> list[Entry]:
        return find(
            room.register,
            cluster_id,
            lambda each: [str(_path(room.register, name)) for name in files_of(store, each)],
            partial(remark_where_doubtful, store),
        )

    return found_at_once(room, by_index, by_files)


def _with_name(room: Ordered, name: str) -> list[Entry]:
    """Find the cluster of a name, the one recognised or the one borne last; raises Unusable."""
    if name.startswith(f"{room.register.header.id_prefix}-"):
        return []  # meant as an id: no reason to read every file
    known = answered(room, lambda store: _naming(room, store, name), room.entries)
    found = [each for each in known if name in _names(each)]
    if len(found) > 1:
        raise Unusable(_SEVERAL.at(name=name, ids=Listing(map(_said, found))))
    return found


def _naming(room: Ordered, store: Store, name: str) -> list[Entry]:
    """Read the files in which a name may stand."""
    from lccluster.files.register.index.questions import files_naming

    paths = (_path(room.register, each) for each in files_naming(store, name))
    found = [each for path in paths for each in room.register.read(path)[0]]
    return sorted(found, key=room.in_order)


def _path(register: Register, name: str) -> Path:
    return register.folder / CLUSTERS / name


def _misnamed(register: Register, cluster_id: str) -> list[Problem]:
    """Say of files that hold a cluster, and do not bear its id, where they belong."""
    found = (each for each in naming(register, cluster_id) if not is_at_home(each))
    return [
        each.document.problem(("id",), MISPLACED, id=each.cluster.id, folder=each.cluster.county)
        for each in found
        if each.cluster.id == cluster_id
    ]


def _no_such_cluster(register: Register, cluster_id: str) -> Problem:
    if alike := _candidates(register, cluster_id):
        fault = replace(_NO_SUCH_CLUSTER, hint=is_one_of(alike))
    else:
        fault = _NO_SUCH_CLUSTER.asking(cluster_id, register.ids())
    return fault.at(register.folder, id=cluster_id)


def _candidates(register: Register, name: str) -> list[str]:
    """Name the clusters of whose name these words are a part."""
    if len(name) < SHORTEST:
        return []
    entries, _ = steadily(register, every_entry)
    return [_said(each) for each in entries if any(name in one for one in _names(each))]


def _names(entry: Entry) -> list[str]:
    """List the name that a cluster was recognised under, and the one it bears since."""
    first, *renamed = names_borne(entry.cluster)
    return [first, *renamed[-1:]]


def _said(entry: Entry) -> str:
    return str(Message("{name} ({said})", name=entry.cluster.id, said=_names(entry)[-1]))


_SEVERAL = Fault(
    "several-of-that-name",
    Message("Several clusters bear the name “{name}”."),
    Message("Name one by its id: {ids}."),
)
_NO_SUCH_CLUSTER = Fault(
    "unknown-cluster",
    Message("The register has no cluster {id}."),
    Message("“lccluster register list” shows the ids."),
)
