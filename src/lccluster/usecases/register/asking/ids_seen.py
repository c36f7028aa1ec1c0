"""Ids of very many clusters, seen one after the other: whether any stands twice, in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import islice
from operator import eq


class IdsSeen:
    """Hashes of the ids of very many clusters; two ids of one hash are looked at as if they were one."""

    def __init__(self) -> None:
        self._hashes = array("q")

    def see(self, ids: Iterable[str]) -> None:
        """Keep some more."""
        self._hashes.extend(map(hash, ids))

    @property
    def any_twice(self) -> bool:
        """Tell whether one may have been seen before; sorted, as a set takes more memory."""
        in_order = sorted(self._hashes)
        return any(map(eq, in_order, islice(in_order, 1, None)))
