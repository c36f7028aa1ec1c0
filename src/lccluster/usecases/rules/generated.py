"""The cases that follow from the bounds of a rulebook: on each, one step beside it, and blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce
from typing import Any

from lccluster.files.rules.case_files import Case, CaseFile, Expected
from lccluster.quantities import plain
from lccluster.rulebook.conditions import AnyOf, Condition, Figure, Judgement, Plain
from lccluster.rulebook.materials import RequiredMaterial
from lccluster.rulebook.rulebook import Rulebook

FIRST_YEAR = 2001  # any year will do: years count from the latest that a form names


def generated(book: Rulebook) -> Iterator[Case]:
    """Generate the cases that follow from the bounds of conditions and materials."""
    for rule in book.conditions.conditions:
        yield from _of_condition(rule, book)
    for material in book.materials.materials:
        if material.most_characters is not None:
            yield from _of_material(material, material.most_characters)


def _short_of(rule: Condition, book: Rulebook) -> str:
    """Name what becomes of a shortfall on a form that claims nothing."""
    waiver = book.waiver(rule)
    return "for_judgement" if waiver and waiver.without_claim else "not_met"


def _apart(field: str, book: Rulebook) -> dict[str, None]:
    """Leave blank what a figure could contradict, so that it decides alone."""
    beside = [each.compared for each in book.form_checks.contradictions if field in each.compared]
    return {path: None for compared in beside for path in compared if path != field}


def _of_condition(rule: Condition, book: Rulebook) -> Iterator[Case]:
    short = _short_of(rule, book)
    match rule.check:
        case Figure(years=0) as check:
            yield from _around(rule, check, short, _apart(check.field, book))
        case Figure() as check:
            yield from _year_by_year(rule, check, short)
        case AnyOf() as check:
            yield from _alternatives(rule, check, book)
        case Judgement():
            return
        case _:
            raise NotImplementedError(rule.check)


def _of_material(material: RequiredMaterial, limit: int) -> Iterator[Case]:
    for over, outcome in ((0, "present"), (1, "over_limit")):
        length = limit + over
        yield Case(
            name=f"{material.id}: {length}",
            expect=Expected(materials={material.id: outcome}),  # type: ignore[dict-item]
            form={"materials": {material.id: "counted.txt"}},
            files={"counted.txt": CaseFile(characters=length)},
        )


def _around(
    rule: Condition, check: Figure, short: str, apart: Mapping[str, None]
) -> Iterator[Case]:
    for value in _beside(check):
        form = _form({**apart, check.field: plain(value)})
        yield _case(rule, plain(value), form, _held(check, value, short))
    yield _case(rule, "None", _form({check.field: None}), "unstated")


def _beside(check: Figure) -> list[Decimal]:
    """Give every bound, and the figures one step beside it."""
    step, bounds = check.unit.step, [each.bound for each in check.limits]
    return [value for bound in bounds for value in (bound - step, bound, bound + step)]


def _held(check: Figure, value: Decimal, short: str) -> str:
    """Draw what has to come out: `not_met -0.01 km2`."""
    outcome = "met" if check.passes(value) else short
    return f"{outcome} {plain(check.margin(value))} {check.unit.value}"


def _year_by_year(rule: Condition, check: Figure, short: str) -> Iterator[Case]:
    """Let each year in turn be the one that decides; a year before them decides nothing.

    Beside a blank year only what is decided for good decides: a shortfall that nobody can relax.
    """
    years = range(FIRST_YEAR, FIRST_YEAR + check.years)
    bound, step = check.limit.bound, check.unit.step
    ample, below = dict.fromkeys(years, bound + 2 * step), bound - step
    open_still = check.years > 1 and short != "not_met"
    alone = "unstated" if open_still else _held(check, below, short)
    for year in years:
        for value in _beside(check):
            form = _rows(check, ample | {year: value})
            yield _case(rule, f"{year} {plain(value)}", form, _held(check, value, short))
        yield _case(rule, f"{year} None", _rows(check, ample | {year: None}), "unstated")
        others = dict.fromkeys(years) | {year: below}
        yield _case(rule, f"{year} alone", _rows(check, others), alone)
    before = _rows(check, ample | {FIRST_YEAR - 1: below})
    yield _case(rule, "before", before, _held(check, ample[FIRST_YEAR], short))
    yield _case(rule, "None", _rows(check, {}), "unstated")


def _rows(check: Figure, figures: Mapping[int, Decimal | None]) -> Any:
    rows, _, column = check.field.rpartition(".")
    written = [
        {"year": str(year), column: None if value is None else plain(value)}
        for year, value in figures.items()
    ]
    return _form({rows: written, "economics.year": None})


def _alternatives(rule: Condition, check: AnyOf, book: Rulebook) -> Iterator[Case]:
    """Let each figure in turn be the one that decides, the others short or blank."""
    blank = {figure.field: None for figure in check.figures}
    falling: dict[str, Any] = {each.field: plain(_failing(each)) for each in check.figures}
    for figure in check.figures:
        short = falling | _apart(figure.field, book)
        failed = "unstated" if None in map(short.get, blank) else "not_met"
        for value in _beside(figure):
            stated, holds = {figure.field: plain(value)}, figure.passes(value)
            name = f"{figure.field} {plain(value)}"
            met = _held(figure, value, "not_met")
            yield _case(rule, name, _form(short | stated), met if holds else failed)
            yield _case(rule, f"{name} alone", _form(blank | stated), met if holds else "unstated")
        yield _case(rule, f"{figure.field} None", _form(short | {figure.field: None}), "unstated")
    yield _case(rule, "None", _form(blank), "unstated")


def _failing(check: Plain) -> Decimal:
    """Give the figure nearest to the bound that does not satisfy it."""
    beside = sorted(_beside(check), key=lambda value: abs(check.margin(value)))
    return next(value for value in beside if not check.passes(value))


def _form(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Nest cells by their dotted paths."""
    form: dict[str, Any] = {}
    for path, value in cells.items():
        *groups, last = path.split(".")
        holder = reduce(lambda below, group: below.setdefault(group, {}), groups, form)
        holder[last] = value
    return form


def _case(rule: Condition, name: str, form: Any, expected: str) -> Case:
    expect = Expected(conditions={rule.id: expected})
    return Case(name=f"{rule.id}: {name}", expect=expect, form=form)
