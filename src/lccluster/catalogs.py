"""The catalogs of sentences on disk, and the language that is spoken out of them."""

# ruff: noqa: PTH118, PTH120, PTH123 - pathlib takes longer to load than all else that `--version` does

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from os import path

from lccluster import language
from lccluster.language import Catalog, English

_FOLDER = path.join(path.dirname(__file__), "locale")
_FIRST = 0x950412DE  # with which every compiled catalog begins


def speak(wished: str) -> None:
    """Draw every later sentence in a language, one of `LANGUAGES`."""
    language.speak(wished, catalog_of)


@cache
def catalog_of(wished: str) -> Catalog:
    """Load a language's catalog; the sentences in the code are the English ones, so it has none."""
    try:
        with open(path.join(_FOLDER, wished, "LC_MESSAGES", "lccluster.mo"), "rb") as catalog:
            return _Compiled(catalog.read())
    except FileNotFoundError:
        return English()


class _Compiled(dict[str, str]):
    """The sentences of a language by the English ones; those that it lacks stay English.

    Of a compiled catalog (`.mo`) only what is said is read: each sentence is searched for once.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data, numbers = data, _numbers(data)
        count, english, own = numbers[2], numbers[3] // 4, numbers[4] // 4
        # Length and place of every sentence, in the order of the English ones.
        self._english, self._own = (numbers[at : at + 2 * count] for at in (english, own))

    def __missing__(self, text: str) -> str:
        wanted, count = text.encode(), len(self._english) // 2
        place = bisect_left(range(count), wanted, key=self._key)
        found = place < count and self._key(place) == wanted
        self[text] = said = self._text(self._own, place).decode() if found else text
        return said

    def _key(self, place: int) -> bytes:
        return self._text(self._english, place)

    def _text(self, table: memoryview[int], place: int) -> bytes:
        start = table[2 * place + 1]
        return self._data[start : start + table[2 * place]]


def _numbers(data: bytes) -> memoryview[int]:
    """Give what a compiled catalog says in numbers of four bytes."""
    whole = data[: len(data) // 4 * 4]
    numbers = memoryview(whole).cast("I")
    if numbers[0] == _FIRST:
        return numbers  # compiled on a computer that orders bytes as this one does
    turned = b"".join(whole[at : at + 4][::-1] for at in range(0, len(whole), 4))
    return memoryview(turned).cast("I")
