"""What reads a cell of the form: by its unit, else by its kind."""

from __future__ import annotations

from functools import cache

from lccluster.form.form import COUNTY, NAMES
from lccluster.form.parts import FormField
from lccluster.form.types import (
    DAY,
    NAMED,
    OFFICE,
    TEXT,
    YEAR,
    YES_NO,
    Cell,
    exact_figure,
    figure,
    points,
    share_of_whole,
    whole_figure,
)
from lccluster.quantities import Lowest, Unit

_LOWEST = {"any": Lowest.ANY, "zero": Lowest.ZERO, "above_zero": Lowest.ABOVE_ZERO}
_KINDS = {"text": TEXT, "day": DAY, "year": YEAR, "yes_no": YES_NO, "credit_code": TEXT}


def cell_of(field: FormField) -> Cell:
    """Give what reads a field."""
    if field.unit is None:
        named = OFFICE if field.key == COUNTY else NAMED
        return named if field.key in NAMES else _KINDS[field.kind]
    return _figure(field.unit, field.lowest, field.share, field.exact, field.whole)


@cache
def _figure(unit: Unit, least: str, share: bool, exact: bool, whole: bool) -> Cell:
    if share:
        return share_of_whole()
    if unit is Unit.POINTS:
        return points()
    if exact:
        return exact_figure(unit, _LOWEST[least])
    return (whole_figure if whole else figure)(unit, _LOWEST[least])
