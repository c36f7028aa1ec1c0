"""What is worth a look in a draft alone: what it may still have of the measure that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from lccluster.language import Message
from lccluster.rulebook.flaws.flaw import (
    CONDITIONS,
    FORM,
    FORM_CHECKS,
    MATERIALS,
    MEASURE,
    OFFICES,
    PROCEDURE,
    Flaw,
    Path,
)
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words

_ENGLISH, _CHINESE = re.compile(r"[A-Za-z]"), re.compile(r"[\u4e00-\u9fff]")


def of_draft(book: Rulebook, others: Sequence[Measure]) -> Iterator[Flaw]:
    """List them; `others` are the measures that a draft may have been made from."""
    yield from _period_of_another(book.measure, others)
    yield from _without_english(book)


def _period_of_another(draft: Measure, others: Sequence[Measure]) -> Iterator[Flaw]:
    period = draft.in_force.from_, draft.in_force.until
    for other in others:
        if other.id != draft.id and period == (other.in_force.from_, other.in_force.until):
            yield Flaw(
                MEASURE,
                ("in_force",),
                "period-of-another",
                Message("The period planned is still that of {measure}.", measure=other.called),
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
        PROCEDURE: book.procedure,
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
