"""What a heading may be called: keys, labels, other spellings, years and units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from lccluster.errors import Fault, Problem, offered
from lccluster.form.form import Form
from lccluster.form.keys import Keys, fold, keys_of
from lccluster.language import Listing, Message, Names, every_wording, offers, spelt
from lccluster.quantities import QuantityError, read_quantity
from lccluster.rulebook.conditions import Condition
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.headings.needed import TABLES_OWN, answers_of, units
from lccluster.simulation.plans.asked import WAIVER

_UNIT = re.compile(r"(?P<label>.+?)[(（](?P<unit>[^()（）]+)[)）]")


_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


_JOINTS = "./·:：-_ "


class Answers(Struct, frozen=True):
    """The columns that answer conditions: their keys, and the labels in both languages that may head each instead."""

    keys: frozenset[str]
    labels: dict[str, str]
    called: dict[str, dict[str, str]]

    def find(self, written: str) -> str | None:
        """Find the column that is headed by a label."""
        return self.labels.get(_folded(written))

    def offered(self) -> dict[str, str | Message]:
        """Map keys and labels to how each is offered in the language spoken."""
        found: dict[str, str | Message] = {}
        for key, names in self.called.items():
            name = spelt(names["en"], names["zh"])
            found |= offers(name, (key,))
            for each in names.values():
                found[_folded(each)] = offers(name, (each,))[each]
        return found


def answers_called(books: Sequence[Rulebook]) -> Answers:
    """List the columns that answer the conditions of some rulebooks; a label of several is none's."""
    keys, labels = frozenset(answers_of(books)), dict[str, set[str]]()
    rules = [rule for book in books for rule in book.conditions.conditions]
    named = [(key, names) for rule in rules for key, names in _names(rule) if key in keys]
    for key, names in named:
        for label in names.values():
            labels.setdefault(_folded(label), set()).add(key)
    alone = {label: key for label, meant in labels.items() for key in _only(meant)}
    return Answers(keys, alone, dict(named))


def _names(rule: Condition) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what may head the columns of a condition and of its waiver, in both languages."""
    yield rule.id, {"en": rule.label.en, "zh": rule.label.zh}
    waiver = {"en": f"{rule.label.en} waiver", "zh": f"{rule.label.zh}放宽"}
    yield rule.id + WAIVER, waiver


def _only(meant: set[str]) -> set[str]:
    return meant if len(meant) == 1 else set()


def resolved(written: str, answers: Answers, form: Form) -> tuple[str | None, Problem | None]:
    """Find the key of a heading, and what is wrong with it; neither for one that is unknown.

    A condition may be called what a field is called: the field comes first.
    """
    if written in answers.keys:
        return written, None
    if (yearly := _of_a_year(written, form)) is not None:
        return yearly, None
    if (found := _spellings(form).get(_folded(written))) is not None:
        return (found, None) if found else (None, _ambiguous(written, form))
    if (parted := _UNIT.fullmatch(written)) and (
        found := _spellings(form).get(_folded(parted["label"]))
    ):
        return found, _wrong_unit(parted["unit"], found, form)
    return answers.find(written), None


def _of_a_year(written: str, form: Form) -> str | None:
    """Read `yearly.output_value_yi.2024` and `2024年产值`."""
    match = _YEAR.search(written)
    if match is None:
        return None
    year = match[0]
    path = _yearly(form).get(_folded(written.replace(f"{year}年", "").replace(year, "")))
    return path and f"{path}.{year}"


@cache
def _yearly(form: Form) -> dict[str, str]:
    """Map the names of the figures that a form states for each year to their fields."""
    found: dict[str, str] = {}
    for path in form.yearly_units:
        cell = form.cell_by_path[path]
        for name in (path, cell.name, cell.label.zh, *_in_english(cell.label.en), *cell.also):
            found.setdefault(_folded(name), path)
    return found


def of_a_year(path: str, form: Form) -> str:
    """Head the column of one year of a figure that a form states for each, as an example."""
    label = form.cell_by_path[path].label
    return spelt(f"2024 {label.en.partition(' (')[0]}", f"2024年{label.zh}")


@cache
def _spellings(form: Form) -> dict[str, str]:
    """Map every spelling to its field; one that means several fields is mapped to nothing."""
    found: dict[str, str] = {}
    for path, spelling in _single(form):
        if path.startswith(TABLES_OWN) and not found.get(_folded(spelling), path).startswith(
            TABLES_OWN
        ):
            continue  # a condition may be called what a field is called: the field comes first
        other = found.get(_folded(spelling), path)
        found[_folded(spelling)] = path if other == path else ""
    groups = {each.path.rpartition(".")[0] for each in form.fields}
    for each in form.fields:  # a path is always itself, whatever its last part means elsewhere
        if each.path not in groups:
            found[_folded(each.path)] = each.path
    return found | {fold("总数"): "", "total": ""}


def _single(form: Form) -> Iterator[tuple[str, str]]:
    """List every spelling but those of rows in the form: a table has one cell a row for each column."""
    rows = tuple(f"{each.path}." for each in form.fields if each.is_list)
    apart = (*rows, *TABLES_OWN)
    yield from (each for each in _spelt(keys_of(form), (), ()) if not each[0].startswith(apart))
    for each in form.cells:  # of two rulebooks several may be called alike
        if each.path.startswith(TABLES_OWN):
            yield from ((each.path, spelling) for spelling in {each.label.zh, *each.also})
        elif not each.path.startswith(rows):
            yield from ((each.path, spelling) for spelling in _in_english(each.label.en))


def _in_english(label: str) -> set[str]:
    """Give an English label, and what stands before a remark on it."""
    return {label, label.partition(" (")[0]}


def _spelt(
    known: Keys, path: tuple[str, ...], before: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for spelling, found in known.by_spelling.items():
        full = (*path, *found)
        below = known.below.get(found[0]) if len(found) == 1 else None
        if below is None:
            yield ".".join(full), spelling
            if before:
                yield ".".join(full), f"{before[-1]}.{spelling}"
        else:
            if "total" in below.names:
                yield ".".join((*full, "total")), spelling
            yield from _spelt(below, full, (*before, spelling))


def _folded(heading: str) -> str:
    return fold(heading).translate({ord(sign): None for sign in _JOINTS})


def _wrong_unit(written: str, key: str, form: Form) -> Problem | None:
    """Take the form's own unit in a heading; any other changes every figure below it."""
    unit = units(form)[key]
    if unit and written in every_wording(unit.words):
        return None
    try:
        if unit and read_quantity(f"1{written}", unit) == 1:
            return None
    except QuantityError:
        pass
    message = Message("The heading gives the unit {written}.", written=written)
    hint = (
        Message("Convert the column to {unit}, the unit of the form.", unit=unit.words)
        if unit
        else Message("This column takes no unit.")
    )
    return Problem(code="other-unit", message=message, hint=hint)


