"""Which figures columns take as they stand, and which the reader of cells has to look at."""

from __future__ import annotations

from typing import Any

from lccluster.engines.cells.coded import FAR
from lccluster.form.form import Form
from lccluster.quantities import Lowest, Unit
from lccluster.simulation.cells import form_cell
from lccluster.simulation.headings.needed import unit_of

Expr = Any
_HUNDRED = 100  # a whole share, all points


def bounds(key: str, form: Form, factor: int) -> tuple[int, int]:
    """Give the lowest and the highest code that a cell can hold."""
    cell = form_cell(key, form)
    most = FAR * factor - 1
    least = {Lowest.ANY: -most, Lowest.ZERO: 0, Lowest.ABOVE_ZERO: 1}
    return least[cell.lowest if cell else Lowest.ANY], most


def needs_reader(key: str, form: Form, code: Expr, factor: int) -> list[Expr]:
    """Compile what else the reader would refuse: half a firm, a share of which nobody knows the size, too many points."""
    unit = unit_of(key, form)
    if unit is Unit.PERCENT:
        return [(code != 0) & (code.abs() < factor), code > _HUNDRED * factor]
    if unit is Unit.POINTS:
        return [code > _HUNDRED * factor]
    return [code % factor != 0] if unit and unit.counts and factor > 1 else []
