"""Which figures columns take as they stand, and which the reader of cells has to look at."""

from __future__ import annotations

from functools import reduce
from typing import Any

from lccluster.engines.coded import FAR
from lccluster.quantities import Lowest, Unit
from lccluster.simulation.cells import form_cell
from lccluster.simulation.columns import unit_of

Expr = Any
_WHOLE_SHARE = 100


def needs_reader(key: str, code: Expr, factor: int) -> Expr:
    """Compile whether the reader would refuse a figure, or no column may hold it.

    That is one too low or too far, half a firm, and a share of which nobody knows the size.
    """
    cell, unit = form_cell(key), unit_of(key)
    least = {Lowest.ANY: 1 - FAR * factor, Lowest.ZERO: 0, Lowest.ABOVE_ZERO: 1}
    doubts = [code < least[cell.lowest if cell else Lowest.ANY], code >= FAR * factor]
    if unit is Unit.PERCENT:
        doubts += [(code != 0) & (code.abs() < factor), code > _WHOLE_SHARE * factor]
    if unit and unit.counts and factor > 1:
        doubts += [code % factor != 0]
    return reduce(lambda a, b: a | b, doubts)