def unknown(written: str, answers: Answers, form: Form, surplus: Message) -> Problem:
    """Say that a heading is unknown, and what is written like it."""
    if path := _yearly(form).get(_folded(written)):
        return _WITHOUT_A_YEAR.at(key=written, example=of_a_year(path, form))
    below = [_typed(each, form) for each in form.by_path if each.startswith(f"{written}.")]
    near = Listing(below) if below else offered(written, _offered(answers, form))
    return Problem(
        code="unknown-column",
        message=Message("“{column}” is no field of the form and no condition.", column=written),
        hint=Message("Is it {near}? {otherwise}", near=near, otherwise=surplus)
        if near
        else surplus,
    )


def _typed(path: str, form: Form) -> str:
    """Give the heading of a field as it is typed in the language spoken."""
    way = ".".join(map(str, keys_of(form).path(*path.split("."))))
    said = spelt(form.by_path[path].label.en if path in form.by_path else way, way)
    return (
        said if path.startswith(TABLES_OWN) or _spellings(form).get(_folded(said)) == path else path
    )


def _offered(answers: Answers, form: Form) -> dict[str, str | Message]:
    """Map everything that may head a column to how it is offered in the language spoken."""
    found = {**answers.offered(), **{each: each for each in _spellings(form) if not each.isascii()}}
    for path in form.by_path:
        found |= offers(_typed(path, form), (path, _folded(path)))
    for path, english in ((each.path, each.label.en) for each in form.cells):
        if _spellings(form).get(_folded(english)) == path:
            name = spelt(english, _typed(path, form))
            found[_folded(english)] = offers(name, (english,))[english]
    return found


def _ambiguous(written: str, form: Form) -> Problem:
    meant = _folded(written)
    paths = dict.fromkeys(path for path, spelling in _single(form) if _folded(spelling) == meant)
    return Problem(
        code="ambiguous-column",
        message=Message("“{column}” may mean several fields of the form.", column=written),
        hint=Message(
            "Write the whole name: {names}.",
            names=Names(_typed(each, form) for each in list(paths)[:6]),
        ),
    )


FOR_EACH_YEAR = Message(
    "Head a column for each year as “{example}”; leave its cells empty where nothing is known."
)
_WITHOUT_A_YEAR = Fault(
    "unknown-column", Message("“{key}” does not say of which year it is."), FOR_EACH_YEAR
)
