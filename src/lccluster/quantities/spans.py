"""The numbers that a figure allows: one for an exact figure, many for an approximate one."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct


class End(NamedTuple):
    """Where a span ends: at `value`, or (`beside` -1 or 1) just below or just above it.

    Ends compare in order: just below 30, then 30, then just above 30.
    """

    value: Decimal
    beside: int = 0

    def plus(self, other: End) -> End:
        """Add two ends of the same side."""
        beside = self.beside + other.beside
        return End(self.value + other.value, (beside > 0) - (beside < 0))


LOWEST, HIGHEST = End(Decimal("-Infinity")), End(Decimal("Infinity"))


class Span(Struct, frozen=True):
    """All numbers from one end to the other."""

    low: End = LOWEST
    high: End = HIGHEST

    @classmethod
    def exactly(cls, value: Decimal) -> Span:
        """Give the span of an exact figure."""
        return cls(End(value), End(value))

    @property
    def is_exact(self) -> bool:
        """Tell whether the span is one number."""
        return self.low == self.high

    def plus(self, other: Span) -> Span:
        """Give what the sum of two figures can be."""
        return Span(self.low.plus(other.low), self.high.plus(other.high))

    def above(self, other: Span) -> bool:
        """Tell whether every number here is above every number there."""
        return self.low > other.high

    def whole(self) -> Span:
        """Narrow the span to the whole numbers in it."""
        return Span(_whole(self.low, 1), _whole(self.high, -1))


def lowest(spans: list[Span]) -> Span:
    """Give what the lowest of several figures can be."""
    return Span(min(span.low for span in spans), min(span.high for span in spans))


def highest(spans: list[Span]) -> Span:
    """Give what the highest of several figures can be."""
    return Span(max(span.low for span in spans), max(span.high for span in spans))


def _whole(end: End, inwards: int) -> End:
    """Move an end inwards to the next whole number."""
    if not end.value.is_finite():
        return end
    whole = end.value.to_integral_value("ROUND_CEILING" if inwards > 0 else "ROUND_FLOOR")
    at_it = whole == end.value and end.beside == inwards
    return End(whole + inwards if at_it else whole)
