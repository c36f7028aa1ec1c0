"""`pack-letter.yaml` of a rulebook's folder to the words of the letter of a pack, every flaw with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.rules.place_holders import Worded, unknown_place_holders
from lccluster.files.yaml import typed
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import read_yaml
from lccluster.language import Message
from lccluster.rulebook.letters import PackLetter

NAME = "pack-letter.yaml"
OF_THE_PACK = (
    *("kind", "office", "to", "pack", "file", "code"),
    *("count", "clusters", "kinds", "before"),
)
OF_A_KIND = ("name", "count")


def read_pack_letter(folder: Path) -> PackLetter:
    """Read the words; raises Unusable, also where a rulebook has none."""
    path = folder / NAME
    if not path.is_file():
        raise Unusable(_no_words(folder))
    document = read_yaml(path, shape=shapes.RULEBOOK)
    letter, problems = typed.build(PackLetter, document)
    if letter is not None:
        problems = [*unknown_place_holders(document, _texts(letter))]
    if letter is None or problems:
        raise Unusable(problems)
    return letter


def pack_letter_flaws(folder: Path) -> tuple[Problem, ...]:
    """List what is wrong with the words, where a rulebook has any."""
    try:
        if (folder / NAME).is_file():
            read_pack_letter(folder)
    except Unusable as unusable:
        return unusable.problems
    return ()


def _texts(letter: PackLetter) -> Iterator[Worded]:
    """List the texts with what may be put into each."""
    for key in ("title", "to", "opening", "without_acts", "follows", "signed", "annex"):
        yield (key,), getattr(letter, key), OF_THE_PACK
    for key in ("everyone", "facts"):
        yield (key,), getattr(letter, key), ()
    yield ("one_kind",), letter.one_kind, OF_A_KIND
    for at, text in enumerate(letter.vouched):
        yield ("vouched", at), text, OF_THE_PACK


def _no_words(folder: Path) -> Problem:
    return Problem(
        code="no-letter",
        file=folder.name,
        message=Message("This rulebook has no words for the letter of a pack ({file}).", file=NAME),
        hint=Message("Copy that file from another rulebook and change its words."),
    )
