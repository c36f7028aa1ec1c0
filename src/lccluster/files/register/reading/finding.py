"""A cluster found by its id or its words, wherever in a register's files it stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.reading.against_seals import remark_altered
from lccluster.files.register.reading.copies import counted
from lccluster.files.register.reading.holding import may_hold, may_say
from lccluster.files.register.years import year_of

if TYPE_CHECKING:
    from lccluster.files.register.entry import Entry
    from lccluster.files.register.folder import Register

    Remarking = Callable[[Register, Sequence[Entry], set[str]], object]


def find(
    register: Register,
    cluster_id: str,
    where: Callable[[str], list[str]] | None = None,
    held_against_seals: Remarking = remark_altered,
) -> list[Entry]:
    """Read the cluster with an id, wherever it stands; raises Unusable where its file is damaged.

    Copies of it are remarked; more than one are given where nobody can say which counts.
    `where` knows in which files an id stands; all are looked through without it.
    """
    where = where or (lambda _: register.paths())
    found = _bearing(register, cluster_id, where(cluster_id))
    for other in {each.cluster.id for each in found} - {cluster_id}:
        known = {each.path for each in found}  # what goes by this id may be a copy of another
        more = _bearing(register, other, where(other))
        found += [each for each in more if each.path not in known]
    once = counted(found)
    register.remark(once.copies)
    if once.doubled:
        return once.doubled
    own = [each for each in once.entries if each.is_of(cluster_id)]
    held_against_seals(register, own, {cluster_id, *(each.cluster.id for each in own)})
    return own


def find_all(register: Register, ids: Set[str]) -> list[Entry]:
    """Read the clusters with some ids, and those of files that bear one, wherever they stand.

    Every file is looked at once, and read where one can stand in it; raises Unusable where such a
    file is damaged.
    """
    found = [each for path in register.files() for each in _any_of(register, path, ids)]
    if others := {each.cluster.id for each in found} - ids:  # their own files say which counts
        return find_all(register, ids | others)
    register.remark_strays()
    return found


def naming(register: Register, words: str) -> list[Entry]:
    """Read the clusters of the files that say some words; what cannot be read is passed over."""
    place = register.pending.place
    files = [each for each in register.files() if _may_name(place(each), words)]
    return [entry for each in files for entry in register.read(each)[0]]


def is_found_by_name(register: Register, cluster_id: str) -> bool:
    """Tell whether a cluster has a file that bears its id, and no file holds a year's: no index knows more."""
    paths, own = register.paths(), f"{os.sep}{cluster_id}.yaml"
    return any(each.endswith(own) for each in paths) and not any(map(_is_year, paths))


def _any_of(register: Register, path: Path, ids: Set[str]) -> list[Entry]:
    data = register.data(path)
    if path.stem not in ids and not may_hold(data, ids):
        return []
    entries, problems = register.read(path, ids)
    own = [each for each in entries if each.cluster.id in ids or each.path.stem in ids]
    lost = ids - {each.cluster.id for each in own} if problems else ()
    if any(each == path.stem or may_say(data, each) for each in lost):
        raise Unusable(problems)
    return own


def _bearing(register: Register, cluster_id: str, paths: Sequence[str]) -> list[Entry]:
    near = [Path(each) for each in paths if cluster_id in each]
    own = [path for path in near if path.stem == cluster_id]
    years = [each for each in map(Path, filter(_is_year, paths)) if each not in own]
    found = _in(register, own, cluster_id) + _in(register, years, cluster_id)
    named = (path for path in near if cluster_id in path.stem)  # as sync programs name copies
    rest = [each for each in (named if found else map(Path, paths)) if each not in {*own, *years}]
    return found + _in(register, rest, cluster_id)


def _in(register: Register, paths: Iterable[Path], cluster_id: str) -> list[Entry]:
    found: list[Entry] = []
    for path in paths:
        if path.stem == cluster_id or _may_name(register.pending.place(path), cluster_id):
            entries, problems = register.read(path, {cluster_id})
            own = [each for each in entries if cluster_id in (each.cluster.id, each.path.stem)]
            if problems and not own:
                raise Unusable(problems)
            found += own
    return found


def _is_year(path: str) -> bool:
    return year_of(path.rpartition(os.sep)[2]) is not None


def _may_name(path: Path, words: str) -> bool:
    """Tell whether a file's bytes hold an id or a name at all, in whatever encoding."""
    try:
        data = whole_of(path)
    except OSError:
        return True  # reading it properly says why it cannot be read
    return may_say(data, words)
