"""How far a row lies from its bounds as column expressions: they only order rows."""

from __future__ import annotations

from typing import Any

from lccluster.engines import pairs, points
from lccluster.engines.cells.coded import Coded
from lccluster.engines.compiling import by_branch, figure, highest
from lccluster.rulebook.conditions import Pair
from lccluster.simulation.plans.column_tests import Choice, Joint, Line, Points, Test

Expr = Any


def share(test: Test, coded: Coded) -> Expr | None:
    """Compile how far the nearest figure lies from its bound, as a share of it; None: there is none."""
    match test:
        case Line():
            return _of_line(test, coded)
        case Points():
            return points.share(test, coded)
        case Joint():
            parts = [away for each in test.parts if (away := share(each, coded)) is not None]
            return _nearest(parts, coded)
        case Choice():
            parts = [share(each, coded) for each in test.parts]
            unknown = coded.dialect.lit(None).cast(coded.dialect.Float64)
            known = [unknown if each is None else each for each in parts]
            return by_branch(test, known, unknown, coded)
    return None


def _of_line(line: Line, coded: Coded) -> Expr | None:
    if isinstance(line.check, Pair):
        return pairs.share(line, line.check, coded)
    found = figure(line, coded)
    if found is None:
        return None
    code, factor = found
    if line.years and not line.limits[0].side.upwards:
        code = highest(line, coded)
    away = [
        (code - round(bound * factor)).abs() / float(bound * factor or factor)
        for bound in line.bounds
    ]
    return _nearest(away, coded)


def _nearest(away: list[Expr], coded: Coded) -> Expr | None:
    if len(away) > 1:
        return coded.dialect.min_horizontal(*away)
    return away[0] if away else None
