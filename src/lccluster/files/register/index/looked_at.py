"""What was read anew for an index, held against the seals: a file that did not change was held against them before."""

from __future__ import annotations

from collections.abc import Iterable

from lccluster.errors import Unusable
from lccluster.files.register.folder import Register
from lccluster.files.register.index.store import IndexUnusable, Store
from lccluster.files.register.index.words import Kept, id_of


class LookedAt:
    """Clusters whose files changed, came or went, and the hashes of the acts that they say by now."""

    def __init__(self, store: Store, *, first: bool) -> None:
        self._store, self._first = store, first
        self._ids: set[str] = set()
        self._said: set[str] = set()

    def forget(self, numbers: Iterable[int]) -> None:
        """Take files out of the index; what they held is to be found elsewhere, or is lost."""
        for each in numbers:
            self._ids |= self._store.ids_in(each)
            self._store.forget(each)

    def read(self, rows: Iterable[Kept], said: Iterable[str]) -> None:
        """See what a file says."""
        self._ids |= set(map(id_of, rows))
        self._said.update(said)

    def note_suspects(self, register: Register, *, all_hashed: bool) -> None:
        """Note of which clusters something is sealed that is not said; raises IndexUnusable where a chain is torn.

        Where not all was hashed, the header alone is looked at.
        """
        from lccluster.files.register.seals.altered import HEADER, suspects

        among = {HEADER} | (self._ids if all_hashed else set())
        everything = self._first and all_hashed
        try:
            found = suspects(register, self._said, None if everything else among)
        except Unusable:
            raise IndexUnusable(self._store.path) from None
        self._store.suspect(self._ids, found)
