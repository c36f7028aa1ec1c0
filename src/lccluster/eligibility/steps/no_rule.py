"""What an office can do where no measure is in force on the day that decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lccluster.eligibility.steps.step import Need, Step
from lccluster.language import Message
from lccluster.rulebook.rulebook import Rulebook


def without_a_rule(book: Rulebook, on: date) -> Iterator[Step]:
    """Say why no measure covers the day, whom to ask, and how another day or rulebook is named."""
    yield Step(Need.RULE, "measure", (), _rule(book, on), _other_rules(book, on))
    if not book.measure.draft:
        message = Message(
            "If {day} is not the day that decides: correct the day on the form.", day=on
        )
        yield Step(Need.DAY, "filled_on", (), message, Message("--on names another day."))


def _rule(book: Rulebook, on: date) -> Message:
    measure, period = book.measure, book.measure.in_force
    if measure.draft:
        return Message(
            "“{id}” is a draft and decides nothing: wait until it is promulgated.", id=book.id
        )
    if on < period.from_:
        return Message(
            "{number} applies from {start} only ({article}): ask {authority} which rule held before.",
            number=measure.document_number,
            start=period.from_,
            article=period.article,
            authority=measure.authority,
        )
    return Message(
        "{number} ended on {end} ({article}): ask {authority} whether it was extended or has a successor, and wait for it.",
        number=measure.document_number,
        end=period.until,
        article=period.article,
        authority=measure.authority,
    )


def _other_rules(book: Rulebook, on: date) -> Message:
    if book.measure.draft:
        return Message("--rules names a measure in force.")
    if on < book.measure.in_force.from_:
        return Message("--rules names another rulebook.")
    return Message("--rules names another rulebook or a draft.")
