"""What the sheets come to: worked out from them each time; recused and blank never count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import isqrt
from statistics import median

from msgspec import Struct


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
        return sum(given, Decimal(0)) if given and len(given) == len(self.points) else None


class SheetScore(Struct, frozen=True, kw_only=True):
    """What an application's sheets come to; `place` among those scored, ties share the first.

    `distances` are each expert's total less the mean of the others; None where there are none.
    """

    application: str
    totals: Mapping[str, Decimal]
    incomplete: tuple[str, ...]
    mean: Decimal | None
    median: Decimal | None
    spread: Decimal | None
    distances: Mapping[str, Decimal | None]
    place: int | None
    places_without_any_one: tuple[int, int] | None

    @property
    def sheets(self) -> int:
        """Count the sheets received, whole or not."""
        return len(self.totals) + len(self.incomplete)

    @property
    def is_firm(self) -> bool:
        """Tell whether its place stays whichever one expert is left out."""
        return self.places_without_any_one in (None, (self.place, self.place))


def scores(sheets: Iterable[ExpertSheet], applications: Sequence[str]) -> list[SheetScore]:
    """Work out the scores of applications, in their order; sheets of other ones do not count."""
    by_application: dict[str, list[ExpertSheet]] = {each: [] for each in applications}
    for each in sheets:
        if each.application in by_application:
            by_application[each.application].append(each)
    totals = {
        key: {each.expert: each.total for each in found if each.total is not None}
        for key, found in by_application.items()
    }
    places, ranges = _places(totals), _places_without(totals)
    return [
        _score(key, found, totals[key], places.get(key), ranges.get(key))
        for key, found in by_application.items()
    ]


def _score(
    application: str,
    sheets: Sequence[ExpertSheet],
    totals: Mapping[str, Decimal],
    place: int | None,
    without: tuple[int, int] | None,
) -> SheetScore:
    given = list(totals.values())
    return SheetScore(
        application=application,
        totals=totals,
        incomplete=tuple(each.expert for each in sheets if each.total is None),
        mean=_drawn(_mean(given)) if given else None,
        median=_drawn(Fraction(median(map(Fraction, given)))) if given else None,
        spread=_spread(given) if given else None,
        distances={key: _distance(key, totals) for key in totals},
        place=place,
        places_without_any_one=without,
    )


def _distance(expert: str, totals: Mapping[str, Decimal]) -> Decimal | None:
    others = [each for key, each in totals.items() if key != expert]
    return _drawn(Fraction(totals[expert]) - _mean(others)) if others else None


def _mean(given: Sequence[Decimal]) -> Fraction:
    return sum(map(Fraction, given), Fraction(0)) / len(given)


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
