"""What was made of a value once, kept for as long as it is asked for in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from lccluster.language import spoken

Made = TypeVar("Made")
MOST = 512  # values, no more than a processor has at hand; a batch of strange files shall not fill the memory


class KeptPieces(Generic[Made]):
    """What was made of values, found by the very value: one that only equals it is another one.

    That takes no look into the value, however deep it is. Values are never changed; they live as
    long as what was made of them, so that no other can come to stand at their place in memory.
    When there are too many, those go that were not asked for since there were too many before.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._language = ""
        self._made: dict[object, tuple[object, Made]] = {}
        self._before = self._made

    def of(self, value: Any, make: Callable[[Any], Made]) -> Made:
        """Give what `make` makes of a value; it is asked once while nothing is forgotten."""
        if self._language != spoken():
            self._forget()
        found = self._made.get(id(value))
        return found[1] if found else self._looked_up(id(value), value, make)

    def each(self, values: Iterable[Any], make: Callable[[Any], Made]) -> list[Made]:
        """Give what `make` makes of several values, in the time of few."""
        if self._language != spoken():
            self._forget()
        lately = self._made.get
        return [
            found[1] if (found := lately(id(value))) else self._looked_up(id(value), value, make)
            for value in values
        ]

    def of_all(self, values: Sequence[Any], make: Callable[[Any], Made]) -> Made:
        """Give what `make` makes of several values together, in this order."""
        if self._language != spoken():
            self._forget()
        key = tuple(map(id, values))
        found = self._made.get(key)
        return found[1] if found else self._looked_up(key, values, make)

    def _looked_up(self, key: object, value: Any, make: Callable[[Any], Made]) -> Made:
        kept = self._before.get(key) or (value, make(value))
        if len(self._made) >= self._most:
            self._before, self._made = self._made, {}
        self._made[key] = kept
        return kept[1]

    def _forget(self) -> None:
        self._language = spoken()
        self._before = self._made = {}
