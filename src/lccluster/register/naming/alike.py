"""Many names, each held against those before it: what `alike` finds, without looking at every pair.

Two names are alike where they share so many signs, or where one holds the other. Of the signs that
two share, the rarest stand among the first of each, the rarest first: names are looked up by every
few of those.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, combinations, groupby, islice, takewhile
from typing import TypeVar

from lccluster.register.naming.names import ALIKE, Part, Places, are_alike, folded, least_shared

FEW = 3  # signs under which names are looked up: pairs are shared by thousands, fours are many
LONG = 40  # signs; a longer trade is held against each, as it has too many of those
Key = TypeVar("Key", bound=Hashable)


def look_alikes(names: Sequence[str], places: Places) -> Iterator[list[str]]:
    """List for each name those before it that `alike` lists, in time that grows with their number."""
    known = AlikeNames(names, places)
    for at in range(len(names)):
        yield [names[one] for one in known.before(at)]


class AlikeNames:
    """Names, of which each finds those before it that are like it."""

    def __init__(self, names: Sequence[str], places: Places) -> None:
        self._parts = [folded(name, places) for name in names]
        self._bearing = _places([each] for each in self._parts)
        self._related = _related(self._bearing)
        self._signs = _ranked([trade for _, trade in self._parts])
        self._keys = [_keys(sorted(own)) if len(own) <= LONG else [] for own in self._signs]
        self._having = _places(self._keys)
        self._long = [at for at, keys in enumerate(self._keys) if not keys]

    def before(self, at: int) -> list[int]:
        """Give the places of all names before one that are like it."""
        near = set[int]().union(*(each[: bisect_left(each, at)] for each in self._near(at)))
        return [one for one in sorted(near) if self._are_alike(at, one)]

    def first_before(self, at: int, most: int) -> list[int]:
        """Give the places of the first of them, looking no further than it takes."""
        near = takewhile(at.__gt__, merge(*self._near(at)))
        return [*islice((one for one, _ in groupby(near) if self._are_alike(at, one)), most)]

    def _near(self, at: int) -> Iterator[Sequence[int]]:
        """Give where the names stand that may be like one, in several lists, each in order."""
        yield from (self._bearing[each] for each in self._related[self._parts[at]])
        if not self._keys[at]:
            yield range(at)
            return
        yield from (self._having[key] for key in self._keys[at])
        yield self._long

    def _are_alike(self, at: int, one: int) -> bool:
        own, other = self._parts[at], self._parts[one]
        enough = _share_enough(self._signs[at], self._signs[one])
        return (enough or other in self._related[own]) and are_alike(own, other)


def _places(keys: Iterable[Iterable[Key]]) -> Mapping[Key, list[int]]:
    """Map what each thing goes by to where such things stand."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for at, own in enumerate(keys):
        for key in own:
            found[key].append(at)
    return found


def _related(bearing: Mapping[Part, object]) -> Mapping[Part, set[Part]]:
    """Map each name to those of its county that it holds, itself among them, and to those that hold it."""
    lengths = {len(trade) for _, trade in bearing} - {0}
    found: defaultdict[Part, set[Part]] = defaultdict(set)
    for county, trade in bearing:
        for length in lengths:
            for at in range(len(trade) - length + 1):
                held = (county, trade[at : at + length])
                if held in bearing:
                    found[county, trade].add(held)
                    found[held].add((county, trade))
    return found


def _ranked(trades: Sequence[str]) -> list[frozenset[int]]:
    """Number the signs of all trades, the rarest first; a sign that stands twice is two of them."""
    signs = [_signs(trade) for trade in trades]
    counts = Counter(chain.from_iterable(signs))
    ranks = {
        sign: at for at, sign in enumerate(sorted(counts, key=lambda each: (counts[each], each)))
    }
    return [frozenset(ranks[sign] for sign in own) for own in signs]


def _share_enough(own: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(own & other) >= ALIKE * (len(own) + len(other))


def _keys(signs: Sequence[int]) -> list[tuple[int, ...]]:
    """Give every few signs of which two alike trades have one in common.

    Both share `least` signs or more. The rarest few of those have `least` less themselves behind
    them in each trade, so that they stand among the first of it.
    """
    least = least_shared(len(signs))
    sizes = {min(FEW, least), min(FEW, len(signs))}  # a trade of three is like one of two
    return [key for size in sizes for key in combinations(signs[: len(signs) - least + size], size)]


def _signs(trade: str) -> list[tuple[str, int]]:
    """Give every sign with the number of times that it has stood before."""
    before: Counter[str] = Counter()
    signs = []
    for sign in trade:
        signs.append((sign, before[sign]))
        before[sign] += 1
    return signs
