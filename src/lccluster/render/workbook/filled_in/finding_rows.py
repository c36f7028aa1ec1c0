"""The rows of the sheet on which officials answer what is open: a question, and below it its elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from lccluster.eligibility.conditions.scores import MOST
from lccluster.form.findings_sheet import JUDGEMENT_ANSWERS, PART, WAIVER_ANSWERS
from lccluster.render.questions import Question
from lccluster.rulebook.conditions import Element, ScoreItem


class FindingRow(Struct, frozen=True):
    """A question, or one element of it, which may be answered by itself."""

    question: Question
    element: Element | None = None

    @property
    def part(self) -> Element | ScoreItem | None:
        """Give what of its condition it is on, where that is not the whole."""
        return self.element or self.question.item

    @property
    def texts(self) -> dict[str, str]:
        """Give what stands in it, for people to read."""
        question, rule = self.question, self.question.rule
        of = f" {PART}{self.part.label}" if self.part else f"（{rule.article.chinese}）"
        asks = () if self.element else (str(question.asks),)
        return {
            "cluster": question.cluster,
            "condition": "\n".join((f"{rule.label}{of}", *asks)),
            "stated": "" if self.element else str(question.stated),
            "element": question.parts[self.part.id] if self.part else "",
            "id": question.called,
        }

    def lacks(self, key: str) -> bool:
        """Tell whether a cell is not for it."""
        for_points = self.question.item is not None
        for_bound = self.question.is_waiver
        return {"outcome": for_points, "points": not for_points, "bound": not for_bound}.get(
            key, False
        )


def rows_of(question: Question) -> Iterator[FindingRow]:
    """Give a row to the question, and below it one to each of its elements, as a list to check off."""
    yield FindingRow(question)
    yield from (FindingRow(question, each) for each in question.elements)


def allowed(key: str, question: Question) -> dict[str, Any] | None:
    """Say what a cell takes; the program that reads the sheet asks for the same."""
    match key:
        case "outcome":
            answers = WAIVER_ANSWERS if question.is_waiver else JUDGEMENT_ANSWERS
            return _list(answers, "请从下拉列表中选择。")
        case "office":
            *_, city = question.offices
            return _list(question.offices, f"只有本县（市、区）和{city}可以认定。")
        case "on":
            return _day(question.earliest or date(2000, 1, 1))
        case "bound":
            return {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_message": "请填数。",
            }
        case "points":
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": int(MOST),
                "error_message": "请填0至100的数。",
            }
    return None


def _list(words: Sequence[str], message: str) -> dict[str, Any]:
    return {"validate": "list", "source": list(words), "error_message": message}


def _day(earliest: date) -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": ">=",
        "value": earliest,
        "error_message": "请填日期，不早于填报日期。",
    }
