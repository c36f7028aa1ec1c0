"""The titles on which something is owed, put down once each and taken up by their numbers."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import islice
from sys import intern

from msgspec.structs import astuple

from lccluster.files.disk.spool import AT_ONCE, Spool
from lccluster.register.facts import Overridden
from lccluster.register.owed.owing import OwedTitle

_WORDS = len(OwedTitle.__struct_fields__)
NEAR = 10_000  # titles, some megabytes of them
_WITHOUT_REFERENCES = 2  # of `marshal`: to look for what stands twice takes longer than to write it
Titles = tuple[OwedTitle, ...]  # of one duty: one, or all of an office


class OwingTitles:
    """Titles on a disk; those of a duty stand together."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._spool.clear()
        self._count, self._last = 0, Titles()
        self._waiting: list[tuple[bytes, bytes]] = []
        self.ranks = array("I")
        self._near: dict[int, Titles] = {}

    def number(self, titles: Titles) -> int:
        """Number titles; the same ones, one behind the other, have one number."""
        if titles != self._last:
            self._count, self._last = self._count + 1, titles
            words = [word for each in titles for word in astuple(each)]
            key = titles[0].id.encode("utf-8", "surrogatepass")
            self._waiting.append((key, marshal.dumps(words, _WITHOUT_REFERENCES)))
        return self._count

    def put(self) -> None:
        """Put down what was numbered meanwhile."""
        self._spool.put(self._waiting)
        self._waiting = []

    def forget_last(self) -> None:
        """Forget the last titles: those to come are others."""
        self._last = ()

    def rank(self) -> None:
        """Rank numbers by the first id of their titles; nothing is put down after that."""
        self.ranks = self._spool.ranks()

    def at(self, numbers: Collection[int]) -> dict[int, Titles]:
        """Take up some titles."""
        return {number: _back(thing) for number, thing in self._spool.at(numbers)}

    def near(self, numbers: Set[int]) -> Mapping[int, Titles]:
        """Take up some titles and keep them at hand: of a county, the same ones come again year after year."""
        if len(self._near) > NEAR:
            self._near.clear()
        self._near.update(self.at(numbers - self._near.keys()))
        return self._near

    def several(self) -> NumberedTitles:
        """Begin a row of single titles."""
        return NumberedTitles(self)


class NumberedTitles(Iterable[OwedTitle]):
    """Single titles one behind the other, of which the numbers alone are in memory."""

    def __init__(self, titles: OwingTitles) -> None:
        self._titles, self._numbers = titles, array("I")

    def append(self, title: OwedTitle) -> None:
        """Put one behind the others."""
        self._numbers.append(self._titles.number((title,)))

    def __iter__(self) -> Iterator[OwedTitle]:
        left = iter(self._numbers)
        while some := list(islice(left, AT_ONCE)):
            titles = self._titles.at(some)
            yield from (titles[number][0] for number in some)


def _back(thing: bytes) -> Titles:
    """Give titles back, of which all the words stand one behind the other."""
    words = marshal.loads(thing)  # noqa: S302 - our own
    if len(words) == _WORDS:
        return (_title(*words),)
    starts = range(0, len(words), _WORDS)
    return tuple([_title(*words[at : at + _WORDS]) for at in starts])


def _title(id_: str, name: str, county: str, overrides: tuple[Overridden, ...]) -> OwedTitle:
    """Give a title back; the name of a county is one in memory for all of its titles."""
    return OwedTitle(id_, name, intern(county), overrides)
