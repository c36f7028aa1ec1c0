"""What the sheets come to: worked out from them each time; recused and blank never count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from functools import reduce
from math import isqrt

from msgspec import Struct
from msgspec.structs import replace

_EXACT = Context(prec=MAX_PREC)


class ExpertSheet(Struct, frozen=True):
    """What one expert gave one application: points by aspect, None where a cell was left blank."""

    expert: str
    application: str
    points: Mapping[str, Decimal | None]
    words: str | None = None

    @property
    def total(self) -> Decimal | None:
        """Give the sum of all aspects; a sheet with a blank has none."""
        given = [each for each in self.points.values() if each is not None]
        return _sum(given) if given and len(given) == len(self.points) else None


class SheetScore(Struct, frozen=True, kw_only=True):
    """What an application's sheets come to; `place` among those scored, ties share the first.

    A place is told where the scores of all applications were worked out together.
    """

    application: str
    totals: Mapping[str, Decimal]
    incomplete: tuple[str, ...]
    place: int | None = None
    places_without_any_one: tuple[int, int] | None = None

    @property
    def sheets(self) -> int:
        """Count the sheets received, whole or not."""
        return len(self.totals) + len(self.incomplete)

    @property
    def mean(self) -> Decimal | None:
        """Give the mean of the whole sheets' totals."""
        return _drawn(_mean(self._given)) if self.totals else None

    @property
    def exact_mean(self) -> Fraction:
        """Give the mean by which places are told, not rounded; nothing scored is the least."""
        return _mean(self._given) if self.totals else Fraction(-1)

    @property
    def median(self) -> Decimal | None:
        """Give the total in the middle of the whole sheets."""
        from statistics import median

        return _drawn(Fraction(median(map(Fraction, self._given)))) if self.totals else None

    @property
    def spread(self) -> Decimal | None:
        """Give the standard deviation of the whole sheets' totals."""
        return _spread(self._given) if self.totals else None

    @property
    def distances(self) -> dict[str, Decimal | None]:
        """Give each expert's total less the mean of the others; None where there are none."""
        return {key: _distance(key, self.totals) for key in self.totals}

    @property
    def is_firm(self) -> bool:
        """Tell whether its place stays whichever one expert is left out."""
        return self.places_without_any_one in (None, (self.place, self.place))

    @property
    def rests_on_one(self) -> bool:
        """Tell whether it has one whole sheet alone: without that expert it has no place."""
        return len(self.totals) == 1

    @property
    def _given(self) -> list[Decimal]:
        return list(self.totals.values())


def summed(sheets: Iterable[ExpertSheet], applications: Sequence[str]) -> list[SheetScore]:
    """Sum up the sheets of applications, in their order, each by itself; sheets of other ones do not count."""
    by_application: dict[str, list[ExpertSheet]] = {each: [] for each in applications}
    for each in sheets:
        if each.application in by_application:
            by_application[each.application].append(each)
    return [_score(key, found) for key, found in by_application.items()]


def scores(sheets: Iterable[ExpertSheet], applications: Sequence[str]) -> list[SheetScore]:
    """Work out the scores of applications, in their order, with their places."""
    found = summed(sheets, applications)
    totals = {each.application: each.totals for each in found}
    places, ranges = _places(totals), _places_without(totals)
    return [
        replace(
            each,
            place=places.get(each.application),
            places_without_any_one=ranges.get(each.application),
        )
        for each in found
    ]


def _score(application: str, sheets: Sequence[ExpertSheet]) -> SheetScore:
    totals = {each.expert: each.total for each in sheets}
    return SheetScore(
        application=application,
        totals={key: each for key, each in totals.items() if each is not None},
        incomplete=tuple(key for key, each in totals.items() if each is None),
    )


def _distance(expert: str, totals: Mapping[str, Decimal]) -> Decimal | None:
    others = [each for key, each in totals.items() if key != expert]
    return _drawn(Fraction(totals[expert]) - _mean(others)) if others else None


def _mean(given: Sequence[Decimal]) -> Fraction:
    return Fraction(_sum(given)) / len(given)


def _sum(given: Sequence[Decimal]) -> Decimal:
    """Add up exactly, however many digits somebody gave."""
    return reduce(_EXACT.add, given)


def _places(totals: Mapping[str, Mapping[str, Decimal]]) -> dict[str, int]:
    """Give each scored application its place by the exact mean; ties share the first of theirs."""
    means = {key: _mean(list(found.values())) for key, found in totals.items() if found}
    places: dict[str, int] = {}
    last: Fraction | None = None
    for at, (key, mean) in enumerate(sorted(means.items(), key=lambda each: -each[1]), 1):
        if mean != last:
            place, last = at, mean
        places[key] = place
    return places


def _places_without(totals: Mapping[str, Mapping[str, Decimal]]) -> dict[str, tuple[int, int]]:
    """Give the lowest and the highest place that an application has when any one expert is left out."""
    experts = {expert for found in totals.values() for expert in found}
    seen: dict[str, list[int]] = {}
    for left_out in experts:
        fewer = {
            key: {expert: each for expert, each in found.items() if expert != left_out}
            for key, found in totals.items()
        }
        for key, place in _places(fewer).items():
            seen.setdefault(key, []).append(place)
    return {key: (min(found), max(found)) for key, found in seen.items()}


def _drawn(value: Fraction) -> Decimal:
    """Round half up, away from zero, to a tenth; a whole number has no point."""
    tenths = (abs(value) * 20 + 1) // 2
    return _tenths(-tenths if value < 0 else tenths)


def _spread(given: Sequence[Decimal]) -> Decimal:
    """Give the standard deviation of all totals, rounded half up to a tenth: of whole numbers, so exactly."""
    mean = _mean(given)
    variance = sum(((each - mean) ** 2 for each in map(Fraction, given)), Fraction(0)) / len(given)
    return _tenths((isqrt(variance * 400 // 1) + 1) // 2)


def _tenths(count: int) -> Decimal:
    whole, rest = divmod(abs(count), 10)
    drawn = Decimal(f"{whole}.{rest}") if rest else Decimal(whole)
    return -drawn if count < 0 else drawn
