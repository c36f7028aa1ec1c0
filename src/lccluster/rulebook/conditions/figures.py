"""The kinds of figures, one class each."""

from decimal import Decimal
from typing import ClassVar, Literal

from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.rulebook.conditions.check import Figure, Plain
from lccluster.rulebook.conditions.limits import Limit, Side


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


class AtLeastEachYear(Figure, frozen=True):
    """A figure that has to reach the bound in each of the last years (近几年每年).

    `field` names a column of rows that carry a year (`yearly.output_value_yi`). The `years` end
    with the latest one that the form names. What is held against the bound is the lowest figure.
    """

    words: ClassVar[Message] = Message("at least, each year")

    kind: Literal["at_least_each_year"]
    bound: Decimal
    unit: Unit
    years: int

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Reach the bound in the lowest year."""
        return (Limit(Side.AT_LEAST, self.bound, self.unit),)
