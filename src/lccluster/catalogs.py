"""The catalogs of sentences on disk, and the language that is spoken out of them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import Literal

from lccluster import language
from lccluster.language import Catalog

_FOLDER = Path(__file__).with_name("locale")


def speak(wished: str) -> None:
    """Draw every later sentence in a language, one of `LANGUAGES`."""
    language.speak(wished, catalog_of)


@cache
def catalog_of(wished: str) -> Catalog:
    """Load a language's catalog; the sentences in the code are the English ones, so it has none."""
    return _Compiled(wished)


class _Compiled(dict[str, str]):
    """The sentences of a language by the English ones; those that it lacks stay English.

    Of a compiled catalog (`.mo`) only what is said is read: each sentence is searched for once.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        try:
            self._data = (_FOLDER / language / "LC_MESSAGES" / "lccluster.mo").read_bytes()
        except FileNotFoundError:
            self._data = bytes(20)
        little = self._data[:4] == b"\xde\x12\x04\x95"
        self._order: Literal["little", "big"] = "little" if little else "big"
        self._count, self._english, self._own = map(self._number, (8, 12, 16))

    def __missing__(self, text: str) -> str:
        wanted = text.encode()
        place = bisect_left(range(self._count), wanted, key=self._key)
        found = place < self._count and self._key(place) == wanted
        self[text] = said = self._text(self._own, place).decode() if found else text
        return said

    def _key(self, place: int) -> bytes:
        return self._text(self._english, place)

    def _text(self, table: int, place: int) -> bytes:
        length, start = (self._number(table + 8 * place + at) for at in (0, 4))
        return self._data[start : start + length]

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4], self._order)
