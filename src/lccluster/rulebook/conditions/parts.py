"""The parts of a condition that people answer alone."""

from decimal import Decimal

from msgspec import Struct

from lccluster.quantities.names import Name
from lccluster.vocabulary import Words


class Element(Struct, frozen=True):
    """One thing that a judgement asks for; people find on it alone, or on the whole."""

    id: Name
    label: Words


class ScoreItem(Struct, frozen=True):
    """What gets points from 0 to 100: a figure that states them, or a question; and its weight in percent."""

    id: Name
    label: Words
    weight: Decimal
    field: str | None = None
    asks: Words | None = None
