"""A score as column expressions: points by their weights in whole numbers, open items from none to all."""

from __future__ import annotations

from functools import reduce
from math import ceil
from typing import Any

from lccluster.engines.cells.coded import FACTOR, Coded
from lccluster.rulebook.conditions import Score
from lccluster.simulation.plan import FOR_JUDGEMENT, MET, NOT_MET, UNSTATED, Points

Expr = Any
HUNDRED = 100
MOST = 2**62


def is_possible(score: Score) -> bool:
    """Tell whether whole numbers hold the points of all items together."""
    return HUNDRED * HUNDRED * _parts(score) * FACTOR < MOST


def outcome(test: Points, coded: Coded) -> Expr:
    """Compile whether the points come to the grade asked for, whatever the open items get."""
    score, factor = test.score, max([1, *(coded.factors.get(key, 1) for key in test.keys)])
    codes = [_code(key, factor, coded) for key in test.keys]
    weights = [int(each.weight * _parts(score)) for each in score.items]
    lowest = _sum(
        [_known(code, weight, coded) for code, weight in zip(codes, weights, strict=True)], coded
    )
    left = [coded.either(code.is_null(), 1, 0).cast(coded.dialect.Int64) for code in codes]
    full = HUNDRED * factor
    highest = lowest + _sum([one * (w * full) for one, w in zip(left, weights, strict=True)], coded)
    asked = ceil(_asked(score) * HUNDRED * _parts(score) * factor)
    blank = _sum(
        [one for one, item in zip(left, score.items, strict=True) if item.field is not None], coded
    )
    open_ = coded.either(blank > 0, UNSTATED, FOR_JUDGEMENT)
    return coded.either(lowest >= asked, MET, coded.either(highest < asked, NOT_MET, open_))


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


def _asked(score: Score) -> Any:
    return next(each.from_ for each in score.grades if each.id == score.at_least)


def _parts(score: Score) -> int:
    """Give what makes every weight whole."""
    parts = 1
    while any(each.weight * parts % 1 for each in score.items):
        parts *= 10
    return parts
