"""Names that look alike. Identity is an id; a name may change or collide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

_IDLE = re.compile(r"特色产业集群|产业集群|集群|特色|产业|\s|[（）()·,，、\-]")
_COUNTY = re.compile(r"(?:.{1,4}?[县市区])?")
ALIKE = 0.75  # 绿色食品加工 and 绿色食品 reach it, 绿色食品加工 and 木材加工 do not


def folded(name: str, city: str) -> tuple[str, str]:
    """Fold a name, without its city's, to its county and what it says beyond the words that every name has."""
    whole = _IDLE.sub("", unicodedata.normalize("NFKC", name)).casefold()
    text = whole.removeprefix(city)
    county: str = _COUNTY.findall(text)[0]  # it matches always, be it nothing
    return county, text.removeprefix(county)


def alike(name: str, others: Iterable[str], city: str) -> list[str]:
    """List the names that look like `name`, the same name included.

    The county does not tell names apart: 莘县绿色食品加工 looks like 阳谷县绿色食品. Within one
    county it is enough that one name holds the other: 冠县轴承, 冠县清水镇轴承.
    """
    own = folded(name, city)
    return [other for other in others if _alike(own, folded(other, city))]


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    import difflib

    (county, trade), (their_county, their_trade) = one, other
    if not trade or not their_trade:
        return one == other
    if county == their_county and (trade in their_trade or their_trade in trade):
        return True
    return difflib.SequenceMatcher(None, trade, their_trade).ratio() >= ALIKE


class NamesSeen:
    """Names in the order in which they were added, ready to be held against one more.

    It lists what `alike` lists and looks at few of them: two names are alike only where they
    share so many signs, or all signs of the shorter one.
    """

    def __init__(self, city: str) -> None:
        self._city = city
        self._names: list[str] = []
        self._folded: list[tuple[str, str]] = []
        self._having: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._without_trade: list[int] = []

    def add(self, name: str) -> None:
        """Add a name."""
        at, own = len(self._names), folded(name, self._city)
        self._names.append(name)
        self._folded.append(own)
        for sign in _signs(own[1]):
            self._having[sign].append(at)
        if not own[1]:
            self._without_trade.append(at)

    def alike(self, name: str) -> list[str]:
        """List the names that look like this one."""
        own = folded(name, self._city)
        near = self._near(own[1]) if own[1] else self._without_trade
        return [self._names[at] for at in near if _alike(own, self._folded[at])]

    def _near(self, trade: str) -> list[int]:
        shared: Counter[int] = Counter()
        for sign in _signs(trade):
            shared.update(self._having.get(sign, ()))
        found = []
        for at, count in shared.items():
            length = len(self._folded[at][1])
            if 2 * count >= ALIKE * (len(trade) + length) or count == min(len(trade), length):
                found.append(at)
        return sorted(found)


def _signs(trade: str) -> Iterator[tuple[str, int]]:
    """Give every sign with the number of times that it has stood before."""
    before: Counter[str] = Counter()
    for sign in trade:
        yield sign, before[sign]
        before[sign] += 1
