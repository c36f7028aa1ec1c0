"""Clusters as they stand here, found by their ids without reading all the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.within import in_each
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.reading.against_seals import remark_altered
from lccluster.files.register.reading.copies import CARRIED_TWICE, counted, of_doubled
from lccluster.files.register.reading.finding import find_all
from lccluster.files.register.reading.scan import is_small, stamps
from lccluster.usecases.register.room import Room

Entries = dict[str, Entry]
FEW = 50  # ids; to look for each of more in every county's folder takes longer than one walk


def entries_here(room: Room, ids: Iterable[str]) -> Entries:
    """Read clusters of the register at hand: an index that stands knows their files. Raises Unusable."""
    wanted = set(ids)
    files = files_here(room, wanted)
    if files is None:
        return entries_of(room.register, wanted)
    return _once(wanted, *_read(room.register, files, wanted))


def remark_standing(room: Room, ids: Set[str]) -> None:
    """Remark what is not as it was sealed: in a small register anywhere, in a large one of some clusters.

    What a chain names already is taken for known; whether it stands the files alone tell.
    """
    with suppress(Unusable):  # every other command says what cannot be read
        if is_small(stamps(room.register.folder)):
            room.readable()
        elif ids:
            remark_altered(room.register, [*entries_here(room, ids).values()], ids)


def files_here(room: Room, ids: Set[str]) -> list[Path] | None:
    """List the files that hold clusters, as an index that stands says; None where none can be asked."""
    if not ids:
        return []
    from lccluster.files.register.index.questions import files_of_all
    from lccluster.usecases.register.asking.indexed import found_at_once

    folder = room.register.folder / CLUSTERS
    return found_at_once(
        room, lambda store: [folder / each for each in files_of_all(store, ids)], lambda: None
    )


def entries_of(register: Register, ids: Iterable[str], near: Iterable[Path] = ()) -> Entries:
    """Read the clusters of some ids, as far as there are any; first in files `near`. Raises Unusable."""
    wanted = set(ids)
    files = dict.fromkeys([*_own_files(register, wanted), *near])
    found, problems = _read(register, files, None)
    if missing := wanted - {each.cluster.id for each in found}:
        read = {each.path for each in found}
        found += (each for each in find_all(register, missing) if each.path not in read)
    return _once(wanted, found, problems)


def _read(
    register: Register, files: Iterable[Path], ids: Set[str] | None
) -> tuple[list[Entry], list[Problem]]:
    read = [register.read(path, ids) for path in files]
    return [e for found, _ in read for e in found], [e for _, wrong in read for e in wrong]


def _once(wanted: Set[str], found: Sequence[Entry], problems: Iterable[Problem]) -> Entries:
    """Give each cluster once; raises Unusable where nobody can say which of two counts."""
    once = counted(found)
    for each in once.copies:
        deeds.remark(each.document.problem(("id",), CARRIED_TWICE, id=each.cluster.id))
    if doubled := [*problems, *map(of_doubled, once.doubled)]:
        raise Unusable(doubled)
    return {each.cluster.id: each for each in once.entries if each.cluster.id in wanted}


def _own_files(register: Register, wanted: set[str]) -> list[Path]:
    """List the files that bear an id that is wanted; for many ids the folders are walked over once."""
    if len(wanted) > FEW:
        return [each for each in register.files() if each.stem in wanted]
    folder = register.folder / CLUSTERS
    return [path for each in sorted(wanted) for path in in_each(folder, f"{each}.yaml")]
