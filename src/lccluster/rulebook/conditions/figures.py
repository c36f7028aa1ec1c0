"""Figures that stand in one cell of the form, or in one cell for each year."""

from decimal import Decimal
from typing import ClassVar, Literal

from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.rulebook.conditions.check import Figure, Sided
from lccluster.rulebook.conditions.limits import Limit, Side


class Plain(Figure, frozen=True):
    """A figure that stands in one cell of the form."""

    field: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Give its cell."""
        return (self.field,)


class AtMost(Plain, frozen=True):
    """A figure that may reach the bound but not pass it (以内)."""

    words: ClassVar[Message] = Message("at most")

    kind: Literal["at_most"]
    bound: Decimal
    unit: Unit

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Stay at the bound or below it."""
        return (Limit(Side.AT_MOST, self.bound, self.unit),)


class Below(Plain, frozen=True):
    """A figure that has to stay below the bound; to reach it is too much (低于)."""

    words: ClassVar[Message] = Message("less than")

    kind: Literal["below"]
    bound: Decimal
    unit: Unit

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Stay below the bound."""
        return (Limit(Side.BELOW, self.bound, self.unit),)


class AtLeast(Plain, frozen=True):
    """A figure that has to reach the bound (以上)."""

    words: ClassVar[Message] = Message("at least")

    kind: Literal["at_least"]
    bound: Decimal
    unit: Unit

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Reach the bound."""
        return (Limit(Side.AT_LEAST, self.bound, self.unit),)


class Above(Plain, frozen=True):
    """A figure that has to exceed the bound; to reach it is not enough (超过)."""

    words: ClassVar[Message] = Message("more than")

    kind: Literal["above"]
    bound: Decimal
    unit: Unit

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Exceed the bound."""
        return (Limit(Side.ABOVE, self.bound, self.unit),)


class Between(Plain, frozen=True):
    """A figure that has to lie from one bound to another, both included (不少于…、不超过…)."""

    words: ClassVar[Message] = Message("at least and at most")

    kind: Literal["between"]
    from_: Decimal
    to: Decimal
    unit: Unit

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Reach the one and stay at the other or below it."""
        return (
            Limit(Side.AT_LEAST, self.from_, self.unit, "from"),
            Limit(Side.AT_MOST, self.to, self.unit, "to"),
        )


class Yearly(Figure, frozen=True):
    """A figure that is held against its limits in each of the last years; the worst one counts.

    `field` names a column of rows that carry a year (`yearly.output_value_yi`). The years end with
    the latest one that the form names.
    """

    @property
    def fields(self) -> tuple[str, ...]:
        """Give its column."""
        return (self.field,)


class AtLeastEachYear(Yearly, frozen=True):
    """A figure that has to reach the bound in each of the last years (近几年每年)."""

    words: ClassVar[Message] = Message("at least, each year")

    kind: Literal["at_least_each_year"]
    field: str
    bound: Decimal
    unit: Unit
    years: int

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Reach the bound in the lowest year."""
        return (Limit(Side.AT_LEAST, self.bound, self.unit),)


class EachYear(Yearly, Sided, frozen=True):
    """A figure with limits on any side in each of the last years."""

    words: ClassVar[Message] = Message("each year")

    kind: Literal["each_year"]
    field: str
    unit: Unit
    years: int
