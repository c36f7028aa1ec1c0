"""Members of JSON objects, `"key": value`, drawn once for each value: forms say much alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

MOST = 512  # values of one member
Text = Callable[[Any], bytes]


class Member(dict[Any, bytes]):
    """A member by its value, left out where its text says nothing.

    A batch of strange forms does not fill the memory.
    """

    def __init__(self, key: str, text: Text) -> None:
        super().__init__()
        self._key, self._text = text(key), text

    def __missing__(self, value: Any) -> bytes:
        if len(self) >= MOST:
            self.clear()
        said = self._text(value)
        drawn = self[value] = said and b"%s: %s" % (self._key, said)
        return drawn


def between(drawn: Sequence[bytes]) -> list[bytes]:
    """Put commas between."""
    parted = [b", "] * (2 * len(drawn) - 1)
    parted[::2] = drawn
    return parted
