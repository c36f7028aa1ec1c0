"""Members of JSON objects, `"key": value`, drawn once for each value: forms say much alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

MOST = 512  # values of one member
Text = Callable[[Any], str]


class Member(dict[Any, bytes]):
    """A member by its value; a batch of strange forms does not fill the memory."""

    def __init__(self, key: str, text: Text) -> None:
        super().__init__()
        self._key, self._text = text(key), text

    def __missing__(self, value: Any) -> bytes:
        if len(self) >= MOST:
            self.clear()
        drawn = self[value] = f"{self._key}: {self._text(value)}".encode()
        return drawn


class Members(dict[tuple[Any, ...], bytes]):
    """Members side by side by their values, those that are None left out: most forms say the same in most groups."""

    def __init__(self, keys: Sequence[str], text: Text) -> None:
        super().__init__()
        self._members = [Member(key, text) for key in keys]

    def __missing__(self, values: tuple[Any, ...]) -> bytes:
        if len(self) >= MOST:
            self.clear()
        cells = zip(self._members, values, strict=True)
        drawn = b", ".join([member[cell] for member, cell in cells if cell is not None])
        self[values] = drawn
        return drawn


def between(drawn: Sequence[bytes]) -> list[bytes]:
    """Put commas between."""
    parted = [b", "] * (2 * len(drawn) - 1)
    parted[::2] = drawn
    return parted
