"""Names that look alike. Identity is an id; a name may change or collide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_IDLE = re.compile(r"特色产业集群|产业集群|集群|特色|产业|\s|[（）()·,，、\-]")
_COUNTY = re.compile(r"(?:聊城市)?(?:.{1,4}?[县市区])?")
ALIKE = 0.75  # 绿色食品加工 and 绿色食品 reach it, 绿色食品加工 and 木材加工 do not


def folded(name: str) -> tuple[str, str]:
    """Fold a name to its county and what it says beyond the words that every name has."""
    text = _IDLE.sub("", unicodedata.normalize("NFKC", name)).casefold()
    county: str = _COUNTY.findall(text)[0]  # it matches always, be it nothing
    return county.removeprefix("聊城市"), text.removeprefix(county)


def alike(name: str, others: Iterable[str]) -> list[str]:
    """List the names that look like `name`, the same name included.

    The county does not tell names apart: 莘县绿色食品加工 looks like 阳谷县绿色食品. Within one
    county it is enough that one name holds the other: 冠县轴承, 冠县清水镇轴承.
    """
    own = folded(name)
    return [other for other in others if _alike(own, folded(other))]


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    import difflib  # noqa: PLC0415 - only where a name is new

    (county, trade), (their_county, their_trade) = one, other
    if not trade or not their_trade:
        return one == other
    if county == their_county and (trade in their_trade or their_trade in trade):
        return True
    return difflib.SequenceMatcher(None, trade, their_trade).ratio() >= ALIKE
