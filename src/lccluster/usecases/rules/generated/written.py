"""How a figure of a rule is written on a form, so that it has a certain value, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import reduce
from typing import Any

from lccluster.form.form import Form
from lccluster.form.values import says
from lccluster.quantities import QuantityError, Unit, plain
from lccluster.rulebook.conditions import CountOf, Excess, Figure, Pair, Ratio, Side, Within, Yearly
from lccluster.simulation.cells import reader

Cells = Mapping[str, Any]
FIRST_YEAR = 2001  # any year will do: years count from the latest that a form names
OTHER_WORDS = ("another", "other", "false", "true")
BASE, HALF = Decimal(1000), Decimal(50)  # what an excess is counted from; shares end at 100
_BESIDE = {Side.AT_LEAST: 0, Side.AT_MOST: 0, Side.ABOVE: 1, Side.BELOW: -1}


def written(form: Form, figure: Figure, value: Decimal) -> Cells:
    """Write a figure so that it has a value."""
    match figure:
        case Ratio():
            whole = Decimal(10) ** (2 + max(2, -int(value.as_tuple().exponent)))
            return cell(form, figure.of, value * whole / 100) | cell(form, figure.to, whole)
        case Excess():
            base = HALF if figure.unit is Unit.PERCENT else BASE
            return cell(form, figure.of, base + value) | cell(form, figure.over, base)
        case CountOf():
            return {figure.table: [_row(form, figure)] * int(value) + [_other_row(form, figure)]}
        case Yearly():
            return in_years(form, figure, dict.fromkeys(years_of(figure), value))
    return cell(form, figure.field, value)


def blank(form: Form, figure: Figure) -> Cells:
    """Leave a figure blank."""
    match figure:
        case Yearly():
            return in_years(form, figure, {})
        case Pair() | CountOf():
            return dict.fromkeys(figure.fields)
    return {figure.field: None}


def beside(form: Form, figure: Figure) -> list[Decimal]:
    """Give every bound, and the figures one step beside it, as far as a form can state them."""
    step, bounds = figure.unit.step, [each.bound for each in figure.limits]
    near = [value for bound in bounds for value in (bound - step, bound, bound + step)]
    return [value for value in near if _can_be_stated(form, figure, value)]


def nearest(form: Form, figure: Figure, *, passing: bool) -> Decimal | None:
    """Give the figure nearest to a bound that passes, or that does not; None where none is stated."""
    found = sorted(beside(form, figure), key=lambda value: abs(figure.margin(value)))
    return next((value for value in found if figure.passes(value) is passing), None)


def years_of(figure: Figure) -> range:
    """Give the years that count."""
    return range(FIRST_YEAR, FIRST_YEAR + figure.years)


def in_years(form: Form, figure: Figure, figures: Mapping[int, Decimal | None]) -> Cells:
    """Write the figures of single years."""
    rows, _, column = figure.field.rpartition(".")
    stated = [
        {"year": str(year), column: None if value is None else _drawn(value, figure.unit)}
        for year, value in figures.items()
    ]
    other = form.year_of_results
    return {rows: stated} if other is None else {rows: stated, other: None}


def nested(cells: Cells) -> dict[str, Any]:
    """Nest cells by their dotted paths."""
    form: dict[str, Any] = {}
    for path, value in cells.items():
        *groups, last = path.split(".")
        holder = reduce(lambda below, group: below.setdefault(group, {}), groups, form)
        holder[last] = value
    return form


def cell(form: Form, path: str, value: Decimal) -> dict[str, Any]:
    """Write a number into a cell, a share with its sign."""
    return {path: _drawn(value, form.field(path).unit)}


def _drawn(value: Decimal, unit: Unit | None) -> str:
    return f"{plain(value)}%" if unit is Unit.PERCENT else plain(value)


def _can_be_stated(form: Form, figure: Figure, value: Decimal) -> bool:
    """Tell whether a form takes such a figure: no count is below zero, no area is zero."""
    if isinstance(figure, CountOf | Yearly):
        return value >= 0
    return all(is_taken(form, path, text) for path, text in written(form, figure, value).items())


def is_taken(form: Form, path: str, text: str) -> bool:
    """Tell whether a cell of the form takes a text."""
    try:
        reader(path, form)(text)
    except QuantityError:
        return False
    return True


def other_word(form: Form, path: str, words: Iterable[str]) -> str:
    """Give a word that a cell takes and that says none of these."""
    taken = (each for each in OTHER_WORDS if is_taken(form, path, each))
    return next(
        each for each in taken if not any(says(reader(path, form)(each), word) for word in words)
    )


def _row(form: Form, figure: CountOf) -> dict[str, str]:
    """Write a row that counts."""
    columns = form.columns_of(figure.table)
    return {name: _said(wanted, columns[name]) for name, wanted in figure.where.items()}


def _said(wanted: str | Within, unit: Unit | None) -> str:
    if isinstance(wanted, str):
        return wanted
    step = unit.step if unit else Decimal(1)
    side, bound = wanted.bounds[0]
    return _drawn(bound + _BESIDE[side] * step, unit)


def _other_row(form: Form, figure: CountOf) -> dict[str, str]:
    """Write a row that does not count, by one cell of it."""
    name, wanted = next(iter(figure.where.items()))
    unit = form.columns_of(figure.table)[name]
    if isinstance(wanted, str):
        return _row(form, figure) | {name: other_word(form, f"{figure.table}.{name}", [wanted])}
    side, bound = wanted.bounds[0]
    step = unit.step if unit else Decimal(1)
    beyond = _BESIDE[side] * step + (-step if side.upwards else step)
    return _row(form, figure) | {name: _drawn(bound + beyond, unit)}
