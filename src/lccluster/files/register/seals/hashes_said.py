"""The hashes of what very many clusters say, on a disk: a set of them takes as much memory as the clusters."""

from __future__ import annotations

from collections.abc import Iterable

from lccluster.files.disk.spool import Spool
from lccluster.files.register.entry import Entry
from lccluster.files.register.seals.altered import hashes_of


class HashesSaid:
    """Hashes of facts and acts, of which can be asked whether one was seen."""

    def __init__(self, kept: Spool) -> None:
        self._kept = kept

    def see(self, entries: Iterable[Entry]) -> None:
        """Keep what some more clusters say."""
        found = hashes_of(each.facts for each in entries)
        self._kept.put((each.encode(), b"") for each in found)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()

    def __contains__(self, hashed: object) -> bool:
        """Tell whether any cluster says it."""
        return isinstance(hashed, str) and self._kept.has(hashed.encode())
