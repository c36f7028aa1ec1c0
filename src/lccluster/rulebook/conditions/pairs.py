"""Figures that two cells of the form make together: a share, a difference."""

from abc import abstractmethod
from collections.abc import Iterable
from decimal import Context, Decimal
from itertools import count
from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.language import Message
from lccluster.quantities import End, Span, Unit
from lccluster.rulebook.conditions.check import Sided

if TYPE_CHECKING:
    from fractions import Fraction

EXACT = Context(prec=200)  # no figure that a form holds is rounded by it
HUNDRED, DRAWN_PLACES = 100, 2


class Pair(Sided, frozen=True):
    """Two cells that have to be stated both, and what they make together.

    `sign` stands between them.
    """

    sign: ClassVar[str]

    of: str

    @property
    @abstractmethod
    def other(self) -> str:
        """Name the second cell."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Give both cells."""
        return (self.of, self.other)

    @property
    def formula(self) -> str:
        """Draw both cells with what is done to them."""
        return f"{self.of} {self.sign} {self.other}"

    @abstractmethod
    def named(self, of: object, other: object) -> Message:
        """Say what that is called, by the labels of both."""

    @abstractmethod
    def together(self, of: Span, other: Span) -> Span | None:
        """Give what two figures make; None where they make nothing."""


class Ratio(Pair, frozen=True):
    """A figure as a share of another one, in percent; of zero there is no share.

    Shares are drawn on their own side of every bound, so that comparing them is comparing exactly.
    """

    words: ClassVar[Message] = Message("a share of another figure")
    sign: ClassVar[str] = "/"

    kind: Literal["ratio"]
    of: str
    to: str
    unit: Unit = Unit.PERCENT

    @property
    def other(self) -> str:
        """Give the whole."""
        return self.to

    def named(self, of: object, other: object) -> Message:
        """Call it a share."""
        return Message("share of {of} in {other}", of=of, other=other)

    def together(self, of: Span, other: Span) -> Span | None:
        """Divide; both ends stay on their side of the bounds."""
        if other.low.value < 0 or other.high.value <= 0:
            return None
        return Span(self._share(of.low, other.high), self._share(of.high, other.low))

    def _share(self, part: End, whole: End) -> End:
        from fractions import Fraction  # few rulebooks have shares

        beside = part.beside - whole.beside
        if not part.value.is_finite() or not whole.value:
            return End(Decimal("Infinity"))
        if not whole.value.is_finite():
            return End(Decimal(0))
        exact = Fraction(part.value) * HUNDRED / Fraction(whole.value)
        drawn = told_apart(exact, (limit.bound for limit in self.limits))
        return End(drawn, (beside > 0) - (beside < 0))


class Excess(Pair, frozen=True):
    """By how much a figure exceeds another one, such as an average that the form states.

    With a bound of 0 the other figure is itself the bound.
    """

    words: ClassVar[Message] = Message("above another figure")
    heads: ClassVar = {"over": Message("compared with")}
    sign: ClassVar[str] = "-"

    kind: Literal["excess"]
    of: str
    over: str
    unit: Unit

    @property
    def other(self) -> str:
        """Give what it is compared with."""
        return self.over

    def named(self, of: object, other: object) -> Message:
        """Call it what is left."""
        return Message("{of} less {other}", of=of, other=other)

    def together(self, of: Span, other: Span) -> Span | None:
        """Subtract."""
        return Span(_less(of.low, other.high), _less(of.high, other.low))


def _less(one: End, other: End) -> End:
    beside = one.beside - other.beside
    return End(EXACT.subtract(one.value, other.value), (beside > 0) - (beside < 0))


def told_apart(exact: "Fraction", bounds: Iterable[Decimal]) -> Decimal:
    """Draw a share in as few digits as lie on its own side of every bound."""
    sides = [(exact > bound, exact < bound, bound) for bound in bounds]
    shorter = (_rounded(exact, places) for places in count(DRAWN_PLACES))
    return next(
        drawn
        for drawn in shorter
        if all((drawn > bound, drawn < bound) == (more, less) for more, less, bound in sides)
    )


def _rounded(exact: "Fraction", places: int) -> Decimal:
    return Decimal(round(exact * 10**places)).scaleb(-places, EXACT)
