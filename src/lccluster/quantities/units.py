"""The form's units, and what people write behind a number instead of them."""

from __future__ import annotations

from decimal import Decimal
from math import gcd

from msgspec import Struct

from lccluster.language import Message, Worded
from lccluster.quantities.inexact import Amount, Approximate


class Unit(Worded):
    """The units printed on the form (annex), percent, points out of a hundred, and places of a ranking."""

    KM2 = "km2", Message("sq km")
    YI_YUAN = "yi_yuan", Message("yi yuan")
    HOUSEHOLDS = "households", Message("firms")
    PEOPLE = "people", Message("people")
    ITEMS = "items", Message("items")
    PERCENT = "percent", Message("%")
    POINTS = "points", Message("points")
    RANK = "rank", Message("places")

    @property
    def counts(self) -> bool:
        """Tell whether only whole numbers make sense."""
        return self in _COUNTED

    @property
    def step(self) -> Decimal:
        """Give the smallest difference that a form can state: 1, or 0.01."""
        return Decimal(1) if self.counts else Decimal("0.01")


_COUNTED = frozenset({Unit.HOUSEHOLDS, Unit.PEOPLE, Unit.ITEMS, Unit.RANK})
_OF_ONE = {
    Unit.HOUSEHOLDS: Message("firm"),
    Unit.PEOPLE: Message("person"),
    Unit.ITEMS: Message("item"),
    Unit.POINTS: Message("point"),
    Unit.RANK: Message("place"),
}

SCALES = {
    "": 1,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
# The names of units, each with how many of them make the form's own.
# 15 亩 make a hectare, so 1 500 亩 make a square kilometre.
_NAMES: dict[Unit, dict[str, int]] = {
    Unit.KM2: {
        **dict.fromkeys(("平方公里", "平方千米", "km2", "km²", "㎢"), 1),
        **dict.fromkeys(("公顷", "ha"), 100),
        "亩": 1500,
        **dict.fromkeys(("平方米", "m2", "m²", "㎡"), 10**6),
    },
    Unit.YI_YUAN: {"元": 10**8},
    Unit.HOUSEHOLDS: dict.fromkeys("户家个", 1),
    Unit.PEOPLE: dict.fromkeys("人名", 1),
    Unit.ITEMS: dict.fromkeys("个项件家户", 1),
    Unit.PERCENT: {"%": 1},
    Unit.POINTS: {"分": 1},
    Unit.RANK: dict.fromkeys("名位", 1),
}
_NEVER_SCALED = frozenset({Unit.PERCENT, Unit.POINTS, Unit.RANK})
# Where a scale alone is enough, because nothing else could be meant: 30亿, 2万 people; never 15万 of area.
_BARE = {Unit.YI_YUAN: "元", Unit.HOUSEHOLDS: "户", Unit.PEOPLE: "人", Unit.ITEMS: "个"}
_BARE_FROM = 10**4


def factor(suffix: str, unit: Unit) -> tuple[int, int] | None:
    """Give what a suffix turns a number into, as (numerator, denominator) of the form's unit."""
    if suffix == "":
        return 1, 1
    return _SUFFIXES[unit].get(suffix)


def is_unit(word: str) -> bool:
    """Tell whether a word is a unit of any figure of the form, with its scale: 万元, 公顷, 家."""
    return any(word in suffixes for suffixes in _SUFFIXES.values())


def _suffixes(unit: Unit) -> dict[str, tuple[int, int]]:
    scales = {"": 1} if unit in _NEVER_SCALED else SCALES
    found = {
        scale + name: _lowest_terms(times, parts)
        for name, parts in _NAMES[unit].items()
        for scale, times in scales.items()
    }
    if name := _BARE.get(unit):
        large = [scale for scale, times in SCALES.items() if times >= _BARE_FROM]
        found |= {scale: found[scale + name] for scale in large}
    return found


def _lowest_terms(times: int, parts: int) -> tuple[int, int]:
    common = gcd(times, parts)
    return times // common, parts // common


_SUFFIXES = {unit: _suffixes(unit) for unit in Unit}


class Quantity(Struct, frozen=True):
    """A figure in a unit, drawn as `32.82 亿元`; an approximate one as it was written."""

    value: Amount
    unit: Unit

    def __str__(self) -> str:
        if isinstance(self.value, Approximate):
            return self.value.text
        if self.unit is Unit.RANK:
            return str(Message("place {number}", number=plain(self.value)))
        return str(HowMany(self.value, self.unit))


class HowMany(Struct, frozen=True):
    """How many of a unit there are, or lie between two figures, of which none is a place itself."""

    value: Decimal
    unit: Unit

    def __str__(self) -> str:
        number = plain(self.value)
        if self.unit is Unit.PERCENT:
            return f"{number}%"
        return f"{number} {_OF_ONE.get(self.unit, self.unit.words) if number == '1' else self.unit.words}"


def plain(value: Decimal) -> str:
    """Draw a decimal without exponent or idle zeros: `30`, `32.82`, `-0.5`; equal ones alike."""
    text = str(value)  # an eighth of the time of formatting
    if "E" in text:
        text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
