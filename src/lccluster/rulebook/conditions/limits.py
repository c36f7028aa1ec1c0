"""A bound, and on which side of it a figure has to lie: what every kind of condition is made of."""

import operator
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum, IntEnum
from typing import Any

from msgspec import Struct

from lccluster.language import Message
from lccluster.quantities import End, HowMany, Quantity, Span, Unit


class Held(IntEnum):
    """How a figure lies to what is asked: the worst of several is theirs, or the best, as is asked.

    `EITHER` where both is still possible: it is blank, approximate or contradicted.
    """

    FAILS = 0
    EITHER = 1
    PASSES = 2


class Side(Enum):
    """On which side of its bound a figure has to lie: how that is drawn, and told.

    `passes` compares decimals, ends of spans and columns of tables alike; all signs exist in GBK.
    """

    AT_LEAST = ("at_least", "≥", operator.ge, ROUND_CEILING)
    ABOVE = ("above", ">", operator.gt, ROUND_FLOOR)
    AT_MOST = ("at_most", "≤", operator.le, ROUND_FLOOR)
    BELOW = ("below", "<", operator.lt, ROUND_CEILING)

    def __init__(
        self, key: str, sign: str, passes: Callable[[Any, Any], Any], rounding: str
    ) -> None:
        self.key = key
        self.sign = sign
        self.passes = passes
        self.rounding = rounding

    @property
    def upwards(self) -> bool:
        """Tell whether more is better."""
        return self in (Side.AT_LEAST, Side.ABOVE)

    @property
    def included(self) -> bool:
        """Tell whether a figure may lie on the bound itself."""
        return self in (Side.AT_LEAST, Side.AT_MOST)

    def whole(self, bound: Decimal) -> int:
        """Give the whole number that parts whole numbers as a bound does."""
        return int(bound.to_integral_value(self.rounding))

    def held(self, span: Span, bound: Decimal) -> Held:
        """Tell how every number of a span lies to a bound; that is so where it is at both ends."""
        low, high = (self.passes(end, End(bound)) for end in (span.low, span.high))
        if low is not high:
            return Held.EITHER
        return Held.PASSES if low else Held.FAILS


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

    def held(self, span: Span) -> Held:
        """Tell how every number of a span lies to it."""
        return self.side.held(span, self.bound)

    def margin(self, value: Decimal) -> Decimal:
        """Say how far a figure lies on the good side; negative on the other."""
        return value - self.bound if self.side.upwards else self.bound - value

    def compared(self, value: Decimal) -> Message:
        """Say by how much a figure passes it, or misses it."""
        margin = self.margin(value)
        if not margin:
            return (
                Message("exactly at the bound, which is included")
                if self.passes(value)
                else Message("exactly at the bound, which is not included")
            )
        amount = HowMany(abs(margin), self.unit)
        if margin > 0:
            return (
                Message("{amount} above the bound", amount=amount)
                if self.side.upwards
                else Message("{amount} below the bound", amount=amount)
            )
        return (
            Message("{amount} short of the bound", amount=amount)
            if self.side.upwards
            else Message("{amount} over the bound", amount=amount)
        )
