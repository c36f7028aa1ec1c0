"""A condition whose bound is moved: its bounds, and how many of them a figure passes."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from lccluster.quantities import End
from lccluster.rulebook.conditions import Side
from lccluster.simulation.plan import Line


class Sweep(Struct, frozen=True):
    """A condition whose bound is moved from `first` by `step`, `count` bounds in all."""

    condition: str
    line: Line
    first: Decimal
    step: Decimal
    count: int

    @property
    def values(self) -> list[Decimal]:
        """List the bounds, rising."""
        return [self.first + self.step * at for at in range(self.count)]

    @property
    def in_force(self) -> Decimal:
        """Give the bound that stands in the rules."""
        return self.line.check.limit.bound

    @property
    def bins(self) -> int:
        """Count the cells: none of the bounds passed, one, …, all; and one for a blank."""
        return self.count + 2

    def passed(self, figure: End | None) -> int:
        """Count the bounds that a figure passes; a blank has the cell behind the last."""
        if figure is None:
            return self.count + 1
        below, at_most = self._bounds_below(figure.value)
        side = self.line.check.limit.side
        on_it = side in (Side.AT_LEAST, Side.BELOW)
        beyond = figure.beside >= 0 if on_it else figure.beside > 0
        reached = at_most if beyond else below
        return reached if side.upwards else self.count - reached

    def _bounds_below(self, value: Decimal) -> tuple[int, int]:
        """Count the bounds below a value, and those below or at it."""
        if value < self.first:
            return 0, 0
        if value > self.first + self.step * (self.count - 1):
            return self.count, self.count
        whole, part = divmod(value - self.first, self.step)
        return int(whole) + (part > 0), int(whole) + 1
