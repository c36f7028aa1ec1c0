"""`form-checks.yaml`: when a form contradicts itself, and when its figures are implausible."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from lccluster.quantities import Amount, Span, Unit
from lccluster.quantities.names import Name
from lccluster.rulebook.approximate import ApproximateFigures, span
from lccluster.rulebook.citation import Citation
from lccluster.vocabulary import Words


class PartOfTotal(Struct, frozen=True):
    """No part is larger than its total."""

    id: Name
    kind: Literal["part_of_total"]
    label: Words
    article: Citation
    total: str
    parts: tuple[str, ...]

    @property
    def compared(self) -> tuple[str, ...]:
        """List the figures that can take part in the contradiction."""
        return (self.total, *self.parts)

    def agrees(self, total: Decimal, *parts: Decimal) -> bool:
        """Tell whether exact figures, those compared, are in order."""
        return max(parts, default=total) <= total


class PartsAddUp(Struct, frozen=True):
    """The parts add up to the total; those that are stated never exceed it, others blank or not."""

    id: Name
    kind: Literal["parts_add_up"]
    label: Words
    article: Citation
    total: str
    parts: tuple[str, ...]

    @property
    def compared(self) -> tuple[str, ...]:
        """List the figures that can take part in the contradiction."""
        return (self.total, *self.parts)

    def agrees(self, total: Decimal, *parts: Decimal) -> bool:
        """Tell whether exact figures, those compared, are in order."""
        return sum(parts) == total


class NotAfterTheDay(Struct, frozen=True):
    """A day of the form does not lie after the day of the check."""

    id: Name
    kind: Literal["not_after_the_day"]
    label: Words
    article: Citation
    field: str

    @property
    def compared(self) -> tuple[str, ...]:
        """List none: a day is no figure."""
        return ()

    def agrees(self) -> bool:
        """Tell nothing by figures alone."""
        return False


class YearOfFigures(Struct, frozen=True):
    """The year of some figures is not after that of the filing, nor too long before it.

    `years_back` says how long that is; None sets no limit. Without a day of filing that of the
    check counts. A blank year is no contradiction but a step to do.
    """

    id: Name
    kind: Literal["year_of_figures"]
    label: Words
    article: Citation
    year: str
    filed: str
    covers: tuple[str, ...]
    years_back: int | None = None

    @property
    def compared(self) -> tuple[str, ...]:
        """List none: years are compared, whatever the figures."""
        return ()

    def agrees(self) -> bool:
        """Tell nothing by figures alone."""
        return False

    def reaches(self, year: int, filed: int) -> bool:
        """Tell whether figures of a year may stand on a form that was filed in another."""
        return year <= filed and (self.years_back is None or year >= filed - self.years_back)


class NotAbove(Struct, frozen=True):
    """One figure is never above another."""

    id: Name
    kind: Literal["not_above"]
    label: Words
    article: Citation
    field: str
    of: str

    @property
    def compared(self) -> tuple[str, ...]:
        """List the figures that can take part in the contradiction."""
        return (self.field, self.of)

    def agrees(self, figure: Decimal, ceiling: Decimal) -> bool:
        """Tell whether exact figures, those compared, are in order."""
        return figure <= ceiling


Contradiction = PartOfTotal | PartsAddUp | NotAfterTheDay | YearOfFigures | NotAbove


class Band(Struct, frozen=True):
    """Where a ratio of two figures lies for real clusters, ends included; never blocks."""

    id: Name
    label: Words
    of: str
    per: str
    times: Decimal
    unit: Words
    lowest: Decimal | None = None
    highest: Decimal | None = None

    def holds(self, ratio: Decimal) -> bool:
        """Tell whether a ratio lies in the band."""
        return (self.lowest is None or self.lowest <= ratio) and (
            self.highest is None or ratio <= self.highest
        )

    def meets(self, low: Decimal, high: Decimal) -> bool:
        """Tell whether some ratio from `low` to `high` lies in the band."""
        return (self.lowest is None or self.lowest <= high) and (
            self.highest is None or low <= self.highest
        )


class Slip(Struct, frozen=True):
    """A unit that figures of money are written in by mistake, and how much too large they get."""

    written_in: Words
    factor: Decimal


class Recommendation(Struct, frozen=True):
    """Where the county's opinion stands on the form, and the words by which it is told.

    `refuses` are looked for where none of the `harmless` words stand (无不同意见 refuses nothing),
    then `agrees`; an opinion with neither says nothing.
    """

    article: Citation
    text: str
    day: str
    seal: str
    agrees: tuple[str, ...]
    refuses: tuple[str, ...]
    harmless: tuple[str, ...] = ()

    def refusal_in(self, said: str) -> str | None:
        """Find the word by which an opinion refuses."""
        left = "".join(said.split())
        for word in self.harmless:
            left = left.replace(word, "|")
        return next((word for word in self.refuses if word in left), None)

    def agrees_in(self, said: str) -> bool:
        """Tell whether an opinion recommends; it must not refuse."""
        return any(word in "".join(said.split()) for word in self.agrees)


class FormChecks(Struct, frozen=True):
    """Contradictions send the form back; bands only warn, and so does what is no recommendation.

    Without a reading of `approximate` figures nothing is known of one, and it decides nothing.
    """

    contradictions: tuple[PartOfTotal | PartsAddUp | NotAfterTheDay | YearOfFigures | NotAbove, ...]
    bands: tuple[Band, ...]
    slips: tuple[Slip, ...]
    recommendation: Recommendation | None = None
    approximate: ApproximateFigures | None = None

    def span(self, figure: Amount, unit: Unit | None) -> Span:
        """Give the numbers that a figure allows: one where it is exact."""
        return span(figure, unit, self.approximate)
