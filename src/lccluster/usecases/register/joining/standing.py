"""Clusters as they stand here, found by their ids without reading all the others."""

from __future__ import annotations

from collections.abc import Iterable

from lccluster.errors import Problem, Unusable
from lccluster.files.register.copies import counted, of_doubled
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import CLUSTERS, Register

Entries = dict[str, Entry]


def entries_of(register: Register, ids: Iterable[str]) -> Entries:
    """Read the clusters of some ids, as far as there are any; raises Unusable."""
    found: list[Entry] = []
    problems: list[Problem] = []
    wanted = set(ids)
    for each in sorted(wanted):
        for path in (register.folder / CLUSTERS).glob(f"*/{each}.yaml"):
            entries, wrong = register.read(path)
            found, problems = [*found, *entries], [*problems, *wrong]
    missing = wanted - {each.cluster.id for each in found}
    for each in sorted(missing):
        found += register.find(each)
    once = counted(found)
    if problems or once.doubled:
        raise Unusable([*problems, *map(of_doubled, once.doubled)])
    return {each.cluster.id: each for each in once.entries if each.cluster.id in wanted}
