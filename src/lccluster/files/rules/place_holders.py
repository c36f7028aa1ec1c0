"""What stands in braces in the words of a document: is it anything that is put in there?"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator

from lccluster.errors import Fault, Problem
from lccluster.files.yaml.hints.shapes import MISSING_KEY, UNKNOWN_KEY
from lccluster.files.yaml.reader import Document, Path_
from lccluster.language import Listing, Message

Worded = tuple[Path_, str, tuple[str, ...]]  # where a text stands, and what may be put into it


def unknown_place_holders(document: Document, texts: Iterable[Worded]) -> Iterator[Problem]:
    """Name in each text what nothing is put in for."""
    for path, text, known in texts:
        try:
            named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError:
            named = {""}
        if odd := named - {*known}:
            yield document.problem(
                path,
                _UNKNOWN_PLACE_HOLDER,
                name=f"{{{min(odd)}}}",
                keys=Listing(f"{{{each}}}" for each in known),
            )


def missing_words(
    document: Document, key: str, said: Iterable[str], wanted: Iterable[str]
) -> Iterator[Problem]:
    """Name the words that a list of texts has to have and has not."""
    there = {*said}
    for word in wanted:
        if word not in there:
            yield document.problem((key,), MISSING_KEY, key=word)


def words_for(
    document: Document, key: str, said: Iterable[str], wanted: Iterable[str]
) -> Iterator[Problem]:
    """Name the words that are missing in a list of texts, and those that nobody asks for."""
    there, known = [*said], [*wanted]
    yield from missing_words(document, key, there, known)
    for word in there:
        if word not in known:
            yield document.problem((key, word), UNKNOWN_KEY, key=word, keys=Listing(known))


_UNKNOWN_PLACE_HOLDER = Fault(
    "unknown-place-holder",
    Message("“{name}” is nothing that is put in here."),
    Message("Known here: {keys}."),
)
