"""How many rows of a list on the form are such and such."""

from decimal import Decimal
from typing import ClassVar, Literal

from msgspec import Struct

from lccluster.language import Message
from lccluster.quantities import Span, Unit, plain
from lccluster.rulebook.conditions.check import Sided
from lccluster.rulebook.conditions.limits import Held, Side


class Within(Struct, frozen=True):
    """What a figure of a row has to lie within, in the unit of its column."""

    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    below: Decimal | None = None

    def __str__(self) -> str:
        return " ".join(f"{side.sign} {plain(bound)}" for side, bound in self.bounds)

    @property
    def bounds(self) -> tuple[tuple[Side, Decimal], ...]:
        """List its bounds with their sides."""
        stated = ((side, getattr(self, side.key)) for side in Side)
        return tuple((side, bound) for side, bound in stated if bound is not None)

    def held(self, span: Span) -> Held:
        """Tell how a figure lies within them."""
        return min(side.held(span, bound) for side, bound in self.bounds)


class CountOf(Sided, frozen=True):
    """The rows of a list of the form in which every column named says what is asked.

    A blank cell leaves its row open; how many rows there are then lies within a span.
    """

    words: ClassVar[Message] = Message("how many rows")
    heads: ClassVar = {"table": Message("list"), "where": Message("rows that count")}

    kind: Literal["count_of"]
    table: str
    where: dict[str, str | Within]
    unit: Unit = Unit.ITEMS

    def __hash__(self) -> int:
        return hash((self.table, *self.where))

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the list."""
        return (self.table,)

    @property
    def formula(self) -> str:
        """Draw the list with what is asked of its rows."""
        asked = (f"{column} {wanted}" for column, wanted in self.where.items())
        return f"{self.table} ({', '.join(asked)})"
