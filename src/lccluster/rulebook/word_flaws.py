"""Do a rule's own words say the number, unit, side and years of its bound? Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from lccluster.language import Message
from lccluster.quantities import Unit, plain
from lccluster.quantities.texts import folded
from lccluster.rulebook.conditions import AtLeastEachYear, Condition, Figure, Side
from lccluster.rulebook.flaw import CONDITIONS, MATERIALS, Context, Flaw, Path
from lccluster.vocabulary import Words

# How each language writes direction and unit; a rule's own words have to use one of these.
_DIRECTIONS = {
    (Side.AT_MOST, "zh"): r"不超过|以内|以下",
    (Side.AT_MOST, "en"): r"\bat most\b|\bno more than\b",
    (Side.AT_LEAST, "zh"): r"以上|不少于|不低于|至少",
    (Side.AT_LEAST, "en"): r"\bat least\b",
    (Side.ABOVE, "zh"): r"(?<!不)(?:超过|高于|大于)",
    (Side.ABOVE, "en"): r"\babove\b|(?<!no )\bmore than\b",
}
_YEARS = {
    "zh": r"近([0-9]+)年每年",
    "en": r"\bin each of the last ([0-9]+) years\b",
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
        figures = rule.check.figures
        if figures:
            for language, text in _both(rule.says):
                path: Path = ("conditions", index, "says", language)
                yield from _bounds_said(figures, language, text, path)
                yield from _directions_said(figures, language, text, path)
                yield from _years_said(rule, language, text, path)


def _bounds_said(
    figures: tuple[Figure, ...], language: str, text: str, path: Path
) -> Iterator[Flaw]:
    """Every bound is said once, in the rule's order, and no other number in its unit."""
    unit = _UNIT_SPELLINGS[figures[0].unit, language]
    bounds = list(dict.fromkeys(limit.bound for each in figures for limit in each.limits))
    if _numbers(re.sub(_YEARS[language], "", folded(text)), unit) != bounds:
        wanted = ", ".join(f"{plain(bound)} {unit}".strip() for bound in bounds)
        yield _numeral(CONDITIONS, path, text, wanted)


def _directions_said(
    figures: tuple[Figure, ...], language: str, text: str, path: Path
) -> Iterator[Flaw]:
    said = ((each.kind, limit.side) for each in figures for limit in each.limits)
    for kind, side in dict.fromkeys(said):
        if not re.search(_DIRECTIONS[side, language], text):
            yield Flaw(
                CONDITIONS,
                path,
                "words-against-direction",
                Message("“{text}” does not say {kind}.", text=text, kind=kind),
                Message("Say in the words which side of the bound is meant."),
            )


def _years_said(rule: Condition, language: str, text: str, path: Path) -> Iterator[Flaw]:
    years = [str(rule.check.years)] if isinstance(rule.check, AtLeastEachYear) else []
    if re.findall(_YEARS[language], folded(text)) != years:
        yield Flaw(
            CONDITIONS,
            path,
            "words-against-years",
            Message("“{text}” and the check do not speak of the same years.", text=text),
            Message("Write 近3年每年 or “in each of the last 3 years” where each year counts."),
        )


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


def _numbers(text: str, unit: str = "") -> list[Decimal]:
    """List the numbers that stand before `unit`, or all of them."""
    return [
        Decimal(found) for found in re.findall(rf"([0-9]+(?:\.[0-9]+)?)\s*{re.escape(unit)}", text)
    ]


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _conditions_say_their_bounds,
    _materials_say_their_limits,
)
