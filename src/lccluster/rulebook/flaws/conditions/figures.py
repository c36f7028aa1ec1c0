"""Do the figures of the conditions make sense: fields, units, bounds, years? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from lccluster.choices import typed
from lccluster.errors import Way
from lccluster.language import Message
from lccluster.quantities import Unit, plain
from lccluster.rulebook.conditions import (
    CountOf,
    Excess,
    Figure,
    Limit,
    Pair,
    Ratio,
    Tree,
    Within,
    Yearly,
)
from lccluster.rulebook.flaws.conditions.placed import of_every_branch
from lccluster.rulebook.flaws.flaw import CONDITIONS, Context, Flaw, Path, no_such_field

Units = Mapping[str, Unit | None]


def _fields_exist(path: Path, tree: Tree, context: Context) -> Iterator[Flaw]:
    if isinstance(tree, Figure):
        for key, field, known in _cells(tree, context):
            if field not in known:
                yield no_such_field(CONDITIONS, (*path, *key), field, context.offered(known))


def _cells(figure: Figure, context: Context) -> Iterator[tuple[Path, str, Units]]:
    """List the cells that a figure names: under which key, and among which they have to be."""
    match figure:
        case Pair():
            yield ("of",), figure.of, context.units
            yield ("to" if isinstance(figure, Ratio) else "over",), figure.other, context.units
        case CountOf():
            yield ("table",), figure.table, context.units
            columns = context.form.columns_of(figure.table)
            yield from ((("where", each), each, columns) for each in figure.where)
        case Yearly():
            yield ("field",), figure.field, context.form.yearly_units
        case _:
            yield ("field",), figure.field, context.units


def _units_fit(path: Path, tree: Tree, context: Context) -> Iterator[Flaw]:
    match tree:
        case Ratio():
            yield from _is_a_share(path, tree, context)
        case CountOf():
            if not tree.unit.counts:
                yield _wrong_unit(path, context.cell(tree.table), tree.unit, Unit.ITEMS)
        case Figure():
            for _, field, known in _cells(tree, context):
                if (unit := known.get(field, tree.unit)) is not tree.unit:
                    yield _wrong_unit(path, context.cell(field), tree.unit, unit)


def _is_a_share(path: Path, ratio: Ratio, context: Context) -> Iterator[Flaw]:
    of, to = (context.units.get(field) for field in ratio.fields)
    if ratio.unit is not Unit.PERCENT:
        yield _wrong_unit(path, context.cell(ratio.of), ratio.unit, Unit.PERCENT)
    if of is None or (of is not to and not (of.counts and to and to.counts)):
        said = {"of": context.cell(ratio.of), "to": context.cell(ratio.to)}
        message = Message("{of} is no share of {to}: they are not counted alike.", **said)
        hint = Message("Name two figures in one unit.")
        yield Flaw(CONDITIONS, (*path, "to"), "mixed-units", message, hint)


def _wrong_unit(path: Path, field: Way, said: Unit, right: Unit | None) -> Flaw:
    return Flaw(
        CONDITIONS,
        (*path, "unit"),
        "wrong-unit",
        Message("{field} is not counted in {unit}.", field=field, unit=typed(said)),
        Message("Its unit on the form is {right}.", right=typed(right))
        if right
        else Message("On the form it has no unit."),
    )


def _bounds_make_sense(path: Path, tree: Tree, _context: Context) -> Iterator[Flaw]:
    if not isinstance(tree, Figure):
        return
    if not tree.limits:
        yield _no_bound(path)
    impossible = [] if isinstance(tree, Excess) else [*filter(_is_impossible, tree.limits)]
    for limit in impossible:
        message = Message(
            "{bound} {unit} is no possible bound.", bound=plain(limit.bound), unit=limit.unit.words
        )
        yield Flaw(CONDITIONS, (*path, limit.key), "impossible-bound", message)
    if tree.limits and not impossible and not _leaves_room(tree):
        message = Message("No figure lies within these bounds: {bounds}.", bounds=tree.drawn)
        yield Flaw(CONDITIONS, path, "bounds-upside-down", message)


def _no_bound(path: Path) -> Flaw:
    message = Message("No bound is stated here.")
    hint = Message("Write at_least, above, at_most or below with its number.")
    return Flaw(CONDITIONS, path, "no-bound", message, hint)


def _is_impossible(limit: Limit) -> bool:
    return limit.bound < 0 or (limit.unit.counts and bool(limit.bound % 1))


def _leaves_room(figure: Figure) -> bool:
    """Tell whether any figure passes; if one does, one on a bound does, or one step beside it."""
    return any(
        figure.passes(limit.bound + times * limit.unit.step)
        for limit in figure.limits
        for times in (-1, 0, 1)
    )


def _rows_hold_what_is_asked(path: Path, tree: Tree, context: Context) -> Iterator[Flaw]:
    if not isinstance(tree, CountOf):
        return
    columns = context.form.columns_of(tree.table)
    if not tree.where:
        message = Message("No column is named by which rows count.")
        hint = Message("Name a column under where, with the word or the bounds asked of it.")
        yield Flaw(CONDITIONS, (*path, "where"), "no-columns", message, hint)
    for column, wanted in tree.where.items():
        at, cell = (*path, "where", column), f"{tree.table}.{column}"
        if isinstance(wanted, Within) and not wanted.bounds:
            yield replace(_no_bound(at), cell=cell)
        elif column in columns and (columns[column] is None) is isinstance(wanted, Within):
            message = Message(
                "“{column}” does not hold what is asked of it here.",
                column=context.cell(cell),
            )
            hint = Message("A figure has bounds such as at_least: 30, a text the word itself.")
            yield Flaw(CONDITIONS, at, "wrong-column", message, hint, cell)


def _years_make_sense(path: Path, tree: Tree, _context: Context) -> Iterator[Flaw]:
    if isinstance(tree, Yearly) and tree.years < 1:
        yield Flaw(
            CONDITIONS,
            (*path, "years"),
            "impossible-years",
            Message("{years} is no number of years.", years=tree.years),
            Message("Write how many years count, 1 or more."),
        )


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = tuple(
    map(
        of_every_branch,
        (
            _fields_exist,
            _units_fit,
            _bounds_make_sense,
            _rows_hold_what_is_asked,
            _years_make_sense,
        ),
    )
)
