"""What may head a column: the keys, labels and other spellings of fields and of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from lccluster.form.form import Form
from lccluster.form.keys import Keys, fold, keys_of
from lccluster.language import Message, offers, spelt
from lccluster.rulebook.conditions import Condition
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.headings.needed import TABLES_OWN, answers_of
from lccluster.simulation.plans.asked import WAIVER

_JOINTS = "./·:：-_ "


class Answers(Struct, frozen=True):
    """The columns that answer conditions: their keys, and the labels in both languages that may head each instead."""

    keys: frozenset[str]
    labels: dict[str, str]
    called: dict[str, dict[str, str]]

    def find(self, written: str) -> str | None:
        """Find the column that is headed by a label."""
        return self.labels.get(folded(written))

    def offered(self) -> dict[str, str | Message]:
        """Map keys and labels to how each is offered in the language spoken."""
        found: dict[str, str | Message] = {}
        for key, names in self.called.items():
            name = spelt(names["en"], names["zh"])
            found |= offers(name, (key,))
            for each in names.values():
                found[folded(each)] = offers(name, (each,))[each]
        return found


def answers_called(books: Sequence[Rulebook]) -> Answers:
    """List the columns that answer the conditions of some rulebooks; a label of several is none's."""
    keys, labels = frozenset(answers_of(books)), dict[str, set[str]]()
    rules = [rule for book in books for rule in book.conditions.conditions]
    named = [(key, names) for rule in rules for key, names in _names(rule) if key in keys]
    for key, names in named:
        for label in names.values():
            labels.setdefault(folded(label), set()).add(key)
    alone = {label: key for label, meant in labels.items() for key in _only(meant)}
    return Answers(keys, alone, dict(named))


def _names(rule: Condition) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what may head the columns of a condition and of its waiver, in both languages."""
    yield rule.id, {"en": rule.label.en, "zh": rule.label.zh}
    waiver = {"en": f"{rule.label.en} waiver", "zh": f"{rule.label.zh}放宽"}
    yield rule.id + WAIVER, waiver


def _only(meant: set[str]) -> set[str]:
    return meant if len(meant) == 1 else set()


@cache
def fields_by_spelling(form: Form) -> dict[str, str]:
    """Map every spelling to its field; one that means several fields is mapped to nothing."""
    found: dict[str, str] = {}
    for path, spelling in single_spellings(form):
        if path.startswith(TABLES_OWN) and not found.get(folded(spelling), path).startswith(
            TABLES_OWN
        ):
            continue  # a condition may be called what a field is called: the field comes first
        other = found.get(folded(spelling), path)
        found[folded(spelling)] = path if other == path else ""
    groups = {each.path.rpartition(".")[0] for each in form.fields}
    for each in form.fields:  # a path is always itself, whatever its last part means elsewhere
        if each.path not in groups:
            found[folded(each.path)] = each.path
    return found | {fold("总数"): "", "total": ""}


def single_spellings(form: Form) -> Iterator[tuple[str, str]]:
    """List every spelling but those of rows in the form: a table has one cell a row for each column."""
    rows = tuple(f"{each.path}." for each in form.fields if each.is_list)
    apart = (*rows, *TABLES_OWN)
    yield from (each for each in _spelt(keys_of(form), (), ()) if not each[0].startswith(apart))
    for each in form.cells:  # of two rulebooks several may be called alike
        if each.path.startswith(TABLES_OWN):
            yield from ((each.path, spelling) for spelling in {each.label.zh, *each.also})
        elif not each.path.startswith(rows):
            yield from ((each.path, spelling) for spelling in _in_english(each.label.en))


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


@cache
def figures_by_spelling(form: Form) -> dict[str, str]:
    """Map the names of the figures that a form states for each year to their fields."""
    found: dict[str, str] = {}
    for path in form.yearly_units:
        cell = form.cell_by_path[path]
        for name in (path, cell.name, cell.label.zh, *_in_english(cell.label.en), *cell.also):
            found.setdefault(folded(name), path)
    return found


def _in_english(label: str) -> set[str]:
    """Give an English label, and what stands before a remark on it."""
    return {label, label.partition(" (")[0]}


def folded(heading: str) -> str:
    """Give a heading as headings are compared: in one case, without joints."""
    return fold(heading).translate({ord(sign): None for sign in _JOINTS})
