"""How a register's table is headed, and what its cells say, in the language spoken; both languages are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.form.form import Form
from lccluster.kinds import by_word
from lccluster.language import Message, every_wording, spelt
from lccluster.register.acts import Act, labels
from lccluster.register.joining.header import KEYS
from lccluster.register.record_words import FACTS, OF_EVERY_ACT
from lccluster.rulebook.called import Labelled, called
from lccluster.rulebook.measure import Measure

PREFIX, FIGURES = "cluster.", "figures"


def head(key: str) -> str:
    """Give the head of a column: in English its key."""
    words = _heads().get(key)
    return key if words is None else spelt(key, str(words))


def keys_of(heads: Sequence[str], file: str) -> list[str]:
    """Give the keys of columns by their heads, a head that is none as it stands; raises Unusable for one key twice."""
    known = {each: key for key, said in _heads().items() for each in (key, *every_wording(said))}
    return _once([known.get(each, each) for each in heads], heads, file)


def _once(keys: Sequence[str], written: Sequence[str], file: str) -> list[str]:
    """Give keys of which each stands once; raises Unusable, naming both as they are written."""
    found: dict[str, str] = {}
    for key, each in zip(keys, written, strict=True):
        if key in found:
            raise Unusable(_TWICE.at(file, 1, key=each, first=found[key]))
        found[key] = each
    return [*found]


def _heads() -> dict[str, Message]:
    facts = {f"{PREFIX}{key}": words for key, words in FACTS.items()}
    return {**facts, **labels(), **OF_EVERY_ACT}


def spoken_words(words: Mapping[str, Any], said: CellWords) -> dict[str, Any]:
    """Give an act, facts of a cluster or what a header says with keys and values in the language spoken."""
    of_act = "event" in words
    return {
        (head(key) if of_act else _head_of_fact(key)): said.cell(key, each)
        for key, each in words.items()
    }


def _head_of_fact(key: str) -> str:
    return spelt(key, str(KEYS.get(key) or FACTS.get(key) or key))


class CellWords:
    """What cells say for the words of a record: kinds of acts, grounds, kinds of reports, figures of the `form`."""

    def __init__(self, measure: Measure, form: Callable[[], Form]) -> None:
        self._form = form  # asked for where figures stand alone
        acts = {word: every_wording(kind.words)[0] for word, kind in by_word(Act).items()}
        grounds = (*measure.grounds.cancel, *measure.grounds.revoke)
        self._chinese: Mapping[str, Mapping[str, str]] = {
            "event": acts,
            "ground": _labels(grounds),
            "duty": _labels(measure.duties),
        }
        self._meant = {
            key: {label: ours for ours, label in said.items()}
            for key, said in self._chinese.items()
        }

    def said(self, key: str, value: str) -> str:
        """Say a value of a record in the language spoken: in English by its own word."""
        return spelt(value, self._chinese.get(key, {}).get(value, value))

    def cell(self, key: str, value: Any) -> Any:
        """Say whatever an act has under a key, what is nested with its own keys in the language spoken."""
        if not isinstance(value, Mapping):
            return self.said(key, value) if isinstance(value, str) else value
        called = self._figure if key == FIGURES else head
        return {called(name): self.cell(name, each) for name, each in value.items()}

    def nested(self, key: str, value: Any, file: str) -> Any:
        """Give what is nested under its own keys, said in either language; raises Unusable for one key twice."""
        if not isinstance(value, Mapping):
            return value  # refused where acts are typed
        if key == FIGURES:
            names = _once([self._by_label.get(each, each) for each in value], [*value], file)
            return dict(zip(names, value.values(), strict=True))
        meant = zip(keys_of([*value], file), value.values(), strict=True)
        return {name: each if each is None else self.meant(name, each) for name, each in meant}

    def _figure(self, path: str) -> str:
        """Name a figure by the label of its cell, where no other bears the same."""
        return spelt(path, self._labels.get(path, path))

    @cached_property
    def _by_label(self) -> Mapping[str, str]:
        form = self._form()
        cells = [(form.label(each.key).zh, each.key) for each in form.cells if each.unit]
        known = Counter(label for label, _ in cells)
        return {label: path for label, path in cells if known[label] == 1}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {path: label for label, path in self._by_label.items()}

    def meant(self, key: str, cell: str) -> str:
        """Give the word of a record for what a cell says, in either language."""
        return self._meant.get(key, {}).get(cell, cell)


def _labels(things: Iterable[Labelled]) -> dict[str, str]:
    """Map ids to Chinese labels, where no other bears the same."""
    known = [*things]
    return {each.id: each.label.zh for each in known if len(called(each.label.zh, known)) == 1}


_TWICE = Fault(
    "doubled-column",
    Message("“{key}” and “{first}” are the same field."),
    Message("Keep one of the two."),
)
