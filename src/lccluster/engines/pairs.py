"""Shares and differences as column expressions: in whole numbers, exact, and nothing runs over."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import Any

from lccluster.engines.cells.coded import Coded, is_exact
from lccluster.engines.cells.doubts import unless_doubtful
from lccluster.rulebook.conditions import Limit, Pair, Ratio, Side
from lccluster.simulation.plans.column_tests import Line

Expr = Any
HUNDRED = 100
MOST_PARTS = 10**9  # in which a share may be counted, so that their products have room


def passes(line: Line, pair: Pair, coded: Coded) -> tuple[Expr, Expr] | None:
    """Compile whether a pair satisfies its limits, and whether it is open; None: the table lacks it."""
    found = codes(line, pair, coded)
    if found is None:
        return None
    of, other, factor = found
    blank = of.is_null() | other.is_null()
    if isinstance(pair, Ratio):
        blank = blank | (other <= 0).fill_null(value=True)

    def holds(limit: Limit) -> Expr:
        if line.settled and line.settled[0] == limit:
            return coded.dialect.lit(line.settled[1])
        if isinstance(pair, Ratio):
            return is_share(limit, of, other)
        return limit.side.passes(of - other, limit.side.whole(limit.bound * factor))

    return reduce(lambda a, b: a & b, [holds(each) for each in pair.limits]), blank


def is_possible(pair: Pair) -> bool:
    """Tell whether every bound has few enough digits for whole numbers to hold it."""
    if not isinstance(pair, Ratio):
        return all(is_exact(limit.bound) for limit in pair.limits)
    return are_parts(limit.bound for limit in pair.limits)


def are_parts(bounds: Iterable[Decimal]) -> bool:
    """Tell whether shares in percent are so many parts of so many that products have room."""
    return all(max(_parts(each)) < MOST_PARTS for each in bounds)


def share(line: Line, pair: Pair, coded: Coded) -> Expr | None:
    """Compile how far a pair lies from its nearest bound, as a share of it; it only orders rows."""
    found = codes(line, pair, coded)
    if found is None:
        return None
    of, other, factor = found
    dialect = coded.dialect
    made = (
        of * float(HUNDRED) / dialect.when(other > 0).then(other)
        if isinstance(pair, Ratio)
        else (of - other) / float(factor)
    )
    away = [(made - float(limit.bound)).abs() / float(limit.bound or 1) for limit in pair.limits]
    return dialect.min_horizontal(*away) if len(away) > 1 else away[0]


def codes(line: Line, pair: Pair, coded: Coded) -> tuple[Expr, Expr, int] | None:
    """Give both figures in one factor, each blank where the row contradicts itself on it."""
    if any(key not in coded.columns for key in pair.fields):
        return None
    most = max(coded.factors[key] for key in pair.fields)
    of, other = (
        unless_doubtful(coded.column(key), key, line.doubts, coded) * (most // coded.factors[key])
        for key in pair.fields
    )
    return of, other, most


def is_share(limit: Limit, of: Expr, whole: Expr) -> Expr:
    """Compare with so many parts of a whole, which is parted first: a product could run over."""
    parts, of_all = _parts(limit.bound)
    each = whole // of_all
    rest = (whole - each * of_all) * parts
    up = limit.side in (Side.AT_LEAST, Side.BELOW)
    return limit.side.passes(of, each * parts + (rest + (of_all - 1 if up else 0)) // of_all)


def _parts(bound: Decimal) -> tuple[int, int]:
    """Give a bound in percent as so many parts of so many."""
    return (bound / HUNDRED).as_integer_ratio()
