"""How a rulebook reads figures that were not written exactly: which numbers 近30亿元 allows."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from lccluster.quantities import Amount, Approximate, End, Span, Unit
from lccluster.rulebook.citation import Citation
from lccluster.vocabulary import Words

Side = Literal["below", "at_most", "at_least", "above", "about"]


class About(Struct, frozen=True):
    """Words that say neither side, and how far the exact figure may lie away, in percent."""

    words: tuple[str, ...]
    within_percent: Decimal


class ApproximateFigures(Struct, frozen=True):
    """Which words say that the exact figure lies below the number written, above it, or near it."""

    article: Citation
    reading: Words
    below: tuple[str, ...]
    at_most: tuple[str, ...]
    at_least: tuple[str, ...]
    above: tuple[str, ...]
    about: About

    def by_side(self) -> dict[Side, tuple[str, ...]]:
        """Map each side to its words."""
        return {
            "below": self.below,
            "at_most": self.at_most,
            "at_least": self.at_least,
            "above": self.above,
            "about": self.about.words,
        }

    def side(self, figure: Approximate) -> Side | None:
        """Say on which side of the number the exact figure lies; None for a word not listed."""
        return next((side for side, words in self.by_side().items() if figure.word in words), None)

    def span(self, figure: Approximate) -> Span:
        """Give the numbers that a figure allows; all, where its word is not listed."""
        number, none = figure.number, Decimal(0)
        match self.side(figure):
            case "below":
                return Span(End(none), End(number, -1))
            case "at_most":
                return Span(End(none), End(number))
            case "at_least":
                return Span(low=End(number))
            case "above":
                return Span(low=End(number, 1))
            case "about":
                away = number * self.about.within_percent / 100
                return Span(End(number - away), End(number + away))
            case _:  # a word that is not listed
                return Span()


def span(figure: Amount, unit: Unit | None, reading: ApproximateFigures | None) -> Span:
    """Give the numbers that a figure of a form allows: one where it is exact."""
    if isinstance(figure, Decimal):
        return Span.exactly(figure)
    found = reading.span(figure) if reading else Span()
    return found.whole() if unit and unit.counts else found
