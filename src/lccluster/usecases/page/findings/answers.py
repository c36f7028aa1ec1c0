"""What was typed into the form of the findings: the entries it makes, and what in it does not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from lccluster.form.words import OUTCOMES
from lccluster.language import Listing, Message
from lccluster.render.questions import Question
from lccluster.rulebook.conditions import Element

BESIDE = ("reason", "bound")  # the answer
SIGNED = ("by", "office", "on")  # said once for all answers of a file
UNANSWERED = Message(
    "Something is written here, but the answer above is missing: give it, or empty this field."
)


class TypedFinding(Struct, frozen=True):
    """An entry of the findings: what it says, and the question and the field where it was answered."""

    said: Mapping[str, str]
    at: int
    field: str

    def field_of(self, key: str) -> str:
        """Name the field into which a key of it was typed."""
        if key in SIGNED:
            return key
        return f"{key}-{self.at}" if key in BESIDE else self.field


class Answers(Struct, frozen=True):
    """What was typed on one application: of each question by its number, and who says it."""

    typed: Mapping[str, str]

    def entries(self, questions: Sequence[Question]) -> Iterator[TypedFinding]:
        """Give the findings; a question without any answer stays open."""
        signed = {key: self.typed.get(key, "") for key in SIGNED}
        for at, question in enumerate(questions):
            reason = {"reason": self.typed.get(f"reason-{at}", "")}
            for field, said in self._said(at, question):
                entry = {"condition": question.rule.id, **said, **reason, **signed}
                yield TypedFinding(entry, at, field)

    def _said(self, at: int, question: Question) -> Iterator[tuple[str, dict[str, str]]]:
        """Give what is answered to a question, each with its field."""
        if question.item:
            if points := self.typed.get(f"points-{at}"):
                yield f"points-{at}", {"element": question.item.id, "points": points}
        elif question.is_waiver:
            if decided := self.typed.get(f"waiver-{at}"):
                bound = self.typed.get(f"bound-{at}")
                yield f"waiver-{at}", {"waiver": decided, **({"bound": bound} if bound else {})}
        else:
            yield from self._judged(at, question)

    def _judged(self, at: int, question: Question) -> Iterator[tuple[str, dict[str, str]]]:
        if whole := self.typed.get(f"outcome-{at}"):
            yield f"outcome-{at}", {"outcome": whole}
        for part, element in enumerate(question.elements):
            if said := self.typed.get(field := f"outcome-{at}-{part}"):
                yield field, {"element": element.id, "outcome": said}

    def misfits(self, questions: Sequence[Question]) -> Iterator[tuple[str, Message]]:
        """Give what would be lost without a word, or be outvoted by its own neighbour, each at its field."""
        for at, question in enumerate(questions):
            if not any(self._said(at, question)):
                yield from self._unanswered(at)
            elif against := self._against_the_whole(at, question):
                yield f"outcome-{at}", against

    def _unanswered(self, at: int) -> Iterator[tuple[str, Message]]:
        for field in (f"bound-{at}", f"reason-{at}"):
            if self.typed.get(field, "").strip():
                yield field, UNANSWERED

    def _against_the_whole(self, at: int, question: Question) -> Message | None:
        """Say which elements contradict the whole; elements left open go with it."""
        whole = self._outcome(f"outcome-{at}")
        said = {
            element: self._outcome(f"outcome-{at}-{part}")
            for part, element in enumerate(question.elements)
        }
        if whole == "met" and (fallen := [each for each in said if said[each] == "not_met"]):
            return Message(
                "The whole is answered met, but these elements not met: {elements}. Make them agree, or leave one of the two open.",
                elements=_named(fallen),
            )
        met = [each for each in said if said[each] == "met"]
        if whole == "not_met" and met and len(met) == len(question.parts):
            return Message(
                "The whole is answered not met, but every element met: {elements}. Make them agree, or leave one of the two open.",
                elements=_named(met),
            )
        return None

    def _outcome(self, field: str) -> str | None:
        return OUTCOMES.get(self.typed.get(field, ""))


def _named(elements: Sequence[Element]) -> Listing:
    return Listing(each.label for each in elements)
