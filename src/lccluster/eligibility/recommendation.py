"""Does the county office recommend? Its opinion on the form, held against Article 7 (第七条)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lccluster.errors import Problem, Severity
from lccluster.form.values import value
from lccluster.language import Message
from lccluster.rulebook.form_checks import Recommendation
from lccluster.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from lccluster.form.application import Application

_BLANK = Message("The opinion of the county office is blank.")


def not_recommended(form: Application, book: Rulebook) -> list[Problem]:
    """List, as warnings, what keeps the opinion on the form from being a recommendation.

    None where the rulebook asks for no recommendation. An act that rests on one is refused for each.
    """
    asked = book.form_checks.recommendation
    if asked is None:
        return []
    cells = (asked.text, asked.day, asked.seal)
    if all(value(form, path) is None for path in cells):
        return [_warning("opinion-blank", asked.text, _BLANK)]
    return [*_words(form, asked), *_day(form, asked), *_seal(form, asked)]


def _words(form: Application, asked: Recommendation) -> Iterator[Problem]:
    said = value(form, asked.text)
    if said is None:
        yield _warning("opinion-blank", asked.text, _BLANK)
    elif word := asked.refusal_in(said):
        message = Message("The county office does not recommend: it says “{word}”.", word=word)
        yield _warning("opinion-refuses", asked.text, message)
    elif not asked.agrees_in(said):
        message = Message("The opinion of the county office says neither yes nor no.")
        yield _warning("opinion-unclear", asked.text, message)


def _day(form: Application, asked: Recommendation) -> Iterator[Problem]:
    signed, filled = value(form, asked.day), form.filled_on
    if signed is None:
        message = Message("The opinion of the county office bears no day.")
        yield _warning("opinion-undated", asked.day, message)
    elif filled and signed < filled:
        message = Message(
            "The opinion of the county office is dated {signed}, before the form was filled in ({filled}).",
            signed=signed,
            filled=filled,
        )
        yield _warning("opinion-before-form", asked.day, message)


def _seal(form: Application, asked: Recommendation) -> Iterator[Problem]:
    if not value(form, asked.seal):
        message = Message("The opinion of the county office states no seal.")
        yield _warning("opinion-unsealed", asked.seal, message)


def _warning(code: str, path: str, message: Message) -> Problem:
    return Problem(
        code=code,
        severity=Severity.WARNING,
        field=path,
        message=message,
        hint=Message("A recognition rests on the county's recommendation; ask the office."),
    )
