"""What a generated case is called where Chinese is spoken: ids and fields by their labels."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.language import Message, headed, spoken
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome

_WORDS = {
    "None": Message("blank"),
    "alone": Message("alone"),
    "before": Message("the year before"),
    **{each.value: each.words for each in Outcome},
}


def said_name(name: str, book: Rulebook) -> str:
    """Say the name of a generated case; in English it is as it is made."""
    if spoken() == "en":
        return name
    known = {**dict(_labels(book)), **_WORDS}
    of, _, rest = name.partition(": ")
    return headed(
        *(" ".join(str(known.get(each, each)) for each in part.split()) for part in (of, rest))
    )


def _labels(book: Rulebook) -> Iterator[tuple[str, str]]:
    yield from ((path, field.label.zh) for path, field in book.form.by_path.items())
    yield from ((each.id, each.label.zh) for each in book.materials.materials)
    for rule in book.conditions.conditions:
        yield from ((each.id, each.label.zh) for each in (rule, *rule.check.parts))
