"""`04-conditions.yaml`: what an application is held against. The kinds are a closed set."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lccluster.language import Words
from lccluster.quantities import Unit
from lccluster.rulebook.citation import Citation


@dataclass(frozen=True)
class AtMost:
    """A figure that may reach the bound but not pass it (以内)."""

    kind: Literal["at_most"]
    field: str
    bound: Decimal
    unit: Unit

    def margin(self, value: Decimal, bound: Decimal) -> Decimal:
        """Say how far `value` stays within `bound`; negative where it passes it."""
        return bound - value


@dataclass(frozen=True)
class AtLeast:
    """A figure that has to reach the bound (以上)."""

    kind: Literal["at_least"]
    field: str
    bound: Decimal
    unit: Unit

    def margin(self, value: Decimal, bound: Decimal) -> Decimal:
        """Say how far `value` exceeds `bound`; negative where it falls short."""
        return value - bound


@dataclass(frozen=True)
class Judgement:
    """A question for people; the fields named are shown beside it and decide nothing."""

    kind: Literal["judgement"]
    asks: Words
    shows: tuple[str, ...] = ()


Figure = AtMost | AtLeast


@dataclass(frozen=True)
class Condition:
    """One condition: where it stands, what it says in our words, and how it is checked."""

    id: str
    article: Citation
    label: Words
    says: Words
    check: AtMost | AtLeast | Judgement
    waiver: str | None = None
    reading: Words | None = None


@dataclass(frozen=True)
class Waiver:
    """Who may ask that conditions be relaxed: a claim is any of these fields saying so."""

    id: str
    article: Citation
    label: Words
    says: Words
    claimed_by_rank: tuple[str, ...]
    claimed_by_yes: tuple[str, ...]
    evidence: str
    reading: Words | None = None


@dataclass(frozen=True)
class Conditions:
    """All conditions in the measure's order, and the waivers they name."""

    conditions: tuple[Condition, ...]
    waivers: tuple[Waiver, ...] = ()
