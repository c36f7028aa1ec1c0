"""What every check is, and what every check of a figure follows from its limits."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Self

from msgspec.structs import replace

from lccluster.kinds import Kind
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.rulebook.conditions.limits import Limit


class Check(Kind, frozen=True):
    """How a condition is checked; a class that derives from this is a kind, known by its word.

    `words` is what it is called, `heads` what the keys are called that no other kind has.
    """

    words: ClassVar[Message]
    heads: ClassVar[Mapping[str, Message]] = {}

    kind: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """List its figures: one, several of which one has to hold, none for a question."""
        return ()

    @property
    def movable(self) -> bool:
        """Tell whether it has a single bound, which a waiver may relax and a sweep move."""
        return False


class Figure(Check, frozen=True):
    """A figure of the form held against limits, all of which it has to satisfy.

    Of several `years` the lowest figure is held against them; 0 asks for no years. Everything else
    follows from the limits: what passes, by how much, its words, its column and its cases.
    """

    field: str

    @property
    @abstractmethod
    def unit(self) -> Unit:
        """Give the unit of its limits, which is that of the form."""

    @property
    @abstractmethod
    def limits(self) -> tuple[Limit, ...]:
        """List its limits."""

    @property
    def years(self) -> int:
        """Count the years of which each has to hold."""
        return 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give itself."""
        return (self,)

    @property
    def movable(self) -> bool:
        """Tell whether it has a single bound."""
        return len(self.limits) == 1

    @property
    def limit(self) -> Limit:
        """Give its single limit, or the first one where there are more."""
        return self.limits[0]

    @property
    def drawn(self) -> str:
        """Draw what it has to lie within: `≤ 100 sq km`."""
        return ", ".join(map(str, self.limits))

    def relaxed(self, bound: Decimal) -> Self:
        """Give it with another bound."""
        return replace(self, **{self.limit.key: bound})

    def passes(self, value: Decimal) -> bool:
        """Tell whether a figure satisfies every limit."""
        return all(limit.passes(value) for limit in self.limits)

    def nearest(self, value: Decimal) -> Limit:
        """Give the limit that a figure misses by most, else the one it satisfies by least."""
        limits = self.limits
        return limits[0] if len(limits) == 1 else min(limits, key=lambda each: each.margin(value))

    def margin(self, value: Decimal) -> Decimal:
        """Say how far a figure lies within its limits; negative where it does not."""
        return self.nearest(value).margin(value)

    def compared(self, value: Decimal) -> Message:
        """Say by how much a figure passes or misses."""
        return self.nearest(value).compared(value)


class Plain(Figure, frozen=True):
    """A figure that stands in one cell of the form."""
