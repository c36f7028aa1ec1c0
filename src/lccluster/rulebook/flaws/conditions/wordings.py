"""How each language writes the sides, units, numbers and years of bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lccluster.quantities import Unit
from lccluster.rulebook.conditions import Side

# How each language writes direction and unit; a rule's own words have to use one of these.
DIRECTIONS = {
    (Side.AT_MOST, "zh"): r"不超过|以内|以下",
    (Side.AT_MOST, "en"): r"\bat most\b|\bno more than\b",
    (Side.BELOW, "zh"): r"(?<!不)(?:低于|少于|小于|不足)",
    (Side.BELOW, "en"): r"\bbelow\b|\bless than\b",
    (Side.AT_LEAST, "zh"): r"以上|不少于|不低于|至少",
    (Side.AT_LEAST, "en"): r"\bat least\b",
    (Side.ABOVE, "zh"): r"(?<!不)(?:超过|高于|大于)",
    (Side.ABOVE, "en"): r"\babove\b|(?<!no )\bmore than\b",
}
YEARS = {
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
SO_MANY = {  # of how many figures how many have to hold
    "zh": rf"(?P<all>{_NUMBER['zh']})项中(?:的|有)?(?:至少)?(?P<n>{_NUMBER['zh']})项",
    "en": rf"\b(?P<n>{_NUMBER['en']}) of (?:the |these )?(?P<all>{_NUMBER['en']})\b",
}
_FIGURE = r"[0-9]+(?:\.[0-9]+)?"
RANGE = {
    "zh": rf"(?P<low>{_FIGURE})(?:至|到|-|—|~)(?P<high>{_FIGURE})",
    "en": rf"\b(?:between|from) (?P<low>{_FIGURE}) (?:and|to) (?P<high>{_FIGURE})",
}
UNIT_SPELLINGS = {
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
    (Unit.POINTS, "zh"): "分",
    (Unit.POINTS, "en"): "points",
    (Unit.RANK, "zh"): "名",
    (Unit.RANK, "en"): "",
}


def numbers_in(text: str, unit: str = "", others: Sequence[str] = ()) -> list[Decimal]:
    """List the numbers that stand before `unit`, or all of them but those before `others`."""
    other = "|".join(map(re.escape, others))
    behind = re.escape(unit) if unit or not others else rf"(?![0-9.]*\s*(?:{other}))"
    return [Decimal(found) for found in re.findall(rf"({_FIGURE})\s*{behind}", text)]


def spread(text: str, language: str, unit: str) -> str:
    """Write the unit of a range behind both of its ends: 10至100平方公里."""
    return re.sub(RANGE[language], rf"\g<low> {unit}, \g<high>", text)


def number(word: str, language: str) -> int:
    """Read a number in figures or in words."""
    return _NUMERALS[language].get(word) or int(word)
