"""The catalogs of sentences on disk, and the language that is spoken out of them."""

# ruff: noqa: PTH118, PTH120, PTH123 - pathlib takes longer to load than all else that `--version` does

from __future__ import annotations

from bisect import bisect_left
from contextlib import suppress
from functools import cache
from os import path

from lccluster import language
from lccluster.language import Catalog, English

_FOLDER = path.join(path.dirname(__file__), "locale")
_FIRST = 0x950412DE  # with which every compiled catalog begins
_NOT_WHOLE, _COPY_AGAIN = "程序文件没有复制完整。", "请重新复制或者安装 lccluster。"
_HEAD = 28  # bytes that say where the sentences stand


def speak(wished: str) -> None:
    """Draw every later sentence in a language, one of `LANGUAGES`."""
    language.speak(wished, catalog_of)


@cache
def catalog_of(wished: str) -> Catalog:
    """Load a language's catalog; the sentences in the code are the English ones, so it has none.

    Raises Unusable where the file was not copied whole: what is cut off would be said as nothing.
    """
    if wished == "en":
        return English()
    file = path.join(_FOLDER, wished, "LC_MESSAGES", "lccluster.mo")
    data = b""
    with suppress(FileNotFoundError), open(file, "rb") as catalog:
        data = catalog.read()
    if not _is_whole(data):
        raise _not_whole(file)
    return _Compiled(data)


def _is_whole(data: bytes) -> bool:
    """Tell whether the last sentence of a compiled catalog, which stands at its end, is there."""
    if len(data) < _HEAD:
        return False
    numbers = _numbers(data)
    last = numbers[4] // 4 + 2 * (numbers[2] - 1)
    return last + 1 < len(numbers) and numbers[last] + numbers[last + 1] < len(data)


def _not_whole(file: str) -> Exception:
    """Say it in both languages at once: no catalog tells which words are which."""
    from lccluster.errors import Fault, Unusable
    from lccluster.language import Message

    what = Message("This file of lccluster was not copied whole. {chinese}", chinese=_NOT_WHOLE)
    hint = Message("Copy or install lccluster again. {chinese}", chinese=_COPY_AGAIN)
    return Unusable(Fault("program-not-whole", what, hint).at(file))


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
