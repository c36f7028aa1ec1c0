"""Ids of very many clusters, seen one after the other: whether any stands twice, in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from operator import eq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lccluster.files.register.entry import Entry
    from lccluster.files.register.folder import Register

PARTS = 8


class IdsSeen:
    """Hashes of the ids of very many clusters; two ids of one hash are looked at as if they were one."""

    def __init__(self) -> None:
        self._hashes = array("q")

    def see(self, ids: Iterable[str]) -> None:
        """Keep some more."""
        self._hashes.extend(map(hash, ids))

    @property
    def any_twice(self) -> bool:
        """Tell whether one may have been seen before; a part of them sorted at a time, as all take more memory."""
        return any(map(self._twice_in, range(PARTS)))

    def _twice_in(self, part: int) -> bool:
        in_order = sorted(each for each in self._hashes if each % PARTS == part)
        return any(map(eq, in_order, islice(in_order, 1, None)))


def seen_one_by_one(register: Register, see: Callable[[Sequence[Entry]], object]) -> bool:
    """Show what each file holds; tell whether that is all: problems, and copies, are for all files to say."""
    ids = IdsSeen()
    for path in register.files():
        entries, problems = register.read(path)
        if problems:
            return False
        ids.see(each.cluster.id for each in entries)
        see(entries)
    return not ids.any_twice
