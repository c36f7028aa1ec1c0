"""A score as column expressions: points by their weights in whole numbers, open items from none to all."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import reduce
from math import ceil
from typing import Any

from lccluster.engines.cells.coded import FACTOR, Coded
from lccluster.rulebook.conditions import Score
from lccluster.simulation.plans.column_tests import FOR_JUDGEMENT, MET, NOT_MET, UNSTATED, Points

Expr = Any
HUNDRED = 100
MOST = 2**62


def is_possible(score: Score) -> bool:
    """Tell whether whole numbers hold the points of all items together."""
    return HUNDRED * HUNDRED * _parts(score) * FACTOR < MOST


def outcome(test: Points, coded: Coded) -> Expr:
    """Compile whether the points come to the grade asked for, whatever the open items get."""
    score, factor = test.score, _factor(test, coded)
    codes, weights = _codes(test, coded), _weights(score)
    lowest = _weighed(codes, weights, coded)
    left = [coded.either(code.is_null(), 1, 0).cast(coded.dialect.Int64) for code in codes]
    full = HUNDRED * factor
    highest = lowest + _sum([one * (w * full) for one, w in zip(left, weights, strict=True)], coded)
    asked = ceil(_asked(test, coded))
    blank = _sum(
        [one for one, item in zip(left, score.items, strict=True) if item.field is not None], coded
    )
    open_ = coded.either(blank > 0, UNSTATED, FOR_JUDGEMENT)
    return coded.either(lowest >= asked, MET, coded.either(highest < asked, NOT_MET, open_))


def share(test: Points, coded: Coded) -> Expr:
    """Compile how far the points lie from those asked for, as a share of them; blank while one is open."""
    codes, asked = _codes(test, coded), float(_asked(test, coded))
    stated = reduce(lambda a, b: a & b, [~each.is_null() for each in codes])
    away = (_weighed(codes, _weights(test.score), coded) - asked).abs()
    return coded.dialect.when(stated).then(away / (asked or float(_one(test, coded))))


def value(test: Points, found: Mapping[str, Any]) -> Decimal | None:
    """Add up points that were read from a row; None while one is open."""
    stated = [found.get(key) for key in test.keys]
    if any(each is None or not 0 <= each <= HUNDRED for each in stated):
        return None
    weighed = zip(test.score.items, stated, strict=True)
    return sum(
        (each * item.weight / HUNDRED for item, each in weighed if each is not None), Decimal(0)
    )


def _asked(test: Points, coded: Coded) -> Decimal:
    return test.score.asked.from_ * _one(test, coded)


def _one(test: Points, coded: Coded) -> int:
    """Give what a point comes to in sums of codes."""
    return HUNDRED * _parts(test.score) * _factor(test, coded)


def _factor(test: Points, coded: Coded) -> int:
    return max([1, *(coded.factors.get(key, 1) for key in test.keys)])


def _codes(test: Points, coded: Coded) -> list[Expr]:
    factor = _factor(test, coded)
    return [_code(key, factor, coded) for key in test.keys]


def _weights(score: Score) -> list[int]:
    return [int(each.weight * _parts(score)) for each in score.items]


def _weighed(codes: list[Expr], weights: list[int], coded: Coded) -> Expr:
    known = [_known(code, weight, coded) for code, weight in zip(codes, weights, strict=True)]
    return _sum(known, coded)


def _code(key: str, factor: int, coded: Coded) -> Expr:
    """Compile the points of an item, all in one factor; what are no points is open."""
    whole = coded.dialect.Int64
    if key not in coded.columns:
        return coded.dialect.lit(None).cast(whole)
    code = coded.column(key).cast(whole) * (factor // coded.factors[key])
    return coded.dialect.when(code.is_between(0, HUNDRED * factor)).then(code)


def _known(code: Expr, weight: int, coded: Coded) -> Expr:
    return coded.dialect.when(code.is_null()).then(coded.dialect.lit(0)).otherwise(code * weight)


def _sum(each: list[Expr], coded: Coded) -> Expr:
    nothing = coded.dialect.lit(0).cast(coded.dialect.Int64)
    return reduce(lambda a, b: a + b, each, nothing)


def _parts(score: Score) -> int:
    """Give what makes every weight whole."""
    parts = 1
    while any(each.weight * parts % 1 for each in score.items):
        parts *= 10
    return parts
