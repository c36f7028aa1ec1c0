"""Does the recommendation that a rulebook asks for make sense: its fields, its day, its words? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lccluster.language import Message
from lccluster.rulebook.flaws.flaw import FORM_CHECKS, Context, Flaw, no_day, no_such_field


def _fields_exist(context: Context) -> Iterator[Flaw]:
    asked = context.rulebook.form_checks.recommendation
    for key in ("text", "day", "seal") if asked else ():
        field = getattr(asked, key)
        if field not in context.units:
            yield no_such_field(
                FORM_CHECKS, ("recommendation", key), field, context.offered(context.units)
            )


def _day_is_a_day(context: Context) -> Iterator[Flaw]:
    asked = context.rulebook.form_checks.recommendation
    if asked:
        yield from no_day(("recommendation", "day"), asked.day, context)


def _text_is_a_text(context: Context) -> Iterator[Flaw]:
    asked = context.rulebook.form_checks.recommendation
    if asked and asked.text in context.units and not _holds_text(context, asked.text):
        message = Message("{field} is no text of the form.", field=context.cell(asked.text))
        hint = Message("Name the field in which the county writes its opinion.")
        yield Flaw(FORM_CHECKS, ("recommendation", "text"), "not-a-text", message, hint)


def _holds_text(context: Context, field: str) -> bool:
    cell = context.form.cell_by_path.get(field)
    return cell is not None and cell.kind == "text" and cell.unit is None


def _words_tell_apart(context: Context) -> Iterator[Flaw]:
    """A word under both headings would refuse and agree at once."""
    asked = context.rulebook.form_checks.recommendation
    for index, word in enumerate(asked.agrees if asked else ()):
        if asked and asked.refusal_in(word):
            yield Flaw(
                FORM_CHECKS,
                ("recommendation", "agrees", index),
                "word-of-both-kinds",
                Message("“{word}” is a refusal too.", word=word),
                Message("Keep it under “agrees” or under “refuses”."),
            )


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _fields_exist,
    _day_is_a_day,
    _text_is_a_text,
    _words_tell_apart,
)
