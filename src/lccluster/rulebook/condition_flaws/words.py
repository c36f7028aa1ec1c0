"""Do a rule's own words say the numbers, units, sides and years of its bounds, and its branches? Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from lccluster.form.form import Form
from lccluster.language import Message
from lccluster.quantities import Unit, plain
from lccluster.quantities.texts import folded
from lccluster.rulebook.conditions import (
    Between,
    By,
    CountOf,
    Figure,
    Limit,
    NOf,
    Side,
    Tree,
    Within,
    choices_in,
    every_branch,
)
from lccluster.rulebook.flaw import CONDITIONS, MATERIALS, Context, Flaw, Path
from lccluster.vocabulary import Words

# How each language writes direction and unit; a rule's own words have to use one of these.
_DIRECTIONS = {
    (Side.AT_MOST, "zh"): r"不超过|以内|以下",
    (Side.AT_MOST, "en"): r"\bat most\b|\bno more than\b",
    (Side.BELOW, "zh"): r"(?<!不)(?:低于|少于|小于|不足)",
    (Side.BELOW, "en"): r"\bbelow\b|\bless than\b",
    (Side.AT_LEAST, "zh"): r"以上|不少于|不低于|至少",
    (Side.AT_LEAST, "en"): r"\bat least\b",
    (Side.ABOVE, "zh"): r"(?<!不)(?:超过|高于|大于)",
    (Side.ABOVE, "en"): r"\babove\b|(?<!no )\bmore than\b",
}
_YEARS = {
    "zh": r"近([0-9]+)年每年",
    "en": r"\bin each of the last ([0-9]+) years\b",
}
_NUMERALS = {
    "zh": dict(zip("一二两三四五六七八九十", (1, 2, *range(2, 11)), strict=True)),
    "en": dict(
        zip(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
            range(1, 11),
            strict=True,
        )
    ),
}
_NUMBER = {language: "|".join(("[0-9]+", *words)) for language, words in _NUMERALS.items()}
_SO_MANY = {  # of how many figures how many have to hold
    "zh": rf"(?P<all>{_NUMBER['zh']})项中(?:的|有)?(?:至少)?(?P<n>{_NUMBER['zh']})项",
    "en": rf"\b(?P<n>{_NUMBER['en']}) of (?:the |these )?(?P<all>{_NUMBER['en']})\b",
}
_FIGURE = r"[0-9]+(?:\.[0-9]+)?"
_RANGE = {
    "zh": rf"(?P<low>{_FIGURE})(?:至|到|-|—|~)(?P<high>{_FIGURE})",
    "en": rf"\b(?:between|from) (?P<low>{_FIGURE}) (?:and|to) (?P<high>{_FIGURE})",
}
_UNIT_SPELLINGS = {
    (Unit.KM2, "zh"): "平方公里",
    (Unit.KM2, "en"): "sq km",
    (Unit.YI_YUAN, "zh"): "亿元",
    (Unit.YI_YUAN, "en"): "yi yuan",
    (Unit.HOUSEHOLDS, "zh"): "户",
    (Unit.HOUSEHOLDS, "en"): "firms",
    (Unit.ITEMS, "zh"): "个",
    (Unit.ITEMS, "en"): "",
    (Unit.PEOPLE, "zh"): "人",
    (Unit.PEOPLE, "en"): "people",
    (Unit.PERCENT, "zh"): "%",
    (Unit.PERCENT, "en"): "%",
}


def _conditions_say_their_bounds(context: Context) -> Iterator[Flaw]:
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        if isinstance(rule.check, Tree):
            for language, text in _both(rule.says):
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
    spellings = {unit: _UNIT_SPELLINGS[unit, language] for unit in units}
    bare = re.sub(f"{_YEARS[language]}|{_SO_MANY[language]}", "", folded(text))
    for unit, spelling in spellings.items():
        others = [each for each in spellings.values() if each and each != spelling]
        bounds = list(dict.fromkeys(limit.bound for limit in limits if limit.unit is unit))
        numbers = _numbers(_spread(bare, language, spelling), spelling, others)
        if list(dict.fromkeys(numbers)) != bounds:
            wanted = ", ".join(f"{plain(bound)} {spelling}".strip() for bound in bounds)
            yield _numeral(CONDITIONS, path, text, wanted)


def _spread(text: str, language: str, unit: str) -> str:
    """Write the unit of a range behind both of its ends: 10至100平方公里."""
    return re.sub(_RANGE[language], rf"\g<low> {unit}, \g<high>", text)


def _directions_said(
    figures: Sequence[Figure], language: str, text: str, path: Path, form: Form
) -> Iterator[Flaw]:
    is_range = re.search(_RANGE[language], folded(text))
    said = (
        (each.kind, limit.side)
        for each in figures
        for limit in limits_said(each, form)
        if not (is_range and isinstance(each, Between))
    )
    for kind, side in dict.fromkeys(said):
        if not re.search(_DIRECTIONS[side, language], text):
            yield Flaw(
                CONDITIONS,
                path,
                "words-against-direction",
                Message("“{text}” does not say {kind}.", text=text, kind=kind),
                Message("Say in the words which side of the bound is meant."),
            )


def _years_said(figures: Sequence[Figure], language: str, text: str, path: Path) -> Iterator[Flaw]:
    years = list(dict.fromkeys(str(each.years) for each in figures if each.years))
    if re.findall(_YEARS[language], folded(text)) != years:
        yield Flaw(
            CONDITIONS,
            path,
            "words-against-years",
            Message("“{text}” and the check do not speak of the same years.", text=text),
            Message("Write 近3年每年 or “in each of the last 3 years” where each year counts."),
        )


def _numbers_said(tree: Tree, language: str, text: str, path: Path) -> Iterator[Flaw]:
    asked = [(each.n, len(each.figures)) for _, each in every_branch(tree) if isinstance(each, NOf)]
    found = re.finditer(_SO_MANY[language], folded(text))
    if [tuple(_number(each[name], language) for name in ("n", "all")) for each in found] != asked:
        yield Flaw(
            CONDITIONS,
            path,
            "words-against-number",
            Message("“{text}” does not say how many of how many have to hold.", text=text),
            Message("Write 3项中至少2项 or “at least 2 of 3” where so many have to hold."),
        )


def _number(word: str, language: str) -> int:
    return _NUMERALS[language].get(word) or int(word)


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
                    Message("“{text}” does not name {branch}.", text=text, branch=called),
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
        for language, text in _both(material.says) if limit is not None else ():
            if Decimal(str(limit)) not in _numbers(folded(text)):
                path = ("materials", index, "says", language)
                yield _numeral(MATERIALS, path, text, str(limit))


def _numeral(file: str, path: Path, text: str, bound: str) -> Flaw:
    return Flaw(
        file,
        path,
        "words-against-bound",
        Message("“{text}” does not name the bound {bound}.", text=text, bound=bound),
        Message("Let words and bound say the same number and unit."),
    )


def _both(words: Words) -> tuple[tuple[str, str], ...]:
    return ("zh", words.zh), ("en", words.en)


def _numbers(text: str, unit: str = "", others: Sequence[str] = ()) -> list[Decimal]:
    """List the numbers that stand before `unit`, or all of them but those before `others`."""
    other = "|".join(map(re.escape, others))
    behind = re.escape(unit) if unit or not others else rf"(?![0-9.]*\s*(?:{other}))"
    return [Decimal(found) for found in re.findall(rf"({_FIGURE})\s*{behind}", text)]


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _conditions_say_their_bounds,
    _materials_say_their_limits,
)
