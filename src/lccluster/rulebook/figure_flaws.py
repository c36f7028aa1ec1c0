"""Do the figures of the conditions make sense: field, unit, bound, years, waiver? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lccluster.form.fields import yearly_units
from lccluster.language import Message
from lccluster.quantities import Unit, plain
from lccluster.rulebook.conditions import AnyOf, AtLeastEachYear, Figure, Judgement
from lccluster.rulebook.flaw import CONDITIONS, Context, Flaw, Path, no_such_field


def placed_figures(context: Context) -> Iterator[tuple[Path, Figure]]:
    """List every figure of the conditions with its place in the file."""
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        at: Path = ("conditions", index, "check")
        for number, figure in enumerate(rule.check.figures):
            yield (*at, "figures", number) if isinstance(rule.check, AnyOf) else at, figure


def _fields_exist(context: Context) -> Iterator[Flaw]:
    for path, figure in placed_figures(context):
        known = _known(context, figure)
        if figure.field not in known:
            yield no_such_field(CONDITIONS, (*path, "field"), figure.field, known)


def _known(context: Context, figure: Figure) -> Mapping[str, Unit | None]:
    """Give the fields that a figure can name: rows with a year for years, cells for the others."""
    return yearly_units() if isinstance(figure, AtLeastEachYear) else context.units


def _units_fit(context: Context) -> Iterator[Flaw]:
    for path, figure in placed_figures(context):
        unit = _known(context, figure).get(figure.field, figure.unit)
        if unit is not figure.unit:
            yield Flaw(
                CONDITIONS,
                (*path, "unit"),
                "wrong-unit",
                Message(
                    "{field} is not counted in {unit}.",
                    field=figure.field,
                    unit=figure.unit.value,
                ),
                Message("Its unit on the form is {right}.", right=unit.value if unit else "-"),
            )


def _bounds_make_sense(context: Context) -> Iterator[Flaw]:
    for path, figure in placed_figures(context):
        for limit in figure.limits:
            bound, unit = limit.bound, limit.unit
            if bound < 0 or (unit.counts and bound != bound.to_integral_value()):
                message = Message(
                    "{bound} {unit} is no possible bound.", bound=plain(bound), unit=unit.words
                )
                yield Flaw(CONDITIONS, (*path, limit.key), "impossible-bound", message)


def _years_make_sense(context: Context) -> Iterator[Flaw]:
    for path, figure in placed_figures(context):
        if isinstance(figure, AtLeastEachYear) and figure.years < 1:
            yield Flaw(
                CONDITIONS,
                (*path, "years"),
                "impossible-years",
                Message("{years} is no number of years.", years=figure.years),
                Message("Write how many years count, 1 or more."),
            )


def _alternatives_are_several(context: Context) -> Iterator[Flaw]:
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        if isinstance(rule.check, AnyOf):
            yield from _alternatives(rule.check, ("conditions", index, "check", "figures"))


def _alternatives(check: AnyOf, path: Path) -> Iterator[Flaw]:
    if len(check.figures) < 2:  # noqa: PLR2004 - one is no choice
        yield Flaw(
            CONDITIONS,
            path,
            "no-alternatives",
            Message("One figure alone is no choice between several."),
            Message("Write the figure as the check itself, or add another."),
        )
    for number, figure in enumerate(check.figures[1:], 1):
        if figure.unit is not check.figures[0].unit:
            yield Flaw(
                CONDITIONS,
                (*path, number, "unit"),
                "mixed-units",
                Message("Figures of which one has to hold are counted in one unit."),
                Message("Its unit on the form is {right}.", right=check.figures[0].unit.value),
            )


def _only_single_bounds_are_relaxed(context: Context) -> Iterator[Flaw]:
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        path: Path = ("conditions", index, "waiver")
        hint = Message("Take the waiver away.")
        if rule.waiver is None or rule.check.movable:
            continue
        if isinstance(rule.check, Judgement):
            message = Message("A judgement has no bound that could be relaxed.")
            yield Flaw(CONDITIONS, path, "waiver-of-a-judgement", message, hint)
        else:
            message = Message("Of several bounds nobody can tell which one is relaxed.")
            yield Flaw(CONDITIONS, path, "waiver-of-several-bounds", message, hint)


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _fields_exist,
    _units_fit,
    _bounds_make_sense,
    _years_make_sense,
    _alternatives_are_several,
    _only_single_bounds_are_relaxed,
)
