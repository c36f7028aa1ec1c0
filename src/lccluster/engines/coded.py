"""Figures as whole numbers in columns, so that comparisons are exact and no float decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from msgspec import Struct, field

from lccluster.simulation.plan import FOR_JUDGEMENT, MET, NOT_MET

DIGITS = 8  # behind the point: one yuan, counted in yi yuan
SCALE: int = 10**DIGITS
FACTOR = 2 * SCALE  # odd codes lie between two figures of eight digits: 63 901 mu in sq km
MOST = 4 * 10**18  # what a code is cut to, far beyond every bound
ANSWERS = {"met": MET, "not_met": NOT_MET, "granted": MET, "refused": NOT_MET}


class Coded(Struct, frozen=True):
    """A table with a column for each key: figures as whole numbers, `factors` of them a unit.

    `frame` is a lazy narwhals frame with the columns `row`, `name`, `county`, `year` (as
    written), `at` (the year as a number) and those that `columns` names for the keys: answers as outcomes
    (open where blank), claims as yes or no. `figures` gives the exact figures of a row where the
    codes do not. Rows `apart`, with an approximate figure or a year out of
    reach, are not in the frame: no code holds one.
    """

    frame: Any
    columns: Mapping[str, str]
    factors: Mapping[str, int]
    exact: Mapping[str, Any] = field(default_factory=dict)
    apart: Sequence[tuple[int, Sequence[object]]] = ()


def encode(value: Decimal | None) -> int | None:
    """Code a figure: twice its hundred-millionths, and one more where it lies between two."""
    if value is None:
        return None
    scaled = value * SCALE
    whole = scaled.to_integral_value(ROUND_FLOOR)
    return max(-MOST, min(MOST, 2 * int(whole) + (scaled != whole)))


def decode(code: int | None, factor: int) -> Decimal | None:
    """Give the figure of a code that is exact."""
    return None if code is None else Decimal(code) / factor


def answer(word: object) -> int:
    """Code an answer as the outcome that it leads to; a blank leaves it open."""
    return FOR_JUDGEMENT if word is None else ANSWERS[str(word)]


def is_exact(bound: Decimal) -> bool:
    """Tell whether a bound has no more digits than codes have."""
    return bound * SCALE == (bound * SCALE).to_integral_value()
