"""The line of units above the table: an office's own print of the form may ask for 万元 or 公顷."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lccluster.quantities import QuantityError, Unit, read_quantity

_LONGEST = 200  # characters of a line that is looked at
_BEGIN = re.compile(r"单位\s{0,8}[:：]")
_BETWEEN = re.compile(r"[、,，;；/\s（）()。.和]+")


def before_units(text: str) -> str:
    """Give what stands on a line before its units."""
    begin = _begin(text)
    return text if begin is None else text[: begin.start()].rstrip("(（ \t\u3000")


def units_asked_for(lines: Iterable[str]) -> Mapping[Unit, str]:
    """Give the units in which bare figures are, where the lines ask for others than the annex.

    Where they ask for several, all are given together, which no figure can be read with.
    """
    said = {word: None for line in lines for word in _words(line)}
    asked = {unit: {word: one for word in said if (one := _one(word, unit))} for unit in Unit}
    return {
        unit: "、".join(words)
        for unit, words in asked.items()
        if words and {*words.values()} != {1}
    }


def _begin(text: str) -> re.Match[str] | None:
    """Find where units begin: at the beginning of a line, or behind blanks or a bracket."""
    begin = _BEGIN.search(text[:_LONGEST])
    if begin is None or not any(_one(word, unit) for word in _after(text, begin) for unit in Unit):
        return None
    before = text[: begin.start()]
    alone = before.strip("(（ \t\u3000") == ""
    return begin if alone or before[-1] in "(（\t" or before[-2:].isspace() else None


def _words(text: str) -> Iterator[str]:
    begin = _begin(text)
    yield from () if begin is None else _after(text, begin)


def _after(text: str, begin: re.Match[str]) -> list[str]:
    return [word for word in _BETWEEN.split(text[begin.end() : _LONGEST]) if word]


def _one(word: str, unit: Unit) -> object:
    """Give what 1 of a word is in the form's unit; nothing where the word is no unit of this kind."""
    try:
        return read_quantity(f"1{word}", unit) if not word[:1].isdigit() else None
    except QuantityError:
        return None
