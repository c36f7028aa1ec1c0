"""Figures of a rulebook set one after the other, with the words and the cases that follow each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.yaml.own_names import NamedDocument
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.splicing import New, with_values
from lccluster.form.form import Form
from lccluster.language import Message
from lccluster.rulebook.flaws.flaw import MEASURE
from lccluster.rulebook.flaws.flaw import Path as Place
from lccluster.usecases.rules import following
from lccluster.usecases.rules.settable import Settable, labels, meant, settables

Changes = dict[str, dict[Place, New]]


class Moving:
    """Figures that are set one after the other, each in what the ones before have left."""

    def __init__(self, conditions: str, documents: dict[str, NamedDocument], form: Form) -> None:
        self.conditions, self.documents = conditions, documents
        self.changes: Changes = {}
        self.known = settables(documents[MEASURE].data, documents[conditions].data, form)

    def targets(self, said: Mapping[str, str]) -> list[tuple[Settable, str]]:
        """Find what is meant, all of it before anything is set; raises Unusable."""
        found = [(meant(name, self.known), value) for name, value in said.items()]
        return [(target, target.taken(value)) for target, value in found]

    def follow(self, target: Settable, value: str) -> None:
        """Set one figure, with the words and the cases that follow it; raises Unusable."""
        self._put(MEASURE if target.file == MEASURE else self.conditions, {target.path: value})
        if target.file == MEASURE or target.path[0] != "conditions":
            return
        self._put(self.conditions, self._words(target, value))
        if target.judges:
            move = self._move(target, value, target.judges)
            for name in [each for each in self.documents if each.startswith("cases/")]:
                self._put(name, following.moved_cases(self.documents[name], move))

    def unsaid(self, targets: list[Settable]) -> Iterator[Problem]:
        """Remark words that may name a day or a figure in a way that no program follows."""
        for target in targets:
            if target.file == MEASURE and "notice" in (target.beside or {}):
                yield self.documents[MEASURE].problem((*target.path[:-1], "notice"), _WORDS_BY_HAND)

    def _put(self, name: str, new: Mapping[Place, str]) -> None:
        if new:
            self.changes.setdefault(name, {}).update(new)
            document = self.documents[name]
            self.documents[name] = replace(document, data=with_values(document.data, new))

    def _words(self, target: Settable, value: str) -> dict[Place, str]:
        """Put the number into the rule's words in both languages; raises Unusable where they hold none."""
        at: Place = (*target.path[:2], "says")
        document, old, new = self.documents[self.conditions], Decimal(target.stands), Decimal(value)
        stands = document.data["conditions"][target.path[1]]["says"]
        says = {language: text for language, text in stands.items() if text}
        for language, text in says.items():
            if not following.holds(text, old) and not following.holds(text, new):
                raise Unusable(_without_number((*at, language), target.stands, value, document))
        return {
            (*at, language): following.written_like(text, old, new)
            for language, text in says.items()
            if not following.holds(text, new)  # written there by hand before
        }

    def _move(self, target: Settable, value: str, judged: str) -> following.Move:
        rule = self.documents[self.conditions].data["conditions"][target.path[1]]
        called = (rule["id"], *labels(rule))
        alone = [each.judges for each in self.known].count(judged) == 1
        return following.Move(called, judged, Decimal(target.stands), Decimal(value), alone)


def _without_number(path: Place, old: str, new: str, document: Document) -> Problem:
    return document.problem(
        path,
        Fault(
            "words-without-number",
            Message("These words do not hold the number {number}.", number=old),
            Message("Write {number} there by hand, then set it again.", number=new),
        ),
    )


_WORDS_BY_HAND = Fault(
    "words-by-hand",
    Message("These words may name what was set; they stay as they are."),
    Message("Read them, and change them by hand where they do."),
    severity=Severity.WARNING,
)
