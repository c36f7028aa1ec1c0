"""Clusters as they stand here, found by their ids without reading all the others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.reading.copies import counted, of_copy, of_doubled

Entries = dict[str, Entry]
FEW = 50  # ids; to look for each of more in every county's folder takes longer than one walk


def entries_of(register: Register, ids: Iterable[str]) -> Entries:
    """Read the clusters of some ids, as far as there are any; raises Unusable."""
    found: list[Entry] = []
    problems: list[Problem] = []
    wanted = set(ids)
    for path in _own_files(register, wanted):
        entries, wrong = register.read(path)
        found += entries
        problems += wrong
    if missing := wanted - {each.cluster.id for each in found}:
        read = {each.path for each in found}
        found += (each for each in register.find_all(missing) if each.path not in read)
    once = counted(found)
    for each in once.copies:
        deeds.remark(of_copy(each))
    if problems or once.doubled:
        raise Unusable([*problems, *map(of_doubled, once.doubled)])
    return {each.cluster.id: each for each in once.entries if each.cluster.id in wanted}


def _own_files(register: Register, wanted: set[str]) -> list[Path]:
    """List the files that bear an id that is wanted; for many ids the folders are walked over once."""
    if len(wanted) > FEW:
        return [each for each in register.files() if each.stem in wanted]
    folder = register.folder / CLUSTERS
    return [path for each in sorted(wanted) for path in folder.glob(f"*/{each}.yaml")]
