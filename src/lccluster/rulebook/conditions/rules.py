"""A condition and the waivers that may relax it, as a rulebook states them."""

from decimal import Decimal

from msgspec import Struct

from lccluster.quantities.names import Name
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.conditions.check import Check
from lccluster.vocabulary import Occasion, Words


class Condition(Struct, frozen=True):
    """One condition: where it stands, what it says in our words, and how it is checked.

    A `bar` rules an application out by itself, and nothing relaxes it; `ground` is the one on which a
    title that comes to fall under it is revoked. `only_at` is the one occasion on which it is asked.
    """

    id: Name
    article: Citation
    label: Words
    says: Words
    check: Check
    waiver: str | None = None
    reading: Words | None = None
    bar: bool = False
    ground: str | None = None
    only_at: Occasion | None = None


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

    id: Name
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
