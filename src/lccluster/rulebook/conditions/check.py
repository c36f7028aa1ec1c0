"""What every check is, and what every check of a figure follows from its limits."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Self

from msgspec.structs import replace

from lccluster.kinds import Kind
from lccluster.language import Listing, Message
from lccluster.quantities import Unit
from lccluster.rulebook.conditions.limits import Limit, Side
from lccluster.rulebook.conditions.parts import Element, ScoreItem


class Check(Kind, frozen=True):
    """How a condition is checked; a class that derives from this is a kind, known by its word.

    `words` is what it is called, `heads` what the keys are called that no other kind has.
    """

    words: ClassVar[Message]
    heads: ClassVar[Mapping[str, Message]] = {}

    kind: str

    @property
    def leaves(self) -> tuple[Figure, ...]:
        """List the figures that decide it, in the order in which words name them; none for people."""
        return ()

    @property
    def parts(self) -> tuple[Element | ScoreItem, ...]:
        """List what of it people may answer alone: elements, items that ask for points."""
        return ()

    @property
    def movable(self) -> bool:
        """Tell whether it has a single bound, which a waiver may relax and a sweep move."""
        return False

    @property
    def decides(self) -> bool:
        """Tell whether the verdict rests on it."""
        return True


class Tree(Check, frozen=True):
    """What figures of the form decide: a single one, or several as branches."""


class Figure(Tree, frozen=True):
    """A quantity read from the form and held against limits, all of which it has to satisfy.

    Everything follows from what it reads and its limits: what passes, by how much, its words, its
    column and its cases.
    """

    @property
    @abstractmethod
    def fields(self) -> tuple[str, ...]:
        """List the fields of the form that it is read from."""

    @property
    @abstractmethod
    def unit(self) -> Unit:
        """Give the unit of its limits."""

    @property
    @abstractmethod
    def limits(self) -> tuple[Limit, ...]:
        """List its limits."""

    @property
    def field(self) -> str:
        """Name the field by which it is known."""
        return self.fields[0]

    @property
    def formula(self) -> str:
        """Draw what it is read from, by the names of fields."""
        return self.field

    @property
    def years(self) -> int:
        """Count the years of which each has to hold; 0 where it asks for no years."""
        return 0

    @property
    def leaves(self) -> tuple[Figure, ...]:
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
        return str(Listing(self.limits))

    def relaxed(self, bound: Decimal) -> Self:
        """Give it with another bound."""
        return self.moved(self.limit, bound)

    def moved(self, limit: Limit, bound: Decimal) -> Self:
        """Give it with another bound in the place of one of its limits."""
        name = limit.key if limit.key in self.__struct_fields__ else f"{limit.key}_"
        return replace(self, **{name: bound})

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


class Sided(Figure, frozen=True, kw_only=True):
    """A figure whose bounds stand under the words of their sides: `at_least: 1.5`."""

    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    below: Decimal | None = None

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Give a limit for every side that has a bound."""
        stated = ((side, getattr(self, side.key)) for side in Side)
        return tuple(
            Limit(side, bound, self.unit, side.key) for side, bound in stated if bound is not None
        )
