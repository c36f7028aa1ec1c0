"""`correction-letter.yaml` of a rulebook's folder to the words of a letter, every flaw with its line."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.choices import typed
from lccluster.errors import Fault, Problem
from lccluster.files.rules.place_holders import Worded, missing_words, unknown_place_holders
from lccluster.files.rules.words_file import WordsFile
from lccluster.files.yaml.reader import Document, Path_
from lccluster.language import Message
from lccluster.rulebook.letters import About, CorrectionLetter
from lccluster.vocabulary import MaterialOutcome

OF_THE_LETTER = ("authority", "kind", "law", "cluster", "applicant", "office", "count", "asked")
OF_AN_ITEM = ("label", "article", "reason")
OF_A_MATERIAL = ("reason", "limit")
WORDED = ("uncounted", *(each.value for each in MaterialOutcome if each.value != "present"))


def _flaws(letter: CorrectionLetter, document: Document) -> Iterator[Problem]:
    yield from unknown_place_holders(document, _texts(letter))
    yield from _parts(letter, document)
    yield from missing_words(document, "materials", letter.materials, WORDED)


def _parts(letter: CorrectionLetter, document: Document) -> Iterator[Problem]:
    """Name what would stand in no part of the letter, and what in two."""
    places: dict[str, Path_] = {}
    twice = []
    for at, part in enumerate(letter.parts):
        for index, about in enumerate(part.about):
            place: Path_ = ("parts", at, "about", index)
            if about in places:
                twice.append((about, place))
            places[about] = place
    for about in About:
        if about not in places:
            yield document.problem(("parts",), _PART_MISSING, about=typed(about))
    for about, place in twice:
        yield document.problem(place, _PART_TWICE, about=typed(about))


def _texts(letter: CorrectionLetter) -> Iterator[Worded]:
    """List the texts with what may be put into each."""
    for key in ("title", "to", "opening", "copy_to", "figure", "evidence"):
        yield (key,), getattr(letter, key), OF_THE_LETTER
    for at, text in enumerate(letter.closing):
        yield ("closing", at), text, OF_THE_LETTER
    for at, part in enumerate(letter.parts):
        yield ("parts", at, "head"), part.head, OF_THE_LETTER
        yield ("parts", at, "item"), part.item, OF_AN_ITEM
    for word, text in letter.materials.items():
        yield ("materials", word), text, OF_A_MATERIAL


LETTER = WordsFile(
    "correction-letter.yaml",
    CorrectionLetter,
    _flaws,
    "no-letter",
    Message("This rulebook has no words for a correction letter ({file})."),
)


_PART_TWICE = Fault(
    "part-twice",
    Message("Two parts of the letter are about “{about}”."),
    Message("Keep one of the two."),
)
_PART_MISSING = Fault("part-missing", Message("No part of the letter is about “{about}”."))
