"""What is worth a look in a rulebook that hangs together: nothing here makes it unfit for use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import Score, Tree
from lccluster.rulebook.conditions.several import choices_in
from lccluster.rulebook.consistency import named_fields
from lccluster.rulebook.flaw import (
    CONDITIONS,
    FORM,
    FORM_CHECKS,
    MATERIALS,
    MEASURE,
    OFFICES,
    Flaw,
    Path,
)
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words

_ENGLISH, _CHINESE = re.compile(r"[A-Za-z]"), re.compile(r"[\u4e00-\u9fff]")
_ENDINGS = ("expired", "review_failed")  # standings that only an act on a ground can end


def remarks(book: Rulebook, others: Sequence[Measure]) -> list[Flaw]:
    """List them; `others` are the measures that a draft may have been made from."""
    drafted = [
        *_period_of_another(book.measure, others),
        *_without_english(book),
        *_cells_for_nothing(book),
    ]
    return [*_unused(book.measure), *(drafted if book.measure.draft else ())]


def _unused(measure: Measure) -> Iterator[Flaw]:
    """Name what no act and no notice can use."""
    for index, duty in enumerate(measure.duties):
        if duty.notice is None:
            message = Message("No notice asks for “{duty}”: it has no words for one.", duty=duty.id)
            hint = Message("Write notice: with the sentence in both languages.")
            yield Flaw(MEASURE, ("duties", index), "duty-without-notice", message, hint)
    for standing in _ENDINGS:
        if measure.ground_when(standing) is None:
            message = Message(
                "No ground ends a title that stands as {standing}.", standing=standing
            )
            hint = Message(
                "Write one with when: {standing} under cancel or revoke.", standing=standing
            )
            yield Flaw(MEASURE, ("grounds",), "no-ground-for-standing", message, hint)


def _cells_for_nothing(book: Rulebook) -> Iterator[Flaw]:
    """Name the figures that applicants fill in and no condition, score or check looks at."""
    used = {field for _, _, field in named_fields(book)} | set(_in_conditions(book))
    idle = [each.key for each in book.form.cells if each.unit and not {each.key, each.group} & used]
    if idle:
        message = Message("No condition and no check looks at: {fields}.", fields=Listing(idle))
        hint = Message("Leave them out, unless people are to read them.")
        yield Flaw(FORM, ("groups",), "cells-for-nothing", message, hint)


def _in_conditions(book: Rulebook) -> Iterator[str]:
    for rule in book.conditions.conditions:
        match rule.check:
            case Tree() as tree:
                yield from (field for leaf in tree.leaves for field in leaf.fields)
                yield from (each.field for each in choices_in(tree))
            case Score() as score:
                yield from (each.field for each in score.items if each.field)


def _period_of_another(draft: Measure, others: Sequence[Measure]) -> Iterator[Flaw]:
    period = draft.in_force.from_, draft.in_force.until
    for other in others:
        if other.id != draft.id and period == (other.in_force.from_, other.in_force.until):
            yield Flaw(
                MEASURE,
                ("in_force",),
                "period-of-another",
                Message("The period planned is still that of {id}.", id=other.id),
                Message("Write from when to when the draft shall be in force."),
            )
            return


def _without_english(book: Rulebook) -> Iterator[Flaw]:
    """Name, in each file, the first words that have no English yet, and how many others."""
    files = {
        MEASURE: book.measure,
        FORM: book.form,
        CONDITIONS: book.conditions,
        MATERIALS: book.materials,
        FORM_CHECKS: book.form_checks,
        OFFICES: book.offices,
    }
    for file, part in files.items():
        bare = [path for path, words in _words(part, ()) if _is_bare(words.en)]
        if bare:
            message = Message("Words of this file without English: {count}.", count=len(bare))
            yield Flaw(file, bare[0], "no-english", message, Message("The first of them is here."))


def _is_bare(english: str) -> bool:
    """Tell whether nothing stands there, or Chinese alone; a sign such as % is itself in English."""
    chinese = _CHINESE.search(english) and not _ENGLISH.search(english)
    return not english.strip() or bool(chinese)


def _words(value: Any, path: Path) -> Iterator[tuple[Path, Words]]:
    """Find all words in both languages, with their places."""
    if isinstance(value, Words):
        yield path, value
    elif isinstance(value, Struct):
        for key in value.__struct_fields__:
            yield from _words(getattr(value, key), (*path, key.rstrip("_")))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _words(each, (*path, index))
