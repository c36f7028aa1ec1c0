"""Figures as whole numbers in columns, so that comparisons are exact and no float decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from msgspec import Struct, field

from lccluster.rulebook.conditions import By
from lccluster.simulation.plans.column_tests import FOR_JUDGEMENT, MET, NOT_MET

DIGITS = 8  # behind the point: one yuan, counted in yi yuan
SCALE: int = 10**DIGITS
FACTOR = 2 * SCALE  # odd codes lie between two figures of eight digits: 63 901 mu in sq km
# Figures from here on are for no column: below it, forty codes can be added up in 64 bits.
FAR = 10**9
_BYTE = 127
ANSWERS = {"met": MET, "not_met": NOT_MET, "granted": MET, "refused": NOT_MET}


class Window(Struct, frozen=True):
    """The columns that a figure of several years comes to: both ends, and whether all are stated."""

    lowest: str
    highest: str
    whole: str
    factor: int


class Coded(Struct, frozen=True):
    """A table with a column for each key: figures as whole numbers, `factors` of them a unit.

    `frame` is a lazy frame with the columns `row`, `name`, `county`, `year` (as
    written) and those that `columns` names for the keys: answers as outcomes (open where blank), claims as
    yes or no; `years` are those of years as numbers. `dialect` is what its expressions are made of: polars
    itself, or narwhals. `windows` are found by the lines' own `window`. `branches` are the columns that number the branch that a row is in. Where a cell needs a closer look than columns allow, `doubt` is true.
    `exact` gives figures by the number that a further column has, where that has one. Rows
    `apart`, with a figure that no code holds or a year out of reach, are not in the frame.
    """

    frame: Any
    dialect: Any
    columns: Mapping[str, str]
    factors: Mapping[str, int]
    years: Mapping[str, str] = field(default_factory=dict)
    windows: Mapping[Any, Window] = field(default_factory=dict)
    branches: Mapping[By, str] = field(default_factory=dict)
    doubt: Any = None
    exact: Mapping[str, tuple[str, Sequence[Any]]] = field(default_factory=dict)
    apart: Sequence[tuple[int, Sequence[object]]] = ()

    def column(self, key: str) -> Any:
        """Give the column of a key as an expression."""
        return self.dialect.col(self.columns[key])

    def either(self, condition: Any, yes: Any, no: Any) -> Any:
        """Compile a choice; where the condition is unknown it is no. A small number takes a byte."""
        one, other = (self._narrow(each) for each in (yes, no))
        return self.dialect.when(condition).then(one).otherwise(other)

    def _narrow(self, value: Any) -> Any:
        is_small = isinstance(value, int) and value <= _BYTE
        return self.dialect.lit(value, dtype=self.dialect.Int8) if is_small else value


def encode(value: Decimal | None) -> int | None:
    """Code a figure: twice its hundred-millionths, and one more where it lies between two."""
    if value is None:
        return None
    scaled = value * SCALE
    whole = scaled.to_integral_value(ROUND_FLOOR)
    return 2 * int(whole) + (scaled != whole)


def decode(code: int | None, factor: int) -> Decimal | None:
    """Give the figure of a code that is exact."""
    return None if code is None else Decimal(code) / factor


def answer(word: object) -> int:
    """Code an answer as the outcome that it leads to; a blank leaves it open."""
    return FOR_JUDGEMENT if word is None else ANSWERS[str(word)]


def is_exact(bound: Decimal) -> bool:
    """Tell whether a bound has no more digits than codes have."""
    return bound * SCALE == (bound * SCALE).to_integral_value()
