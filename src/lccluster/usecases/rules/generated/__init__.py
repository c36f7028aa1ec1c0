"""The cases that follow from the bounds of a rulebook: on each, one step beside it, and blank."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lccluster.files.rules.case_files import Case, CaseFile, Expected
from lccluster.quantities import plain
from lccluster.rulebook.conditions import (
    By,
    Condition,
    Figure,
    Held,
    Judgement,
    Score,
    Several,
    Tree,
)
from lccluster.rulebook.materials import RequiredMaterial
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.generated import expected
from lccluster.usecases.rules.generated.people import of_judgement, of_score
from lccluster.usecases.rules.generated.surroundings import Surroundings
from lccluster.usecases.rules.generated.written import (
    FIRST_YEAR,
    Cells,
    beside,
    blank,
    in_years,
    nested,
    written,
    years_of,
)


def generated(book: Rulebook) -> Iterator[Case]:
    """Generate the cases that follow from the bounds of conditions and materials."""
    for rule in book.conditions.conditions:
        match rule.check:
            case Tree() as tree:
                yield from _of_tree(rule, tree, Surroundings(rule, book), {}, "")
            case Score() as score:
                yield from of_score(rule, score, book.form)
            case Judgement() as judgement:
                yield from of_judgement(rule, judgement)
            case _:
                raise NotImplementedError(rule.check)
    for material in book.materials.materials:
        if material.most_characters is not None:
            yield from _of_material(material, material.most_characters)


def _of_material(material: RequiredMaterial, limit: int) -> Iterator[Case]:
    for over, outcome in ((0, "present"), (1, "over_limit")):
        length = limit + over
        yield Case(
            name=f"{material.id}: {length}",
            expect=Expected(materials={material.id: outcome}),  # type: ignore[dict-item]
            form={"materials": {material.id: "counted.txt"}},
            files={"counted.txt": CaseFile(characters=length)},
        )


def _of_tree(
    rule: Condition, tree: Tree, context: Surroundings, cells: Cells, named: str
) -> Iterator[Case]:
    match tree:
        case Figure(years=0):
            yield from _around(rule, tree, context, cells, named)
        case Figure():
            yield from _year_by_year(rule, tree, context, cells, named)
        case By():
            for word, branch in context.branches(tree):
                yield from _of_tree(
                    rule, branch, context, {**cells, tree.field: word}, f"{named}{word} "
                )
            yield from _unchosen(rule, tree, context, cells, named)
        case Several():
            yield from _several(rule, tree, context, cells, named)


def _around(
    rule: Condition, check: Figure, context: Surroundings, cells: Cells, named: str
) -> Iterator[Case]:
    apart = {**cells, **context.apart(check)}
    for value in beside(context.book.form, check):
        form = {**apart, **written(context.book.form, check, value)}
        yield _case(rule, f"{named}{plain(value)}", form, _held(check, value, context.short))
    yield _case(rule, f"{named}None", {**cells, **blank(context.book.form, check)}, "unstated")


def _held(check: Figure, value: Decimal, short: str) -> str:
    """Draw what has to come out: `not_met -0.01 km2`."""
    outcome = "met" if check.passes(value) else short
    return f"{outcome} {plain(check.margin(value))} {check.unit.value}"


def _year_by_year(
    rule: Condition, check: Figure, context: Surroundings, cells: Cells, named: str
) -> Iterator[Case]:
    """Let each year in turn be the one that decides; a year before them decides nothing.

    Beside a blank year only what is decided for good decides: a shortfall that nobody can relax.
    """
    short, years = context.short, years_of(check)
    ample, low = context.ample(check), context.falling(check)
    whole = dict.fromkeys(years, ample)
    open_still = check.years > 1 and short != "not_met"
    alone = "unstated" if open_still else _held(check, low, short)

    def case(name: str, figures: Any, outcome: str) -> Case:
        return _case(
            rule,
            f"{named}{name}",
            {**cells, **in_years(context.book.form, check, figures)},
            outcome,
        )

    for year in years:
        for value in beside(context.book.form, check):
            yield case(f"{year} {plain(value)}", whole | {year: value}, _held(check, value, short))
        yield case(f"{year} None", whole | {year: None}, "unstated")
        yield case(f"{year} alone", dict.fromkeys(years) | {year: low}, alone)
    yield case("before", whole | {FIRST_YEAR - 1: low}, _held(check, ample, short))
    yield case("None", {}, "unstated")


def _unchosen(
    rule: Condition, choice: By, context: Surroundings, cells: Cells, named: str
) -> Iterator[Case]:
    """Leave the field blank by which it is chosen: only where all branches agree it is decided."""
    none = {path: None for leaf in choice.leaves for path in blank(context.book.form, leaf)}
    tried = {
        f"{leaf.formula} {plain(value)}": (leaf, value)
        for leaf in choice.leaves
        for value in beside(context.book.form, leaf)
    }
    for name, (leaf, value) in tried.items():
        apart = {**cells, **none, **context.apart(leaf), choice.field: None}
        form = {**apart, **written(context.book.form, leaf, value)}
        outcome = context.outcome(expected.held(choice, form))
        yield _case(rule, f"{named}{choice.field} None {name}", form, outcome)


def _several(
    rule: Condition, tree: Several, context: Surroundings, cells: Cells, named: str
) -> Iterator[Case]:
    """Let each figure in turn be the one that decides, the others as they leave it open, or blank."""
    none = {path: None for leaf in tree.leaves for path in blank(context.book.form, leaf)}
    apart = context.apart_from_all(tree)
    for leaf in tree.leaves:
        pivotal = {**cells, **apart, **context.pivotal(tree, leaf)}
        alone = {**none, **cells, **apart, **context.chosen(tree, leaf)}
        for value in beside(context.book.form, leaf):
            name, said = (
                f"{named}{leaf.formula} {plain(value)}",
                written(context.book.form, leaf, value),
            )
            for more, around in (("", {**pivotal, **context.apart(leaf)}), (" alone", alone)):
                form = {**around, **said}
                yield _case(rule, name + more, form, _told(tree, leaf, value, form, context))
        form = {**pivotal, **blank(context.book.form, leaf)}
        outcome = context.outcome(expected.held(tree, form))
        yield _case(rule, f"{named}{leaf.formula} None", form, outcome)
    yield _case(rule, f"{named}None", {**cells, **none}, "unstated")


def _told(tree: Several, leaf: Figure, value: Decimal, form: Cells, context: Surroundings) -> str:
    """Draw what has to come out; where one figure alone holds, with its margin."""
    found = expected.held(tree, form)
    holding = [each for each in tree.leaves if expected.held(each, form) is Held.PASSES]
    if found is Held.PASSES and holding == [leaf]:
        return _held(leaf, value, context.short)
    return context.outcome(found)


def _case(rule: Condition, name: str, cells: Cells, expected_: str) -> Case:
    expect = Expected(conditions={rule.id: expected_})
    return Case(name=f"{rule.id}: {name}", expect=expect, form=nested(cells))
