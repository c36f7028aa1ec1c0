"""`04-conditions.yaml`: what an application is held against. The kinds are a closed set."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal, TypeVar, assert_never

from msgspec import Struct

from lccluster.quantities import End, Unit
from lccluster.rulebook.citation import Citation
from lccluster.vocabulary import Words

Point = TypeVar(
    "Point", Decimal, End
)  # a figure, or the end of those that an approximate one allows


class AtMost(Struct, frozen=True):
    """A figure that may reach the bound but not pass it (以内)."""

    kind: Literal["at_most"]
    field: str
    bound: Decimal
    unit: Unit
    sign: ClassVar[str] = "≤"

    def margin(self, value: Decimal, bound: Decimal) -> Decimal:
        """Say how far `value` stays within `bound`; negative where it passes it."""
        return bound - value

    def passes(self, value: Point, bound: Point) -> bool:
        """Tell whether `value` satisfies `bound`, which is included."""
        return value <= bound


class AtLeast(Struct, frozen=True):
    """A figure that has to reach the bound (以上)."""

    kind: Literal["at_least"]
    field: str
    bound: Decimal
    unit: Unit
    sign: ClassVar[str] = "≥"

    def margin(self, value: Decimal, bound: Decimal) -> Decimal:
        """Say how far `value` exceeds `bound`; negative where it falls short."""
        return value - bound

    def passes(self, value: Point, bound: Point) -> bool:
        """Tell whether `value` satisfies `bound`, which is included."""
        return value >= bound


class Above(Struct, frozen=True):
    """A figure that has to exceed the bound; to reach it is not enough (超过)."""

    kind: Literal["above"]
    field: str
    bound: Decimal
    unit: Unit
    sign: ClassVar[str] = ">"

    def margin(self, value: Decimal, bound: Decimal) -> Decimal:
        """Say how far `value` exceeds `bound`; zero on the bound, which does not satisfy it."""
        return value - bound

    def passes(self, value: Point, bound: Point) -> bool:
        """Tell whether `value` satisfies `bound`, which is not included."""
        return value > bound


class AtLeastEachYear(Struct, frozen=True):
    """A figure that has to reach the bound in each of the last years (近几年每年).

    `field` names a column of rows that carry a year (`yearly.output_value_yi`). The `years` end
    with the latest one that the form names. What is held against the bound is the lowest figure.
    """

    kind: Literal["at_least_each_year"]
    field: str
    bound: Decimal
    unit: Unit
    years: int
    sign: ClassVar[str] = "≥"

    def margin(self, value: Decimal, bound: Decimal) -> Decimal:
        """Say how far the lowest year exceeds `bound`; negative where it falls short."""
        return value - bound

    def passes(self, value: Point, bound: Point) -> bool:
        """Tell whether the lowest year satisfies `bound`, which is included."""
        return value >= bound


Plain = AtMost | AtLeast | Above


class AnyOf(Struct, frozen=True):
    """Several plain figures of which one has to hold (或者)."""

    kind: Literal["any_of"]
    figures: tuple[AtMost | AtLeast | Above, ...]


class Judgement(Struct, frozen=True):
    """A question for people; the fields named are shown beside it and decide nothing."""

    kind: Literal["judgement"]
    asks: Words
    shows: tuple[str, ...] = ()


Figure = AtMost | AtLeast | Above | AtLeastEachYear
Check = AtMost | AtLeast | Above | AtLeastEachYear | AnyOf | Judgement


def figures_of(check: Check) -> tuple[Figure, ...]:
    """List the figures of a check: one, several for `any_of`, none for a judgement."""
    match check:
        case AtMost() | AtLeast() | Above() | AtLeastEachYear():
            return (check,)
        case AnyOf():
            return check.figures
        case Judgement():
            return ()
        case _:
            assert_never(check)


class Condition(Struct, frozen=True):
    """One condition: where it stands, what it says in our words, and how it is checked."""

    id: str
    article: Citation
    label: Words
    says: Words
    check: AtMost | AtLeast | Above | AtLeastEachYear | AnyOf | Judgement
    waiver: str | None = None
    reading: Words | None = None


class RankClaim(Struct, frozen=True):
    """A rank on the form that claims a leading place: `up_to` which one, or any that is stated."""

    field: str
    up_to: int | None = None

    def made_by(self, rank: Decimal) -> bool:
        """Tell whether a stated rank claims; ranks count from 1."""
        return rank >= 1 and (self.up_to is None or rank <= self.up_to)


class Waiver(Struct, frozen=True):
    """Who may ask that conditions be relaxed: a claim is any of these fields saying so.

    `without_claim`: the bound holds as a rule only (原则上), and nobody has to claim anything.
    """

    id: str
    article: Citation
    label: Words
    says: Words
    claimed_by_rank: tuple[RankClaim, ...]
    claimed_by_yes: tuple[str, ...]
    evidence: str | None
    without_claim: bool = False
    reading: Words | None = None


class Conditions(Struct, frozen=True):
    """All conditions in the measure's order, and the waivers they name."""

    conditions: tuple[Condition, ...]
    waivers: tuple[Waiver, ...] = ()
