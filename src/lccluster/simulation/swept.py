"""A bound that is moved, wherever in a condition it stands, and what that does to one row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from lccluster.rulebook.conditions import Condition, Figure, Held, Limit, Tree, with_branch
from lccluster.rulebook.conditions.several import Place
from lccluster.simulation.plans.column_tests import Line

# The outcomes of a row along the rising bounds: up to which bound (not included) it has which.
Runs = tuple[tuple[int, int], ...]


class Bound(Struct, frozen=True):
    """A bound of a rulebook that can be moved: by what `name`, in which condition, and where there."""

    name: str
    rule: Condition
    place: Place
    line: Line
    limit: Limit

    @property
    def figure(self) -> Figure:
        """Give the figure that is held against it."""
        return self.line.check

    def at(self, value: Decimal) -> tuple[Figure, Condition]:
        """Give the figure, and its condition, with the bound elsewhere."""
        assert isinstance(self.rule.check, Tree)  # noqa: S101 - only figures have bounds
        figure = self.figure.moved(self.limit, value)
        return figure, replace(self.rule, check=with_branch(self.rule.check, self.place, figure))


class Sweep(Struct, frozen=True, dict=True):
    """A bound that is moved from `first` by `step`, `count` bounds in all."""

    bound: Bound
    first: Decimal
    step: Decimal
    count: int

    @property
    def values(self) -> list[Decimal]:
        """List the bounds, rising."""
        return [self.value(at) for at in range(self.count)]

    def value(self, at: int) -> Decimal:
        """Give one of the bounds."""
        return self.first + self.step * at

    def moved(self, at: int) -> tuple[Figure, Condition]:
        """Give the figure and its condition with one of the bounds; each is made once."""
        if at not in self._moves:
            self._moves[at] = self.bound.at(self.value(at))
        return self._moves[at]

    @cached_property
    def _moves(self) -> dict[int, tuple[Figure, Condition]]:
        return {}

    @property
    def in_force(self) -> Decimal:
        """Give the bound that stands in the rules."""
        return self.bound.limit.bound

    @property
    def bins(self) -> int:
        """Count the places at which the outcome of a row may turn, both ends included."""
        return self.count + 1

    def runs(self, held: Callable[[int], Held], outcome: Callable[[int], int]) -> Runs:
        """Part the bounds by the outcome at them, asked once for each way in which the figure lies.

        `held` tells how the figure lies to a bound: never better as bounds get stricter.
        """
        if held(0) is held(self.count - 1):
            return ((self.count, outcome(0)),)
        up = self.bound.limit.side.upwards

        def strictness(at: int) -> int:
            return -held(at) if up else int(held(at))

        firsts = (-Held.EITHER, -Held.FAILS) if up else (Held.EITHER, Held.PASSES)
        ends = [bisect_left(range(self.count), each, key=strictness) for each in firsts]
        parts = zip((0, *ends), (*ends, self.count), strict=True)
        return joined([(end, outcome(begin)) for begin, end in parts if begin < end])


def joined(parts: list[tuple[int, int]]) -> Runs:
    """Join neighbours with the same outcome."""
    return tuple(
        part
        for part, after in zip(parts, (*parts[1:], None), strict=True)
        if after is None or after[1] != part[1]
    )
