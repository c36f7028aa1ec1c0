"""`pack-letter.yaml` of a rulebook's folder to the words of the letter of a pack, every flaw with its line."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.errors import Problem
from lccluster.files.rules.place_holders import Worded, unknown_place_holders
from lccluster.files.rules.words_file import WordsFile
from lccluster.files.yaml.reader import Document
from lccluster.language import Message
from lccluster.rulebook.letters import PackLetter

OF_THE_PACK = (
    *("kind", "office", "to", "pack", "file", "code"),
    *("count", "clusters", "kinds", "before"),
)
OF_A_KIND = ("name", "count")
OF_A_NAME = ("name", "former")


def _flaws(letter: PackLetter, document: Document) -> Iterator[Problem]:
    return unknown_place_holders(document, _texts(letter))


def _texts(letter: PackLetter) -> Iterator[Worded]:
    """List the texts with what may be put into each."""
    for key in ("title", "to", "opening", "without_acts", "follows", "signed", "annex"):
        yield (key,), getattr(letter, key), OF_THE_PACK
    for key in ("everyone", "facts"):
        yield (key,), getattr(letter, key), ()
    yield ("one_kind",), letter.one_kind, OF_A_KIND
    yield ("former",), letter.former or "", OF_A_NAME
    for at, text in enumerate(letter.vouched):
        yield ("vouched", at), text, OF_THE_PACK


PACK_LETTER = WordsFile(
    "pack-letter.yaml",
    PackLetter,
    _flaws,
    "no-letter",
    Message("This rulebook has no words for the letter of a pack ({file})."),
)
