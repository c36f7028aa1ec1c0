"""Names that look alike. Identity is an id; a name may change or collide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, combinations, count, product

from msgspec import Struct

from lccluster.rulebook.offices import Offices

# Compiled when names are first held against each other: few acts ask for it.
_IDLE = r"特色产业集群|产业集群|集群|特色|产业|\s|[（）()·,，、\-]"
_COUNTY = r"(?:.{1,4}?[县市区])?"
IDLE = "特色产业集群（）()·,，、- "  # signs that idle words have, as far as they are plain
PLAIN = "一-鿿0-9a-z（）()·,，、 -"  # a class of signs that folding leaves alone, or takes for idle ones
FEW = 3  # signs under which names are looked up: pairs are shared by thousands, fours are many
LONG = 40  # signs; a longer trade is held against each, as it has too many of those
ALIKE = 0.75  # 绿色食品加工 and 绿色食品 reach it, 绿色食品加工 and 木材加工 do not


class Places(Struct, frozen=True):
    """The city of a measure and its counties, after which clusters are named."""

    city: str
    offices: Offices


def folded(name: str, places: Places) -> tuple[str, str]:
    """Fold a name, without its city's, to its county and what it says beyond the words that every name has.

    A county goes by its own name, whichever of its names stands there.
    """
    whole = re.sub(_IDLE, "", unicodedata.normalize("NFKC", name)).casefold()
    text = whole.removeprefix(places.city)
    county: str = re.findall(_COUNTY, text)[0]  # it matches always, be it nothing
    return places.offices.own_name(county), text.removeprefix(county)


def is_plain(name: str) -> bool:
    """Tell whether folding a name takes out idle words alone."""
    return _odd().search(name) is None


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[^{PLAIN}]")


def alike(name: str, others: Iterable[str], places: Places) -> list[str]:
    """List the names that look like `name`, the same name included.

    The county does not tell names apart: 莘县绿色食品加工 looks like 阳谷县绿色食品. Within one
    county it is enough that one name holds the other: 冠县轴承, 冠县清水镇轴承.
    """
    own = folded(name, places)
    return [other for other in others if _alike(own, folded(other, places))]


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    import difflib

    (county, trade), (their_county, their_trade) = one, other
    if not trade or not their_trade:
        return one == other
    if county == their_county and (trade in their_trade or their_trade in trade):
        return True
    return difflib.SequenceMatcher(None, trade, their_trade).ratio() >= ALIKE


def look_alikes(names: Sequence[str], places: Places) -> Iterator[list[str]]:
    """List for each name those before it that `alike` lists, in time that grows with their number.

    Two names are alike where they share so many signs, or where one holds the other. Of the signs
    that two share, the rarest stand among the first of each, the rarest first: names are looked
    up by every few of those.
    """
    parts = [folded(name, places) for name in names]
    near = _holding(parts)
    for at, earlier in enumerate(_sharing([trade for _, trade in parts])):
        found = sorted(near[at] | earlier)
        yield [names[one] for one in found if _alike(parts[at], parts[one])]


def _holding(parts: Sequence[tuple[str, str]]) -> list[set[int]]:
    """Give for each name those before it of its county that hold it, or that it holds."""
    by_parts: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        by_parts[part].append(at)
    lengths = {len(trade) for _, trade in by_parts} - {0}
    near: list[set[int]] = [set() for _ in parts]
    for (county, trade), holders in by_parts.items():
        held = {
            trade[at : at + length] for length in lengths for at in range(len(trade) - length + 1)
        }
        for one, other in product(holders, _all_of(by_parts, county, held)):
            near[max(one, other)].add(min(one, other))
    return [earlier - {at} for at, earlier in enumerate(near)]


def _all_of(
    by_parts: Mapping[tuple[str, str], list[int]], county: str, trades: Iterable[str]
) -> list[int]:
    return [at for trade in trades for at in by_parts.get((county, trade), ())]


def _sharing(trades: Sequence[str]) -> Iterator[set[int]]:
    """Give for each trade those before it that share as many signs with it as alike ones do."""
    having: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    long: list[int] = []
    signs = _ranked(trades)
    for at, own in enumerate(signs):
        keys = _keys(sorted(own)) if len(own) <= LONG else []
        near = {one for key in keys for one in having[key]}.union(long if keys else range(at))
        yield {one for one in near if _share_enough(own, signs[one])}
        for key in keys:
            having[key].append(at)
        if not keys:
            long.append(at)


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


@cache
def least_shared(length: int) -> int:
    """Count the signs that a trade of a length shares at least with any that is like it."""
    return next(shared for shared in count() if 2 * shared >= ALIKE * (length + shared))


def _signs(trade: str) -> list[tuple[str, int]]:
    """Give every sign with the number of times that it has stood before."""
    before: Counter[str] = Counter()
    signs = []
    for sign in trade:
        signs.append((sign, before[sign]))
        before[sign] += 1
    return signs
