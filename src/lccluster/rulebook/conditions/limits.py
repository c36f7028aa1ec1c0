"""A bound, and on which side of it a figure has to lie: what every kind of condition is made of."""

import operator
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum
from typing import Any

from msgspec import Struct

from lccluster.language import Message
from lccluster.quantities import Quantity, Unit


class Side(Enum):
    """On which side of its bound a figure has to lie: how that is drawn, and told.

    `passes` compares decimals, ends of spans and columns of tables alike; all signs exist in GBK.
    """

    AT_LEAST = ("≥", operator.ge, ROUND_CEILING)
    AT_MOST = ("≤", operator.le, ROUND_FLOOR)
    ABOVE = (">", operator.gt, ROUND_FLOOR)

    def __init__(self, sign: str, passes: Callable[[Any, Any], Any], rounding: str) -> None:
        self.sign = sign
        self.passes = passes
        self.rounding = rounding

    def whole(self, bound: Decimal) -> int:
        """Give the whole number that parts whole numbers as a bound does."""
        return int(bound.to_integral_value(self.rounding))


class Limit(Struct, frozen=True):
    """A bound with its side, in the unit of the form; `key` is where the rulebook states it."""

    side: Side
    bound: Decimal
    unit: Unit
    key: str = "bound"

    def __str__(self) -> str:
        """Draw it as `≥ 30 firms`."""
        return f"{self.side.sign} {Quantity(self.bound, self.unit)}"

    def passes(self, value: Decimal) -> bool:
        """Tell whether a figure satisfies it."""
        return bool(self.side.passes(value, self.bound))

    def margin(self, value: Decimal) -> Decimal:
        """Say how far a figure lies on the good side; negative on the other."""
        return self.bound - value if self.side is Side.AT_MOST else value - self.bound

    def compared(self, value: Decimal) -> Message:
        """Say by how much a figure passes it, or misses it."""
        margin, below = self.margin(value), self.side is Side.AT_MOST
        if not margin:
            return (
                Message("exactly at the bound, which is included")
                if self.passes(value)
                else Message("exactly at the bound, which is not included")
            )
        amount = Quantity(abs(margin), self.unit)
        if margin > 0:
            return (
                Message("{amount} below the bound", amount=amount)
                if below
                else Message("{amount} above the bound", amount=amount)
            )
        return (
            Message("{amount} over the bound", amount=amount)
            if below
            else Message("{amount} short of the bound", amount=amount)
        )
