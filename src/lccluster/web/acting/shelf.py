"""What stands ready to be looked at again: by a word that nobody can guess, the oldest going first."""

from __future__ import annotations

import os
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Keeps the last few things."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: dict[str, Thing] = {}

    def put(self, thing: Thing) -> str:
        """Put a thing there; give the word by which it is found."""
        word = os.urandom(12).hex()
        self.put_under(word, thing)
        return word

    def put_under(self, word: str, thing: Thing) -> None:
        """Put a thing there under a word by which another one is known already."""
        self._things[word] = thing
        for old in list(self._things)[: -self._most]:
            del self._things[old]

    def get(self, word: str) -> Thing | None:
        """Find a thing, if it is still there."""
        return self._things.get(word)
