"""Do a rule's own words say the numbers, units, sides and years of its bounds, and its branches? Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from lccluster.form.form import Form
from lccluster.language import Listing, Message, Spelt
from lccluster.quantities import plain
from lccluster.quantities.texts import folded
from lccluster.rulebook.conditions import (
    Between,
    By,
    CountOf,
    Figure,
    Limit,
    NOf,
    Tree,
    Within,
    choices_in,
    every_branch,
)
from lccluster.rulebook.flaws.conditions.wordings import (
    DIRECTIONS,
    RANGE,
    SO_MANY,
    UNIT_SPELLINGS,
    YEARS,
    number,
    numbers_in,
    spread,
)
from lccluster.rulebook.flaws.flaw import (
    CONDITIONS,
    MATERIALS,
    Context,
    Flaw,
    Path,
    words_against_bound,
)


def _conditions_say_their_bounds(context: Context) -> Iterator[Flaw]:
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        if isinstance(rule.check, Tree):
            for language, text in rule.says.in_each:
                path: Path = ("conditions", index, "says", language)
                yield from _bounds_said(rule.check.leaves, language, text, path, context.form)
                yield from _directions_said(rule.check.leaves, language, text, path, context.form)
                yield from _years_said(rule.check.leaves, language, text, path)
                yield from _numbers_said(rule.check, language, text, path)
                yield from _branches_said(rule.check, language, text, path, context)


def limits_said(figure: Figure, form: Form) -> Iterator[Limit]:
    """List the limits that words have to name: of rows that are counted, what is asked of them first."""
    if isinstance(figure, CountOf):
        columns = form.columns_of(figure.table)
        for column, wanted in figure.where.items():
            if isinstance(wanted, Within):
                unit = columns.get(column) or figure.unit
                yield from (Limit(side, bound, unit) for side, bound in wanted.bounds)
    yield from figure.limits


def _bounds_said(
    figures: Sequence[Figure], language: str, text: str, path: Path, form: Form
) -> Iterator[Flaw]:
    """Every bound is said, in the rule's order, and no other number in its unit."""
    limits = [limit for each in figures for limit in limits_said(each, form)]
    units = dict.fromkeys(limit.unit for limit in limits)
    spellings = {unit: UNIT_SPELLINGS[unit, language] for unit in units}
    bare = re.sub(f"{YEARS[language]}|{SO_MANY[language]}", "", folded(text))
    for unit, spelling in spellings.items():
        others = [each for each in spellings.values() if each and each != spelling]
        bounds = list(dict.fromkeys(limit.bound for limit in limits if limit.unit is unit))
        numbers = list(
            dict.fromkeys(numbers_in(spread(bare, language, spelling), spelling, others))
        )
        if numbers != bounds:
            said, wanted = (_counted(each, spelling) for each in (numbers, bounds))
            yield words_against_bound(CONDITIONS, path, text, wanted, said)


def _counted(numbers: Sequence[Decimal], unit: str) -> Listing:
    return Listing(f"{plain(each)} {unit}".strip() for each in numbers)


def _directions_said(
    figures: Sequence[Figure], language: str, text: str, path: Path, form: Form
) -> Iterator[Flaw]:
    is_range = re.search(RANGE[language], folded(text))
    said = (
        (Spelt(each.kind, each.words), limit.side)
        for each in figures
        for limit in limits_said(each, form)
        if not (is_range and isinstance(each, Between))
    )
    for kind, side in dict.fromkeys(said):
        if not re.search(DIRECTIONS[side, language], text):
            yield Flaw(
                CONDITIONS,
                path,
                "words-against-direction",
                Message("“{text}” does not say {kind}.", text=text, kind=kind),
                Message("Say in the words which side of the bound is meant."),
            )


def _years_said(figures: Sequence[Figure], language: str, text: str, path: Path) -> Iterator[Flaw]:
    years = list(dict.fromkeys(str(each.years) for each in figures if each.years))
    if re.findall(YEARS[language], folded(text)) != years:
        yield Flaw(
            CONDITIONS,
            path,
            "words-against-years",
            Message("“{text}” and the check do not speak of the same years.", text=text),
            Message("Write “{example}” where each year counts.", example=_EACH_YEAR[language]),
        )


_EACH_YEAR = {"zh": "近3年每年", "en": "in each of the last 3 years"}
_SO_MANY = {"zh": "3项中至少2项", "en": "at least 2 of 3"}


def _numbers_said(tree: Tree, language: str, text: str, path: Path) -> Iterator[Flaw]:
    asked = [(each.n, len(each.figures)) for _, each in every_branch(tree) if isinstance(each, NOf)]
    found = re.finditer(SO_MANY[language], folded(text))
    if [tuple(number(each[name], language) for name in ("n", "all")) for each in found] != asked:
        yield Flaw(
            CONDITIONS,
            path,
            "words-against-number",
            Message("“{text}” does not say how many of how many have to hold.", text=text),
            Message("Write “{example}” where so many have to hold.", example=_SO_MANY[language]),
        )


def _branches_said(
    tree: Tree, language: str, text: str, path: Path, context: Context
) -> Iterator[Flaw]:
    for choice in choices_in(tree):
        for name in choice.values:
            if (called := _called(choice, name, language, context)) and called not in text:
                yield Flaw(
                    CONDITIONS,
                    path,
                    "words-against-branch",
                    Message("“{text}” does not name “{branch}”.", text=text, branch=called),
                    Message("Say in the words where another bound holds."),
                )


def _called(choice: By, name: str, language: str, context: Context) -> str | None:
    """Give the name of a branch in a language; words of the form are Chinese."""
    office = context.rulebook.offices.county(name) if choice.by_office else None
    if language == "zh":
        return name
    return office.name.en if office else None


def _materials_say_their_limits(context: Context) -> Iterator[Flaw]:
    for index, material in enumerate(context.rulebook.materials.materials):
        limit = material.most_characters
        for language, text in material.says.in_each if limit is not None else ():
            if Decimal(str(limit)) not in numbers_in(folded(text)):
                path = ("materials", index, "says", language)
                yield words_against_bound(MATERIALS, path, text, str(limit))


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _conditions_say_their_bounds,
    _materials_say_their_limits,
)
