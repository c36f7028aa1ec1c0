"""Names that look alike. Identity is an id; a name may change or collide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import count

from msgspec import Struct

from lccluster.rulebook.offices import Offices

# Compiled when names are first held against each other: few acts ask for it.
_IDLE = r"特色产业集群|产业集群|集群|特色|产业|\s|[（）()·,，、\-]"
_COUNTY = r"(?:.{1,4}?[县市区])?"
IDLE = "特色产业集群（）()·,，、- "  # signs that idle words have, as far as they are plain
PLAIN = "一-鿿0-9a-z（）()·,，、 -"  # a class of signs that folding leaves alone, or takes for idle ones
ALIKE = 0.75  # 绿色食品加工 and 绿色食品 reach it, 绿色食品加工 and 木材加工 do not


Part = tuple[str, str]  # the county of a name, and what it says beyond


class Places(Struct, frozen=True):
    """The city of a measure and its counties, after which clusters are named."""

    city: str
    offices: Offices


def folded(name: str, places: Places) -> Part:
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
    return [other for other in others if are_alike(own, folded(other, places))]


def are_alike(one: Part, other: Part) -> bool:
    """Tell whether two names are alike by their counties and what they say beyond."""
    import difflib

    (county, trade), (their_county, their_trade) = one, other
    if not trade or not their_trade:
        return one == other
    if county == their_county and (trade in their_trade or their_trade in trade):
        return True
    return difflib.SequenceMatcher(None, trade, their_trade).ratio() >= ALIKE


@cache
def least_shared(length: int) -> int:
    """Count the signs that a trade of a length shares at least with any that is like it."""
    return next(shared for shared in count() if 2 * shared >= ALIKE * (length + shared))
