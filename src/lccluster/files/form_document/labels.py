"""The labels of the form in a grid: spelt with blanks, brackets, units or a year, and still known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lccluster.files.form_document.grid import Box, Grid
from lccluster.form.fields import fold
from lccluster.form.paper import group_spellings, paper_fields

OF_WHICH = "其中"
_DIVIDED = ("enterprises", "honours", "platforms")  # groups with a total and parts of it
_LONGEST = 60  # characters of a label with its blanks
SHORT = 2  # 利润, 其他: words that also stand in cells; they count under their heading only
_TAIL = re.compile(r"[(](?:单位:?)?([^()]{1,8})[)]$")
_YEARED = re.compile(r"[(]?(\d{4})?[^\d年]*年度?[)]?(?=\D)")
UNITS = frozenset(
    re.findall(
        r"\S+",
        "平方公里 平方千米 平方米 km2 公顷 亩 亿元 亿 千万元 百万元 万元 千元 元 户 家 万户 人 名 万人 个 项 件 %",
    )
)
_INSIDE = re.compile(r"([^:：]{2,40})[:：]")
_SEALED = frozenset({"盖章", "公章", "章", "签章"})


@dataclass(frozen=True)
class Label:
    """A label in a grid: the field, or the group, that it names."""

    target: str
    box: Box
    unit: str = ""
    year: str = ""


@dataclass(frozen=True)
class Spelt:
    """A label without what may hang on it."""

    word: str
    unit: str = ""
    year: str = ""


def labels_in(grid: Grid) -> list[Label]:
    """List the labels of a grid, in the order of its cells."""
    candidates = [(box, _spelt(box.text)) for box in grid.boxes if 0 < len(box.text) < _LONGEST]
    headings = [
        Label(name, box, spelt.unit, spelt.year)
        for box, spelt in candidates
        if (name := _heading(spelt.word))
    ]
    headings = [each for each in headings if each.target != OF_WHICH or _divides(each, headings)]
    named = (_named(box, spelt, headings) for box, spelt in candidates)
    return sorted(
        [*headings, *(label for label in named if label)],
        key=lambda label: (label.box.top, label.box.left),
    )


def inside(text: str) -> tuple[str, str] | None:
    """Read `label：value` where both stand in one text: the field of a title page, and the value."""
    match = _INSIDE.match(text)
    found = _fields().get(_spelt(match[1]).word, ()) if match else ()
    return (found[0], text[match.end() :]) if match and len(found) == 1 else None


def unit_alone(text: str) -> str:
    """Give the unit that a cell holds and nothing else, as in a row of units below the heads."""
    word = fold(text).strip("()")
    return word if word in UNITS else ""


@cache
def _spelt(text: str) -> Spelt:
    word, unit, year = fold(text).rstrip(":").removesuffix("。"), "", ""
    while (tail := _TAIL.search(word)) and (tail[1] in UNITS or tail[1] in _SEALED):
        unit = unit or (tail[1] if tail[1] in UNITS else "")
        word = word[: tail.start()].rstrip(":")
    if word != OF_WHICH:
        word = re.sub(rf"^{OF_WHICH}[:、,]?", "", word)
    if word.endswith("经济效益") and (match := _YEARED.match(word)):
        word, year = word[match.end() :], match[1] or ""
    return Spelt(word, unit, year)


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """Map every spelling to the fields that bear it; those of two parts are met in several groups."""
    found: dict[str, tuple[str, ...]] = {}
    for each in paper_fields():
        if each.group == "county_opinion" or each.path == "economics.year":
            continue
        for spelling in each.spellings:
            found[_bare(spelling)] = (*found.get(_bare(spelling), ()), each.path)
    return found


@cache
def _groups() -> dict[str, str]:
    spelt = {_bare(each): name for name, all_ in group_spellings().items() for each in all_}
    return {word: name for word, name in spelt.items() if name != "cluster"} | {OF_WHICH: OF_WHICH}


def _bare(spelling: str) -> str:
    return _spelt(spelling).word


def _heading(word: str) -> str | None:
    if word.endswith("审核意见") or word.endswith("推荐意见"):
        return "county_opinion"
    return _groups().get(word)


def _named(box: Box, spelt: Spelt, headings: Iterable[Label]) -> Label | None:
    paths = _fields().get(spelt.word, ())
    if len(paths) == 1 and ("." not in paths[0] or len(spelt.word) > SHORT):
        return Label(paths[0], box, spelt.unit)
    above = {label.target for label in (_left(box, headings), _above(box, headings)) if label}
    found = [path for path in paths if path.partition(".")[0] in above]
    return Label(found[0], box, spelt.unit) if len(found) == 1 else None


def _divides(label: Label, headings: Iterable[Label]) -> bool:
    """Tell whether this 其中 stands under or behind the total of a group, and in no other cell."""
    near = (_left(label.box, headings), _above(label.box, headings))
    return any(each and each.target in _DIVIDED for each in near)


def _left(box: Box, headings: Iterable[Label]) -> Label | None:
    """Find the nearest heading in the same row."""
    beside = (
        each
        for each in headings
        if each.target != OF_WHICH
        and each.box.right < box.left
        and each.box.top <= box.top <= each.box.bottom
    )
    return max(beside, key=lambda each: each.box.left, default=None)


def _above(box: Box, headings: Iterable[Label]) -> Label | None:
    """Find the heading above: the nearest row of them, and the last one that begins no later."""
    over = (
        each
        for each in headings
        if each.target != OF_WHICH and each.box.bottom < box.top and each.box.left <= box.left
    )
    return max(over, key=lambda each: (each.box.top, each.box.left), default=None)
