"""A label told from its spelling: blanks, brackets, units, numbers before it and years do not matter."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lccluster.form.form import OPINION, Form
from lccluster.form.keys import fold
from lccluster.form.labels import FormLabels
from lccluster.form.on_paper.fields import OF_WHICH, full_label, in_heading, paper_groups
from lccluster.form.parts import FormField
from lccluster.quantities.units import is_unit

_TAIL = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{1,20})[)\]】〕]$")
_BEHIND = re.compile(r"[:/,、]([^:/,、()]{1,4})$")  # a unit without brackets
_BETWEEN = re.compile("[,;、]")
_NUMBERED = re.compile(
    r"(?:[(]?[一二三四五六七八九十]{1,3}[)、.,]|[(]?[0-9]{1,2}(?:[)、]|[.](?![0-9]))|[*★●◆·※▲■○])+"
)
_YEAR = re.compile(r"[(]?(?:([0-9]{4})|[0-9*_x×○]{0,5})(?:年度?)?(?:1月?[-—~至到]12月)?[)]?")
_LONGEST_UNIT = 20  # characters of a cell, with brackets and blanks
_LOOKED_AT = 60  # characters of a text, within which a label begins
_BEFORE = "0123456789(){}[]【】〔〕:、,，.*_-—~至到xX×○★●◆·※▲■一二三四五六七八九十年月度"
_A_TIME = re.compile("[0-9〇零一二三四五六七八九十](?:年|月|/|[-—~至到])|半年|季度")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def unit_alone(text: str) -> str:
    """Give the unit that a cell holds and nothing else, as in a row of units below the heads."""
    word = fold(text).strip("()") if 0 < len(text) <= _LONGEST_UNIT else ""
    return word if is_unit(word) else ""


class SpeltLabel(NamedTuple):
    """A label without what may hang on it: the word, the unit, the year."""

    word: str
    unit: str = ""
    year: str = ""


class Spellings:
    """The words that name a field or a group of a form on paper, and those that may stand around them."""

    def __init__(self, labels: FormLabels, form: Form) -> None:
        self.form = form
        self._notes = frozenset(map(fold, labels.notes))
        self._years = tuple(sorted(map(fold, labels.years), key=len, reverse=True))
        self._opinion = tuple(map(fold, labels.opinion))
        self._fields = dict(_fields(form))
        self._groups = {fold(OF_WHICH): OF_WHICH} | dict(_groups(form))
        self._list_heads = frozenset(map(fold, labels.list_heads))
        titles = "|".join(map(re.escape, labels.titles))
        self._title = re.compile(
            rf"(?P<city>[^\s，。]{{1,8}}?市)(?:{titles})" if titles else "(?!)"
        )
        words = (*self._fields, *self._groups, *self._years)
        self._begin = tuple({bare for word in words if (bare := word.lstrip(_BEFORE))})
        self.spelt = lru_cache(4096)(self._spelt)

    def fields(self, word: str) -> tuple[str, ...]:
        """Give the fields that bear a word; some words are met in several groups."""
        return self._fields.get(word, ())

    def group(self, word: str) -> str | None:
        """Give the group that a word heads, 其中 included."""
        return OPINION if word.endswith(self._opinion or ("\0",)) else self._groups.get(word)

    def heads_a_list(self, text: str) -> bool:
        """Tell whether a text is the first head of a list of clusters."""
        return fold(text) in self._list_heads

    def city(self, text: str) -> str | None:
        """Give the city that the title of a form names; None where a text is no such title."""
        title = self._title.fullmatch(re.sub(r"\s", "", text))
        return title["city"] if title else None

    def speaks_of_a_time(self, text: str, group: str) -> bool:
        """Tell whether a text ends with the heading of a group, and says when before it."""
        word = self._without_tails(fold(text[:_LOOKED_AT]))[0]
        heads = (each for each, named in self._groups.items() if named == group)
        return any(word.endswith(head) and _A_TIME.search(word) for head in heads)

    def known(self, word: str) -> bool:
        """Tell whether a word is a label at all."""
        return bool(self.fields(word) or self.group(word))

    def may_hold(self, text: str) -> bool:
        """Tell quickly whether a text can begin with a label, or be that of the county's box."""
        bare = _UNSEEN.sub("", fold(text[:_LOOKED_AT])).lstrip(_BEFORE)
        return bare.startswith(self._begin) or any(each in text for each in self._opinion)

    def _spelt(self, text: str) -> SpeltLabel:
        word, unit, year = self._without_tails(_UNSEEN.sub("", fold(text)))
        for each, named in self._variants(word):
            if self.known(each):
                return SpeltLabel(each, unit, year or named)
        return SpeltLabel(word, unit, year)

    def _without_tails(self, word: str) -> tuple[str, str, str]:
        """Take off what stands in brackets behind a label: its unit, its year, a note."""
        unit = year = ""
        word = word.rstrip(":.。")
        while not self.known(word) and (tail := _TAIL.search(word) or _BEHIND.search(word)):
            hung = [self._hung(each) for each in _BETWEEN.split(tail[1]) if each]
            if None in hung:
                break
            unit = unit or next((each.unit for each in hung if each and each.unit), "")
            year = year or next((each.year for each in hung if each and each.year), "")
            word = word[: tail.start()].rstrip(":")
        return word, unit, year

    def _hung(self, said: str) -> SpeltLabel | None:
        """Tell what hangs on a label: a unit, a year, a note; None for words that change it."""
        said = said.removeprefix("单位").removeprefix(":")
        if is_unit(said):
            return SpeltLabel("", unit=said)
        if (named := self._year(said)) is not None:
            return SpeltLabel("", year=named)
        return SpeltLabel("") if re.sub("[0-9]+", "#", said) in self._notes else None

    def _year(self, text: str) -> str | None:
        """Read a year and nothing else; empty where none is named, None for other words."""
        match = _YEAR.fullmatch(text)
        if match and "年" in text:
            return match[1] or ""
        return "" if text in self._years else None

    def _variants(self, word: str) -> Iterator[tuple[str, str]]:
        """Go through what a word may be without a number, 其中 or a year before it."""
        yield word, ""
        bare = _NUMBERED.sub("", word, count=1) if _NUMBERED.match(word) else word
        if bare != OF_WHICH:
            bare = re.sub(rf"^{OF_WHICH}[:、,]?", "", bare)
        yield bare, ""
        if (match := _YEAR.match(bare)) and match[0]:
            yield bare[match.end() :], match[1] or ""
        for each in self._years:
            if bare.startswith(each):
                yield bare.removeprefix(each), ""


def cells_by_label(form: Form) -> Iterator[FormField]:
    """List the cells of the form on paper that are found by a label of their own."""
    for group in paper_groups(form):
        if group.id != OPINION:
            yield from (each for each in group.fields if each.paper and not in_heading(group, each))


def _fields(form: Form) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for each in cells_by_label(form):
        for word in _words(each.label.zh, (*each.also, full_label(form, each.key))):
            found.setdefault(word, []).append(each.key)
    return ((word, tuple(paths)) for word, paths in found.items())


def _groups(form: Form) -> Iterator[tuple[str, str]]:
    for group in paper_groups(form):
        if group.heading and not group.is_field:
            yield from ((each, group.id) for each in _words(group.words.zh, group.also))


def _words(printed: str, also: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(fold, (printed, *also))))
