"""How a register's table is headed, and what its cells say, in the language spoken; both languages are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.kinds import by_word
from lccluster.language import Message, every_wording, spelt
from lccluster.register.acts import Act, labels
from lccluster.register.joining.header import KEYS
from lccluster.register.record_words import FACTS, OF_EVERY_ACT
from lccluster.rulebook.called import Labelled, called
from lccluster.rulebook.measure import Measure

PREFIX = "cluster."


def head(key: str) -> str:
    """Give the head of a column: in English its key."""
    words = _heads().get(key)
    return key if words is None else spelt(key, str(words))


def keys_of(heads: Sequence[str], file: str) -> list[str]:
    """Give the keys of columns by their heads, a head that is none as it stands; raises Unusable for one key twice."""
    known = {each: key for key, said in _heads().items() for each in (key, *every_wording(said))}
    found: dict[str, str] = {}
    for each in heads:
        key = known.get(each, each)
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
        (head(key) if of_act else _head_of_fact(key)): said.said(key, each)
        if isinstance(each, str)
        else each
        for key, each in words.items()
    }


def _head_of_fact(key: str) -> str:
    return spelt(key, str(KEYS.get(key) or FACTS.get(key) or key))


class CellWords:
    """What cells say for the words of a record: kinds of acts, grounds, kinds of reports."""

    def __init__(self, measure: Measure) -> None:
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
