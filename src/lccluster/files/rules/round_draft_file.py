"""`round-drafts.yaml` of a rulebook's folder to the words of a round's drafts, every flaw with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.rules.place_holders import Worded, unknown_place_holders, words_for
from lccluster.files.yaml import typed
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.language import Message
from lccluster.round.draft_kinds import COLUMNS, KINDS, OF_ONE, OF_THE_ROUND_TEXT, kind_of
from lccluster.rulebook.letters import DraftWords, RoundDrafts

NAME = "round-drafts.yaml"


def read_round_drafts(folder: Path) -> RoundDrafts:
    """Read the words; raises Unusable, also where a rulebook has none."""
    path = folder / NAME
    if not path.is_file():
        raise Unusable(_no_words(folder))
    document = read_yaml(path, shape=shapes.RULEBOOK)
    drafts, problems = typed.build(RoundDrafts, document)
    if drafts is not None:
        problems = list(words_for(document, "drafts", drafts.drafts, (each.word for each in KINDS)))
        if not problems:
            problems = [
                *unknown_place_holders(document, _texts(drafts)),
                *_columns(document, drafts),
            ]
    if drafts is None or problems:
        raise Unusable(problems)
    return drafts


def round_draft_flaws(folder: Path) -> tuple[Problem, ...]:
    """List what is wrong with the words, where a rulebook has any."""
    try:
        if (folder / NAME).is_file():
            read_round_drafts(folder)
    except Unusable as unusable:
        return unusable.problems
    return ()


def _texts(drafts: RoundDrafts) -> Iterator[Worded]:
    """List the texts with what may be put into each."""
    for word, draft in drafts.drafts.items():
        known: tuple[str, ...] = OF_THE_ROUND_TEXT
        if kind_of(word).one_for == "application":
            known = (*known, *OF_ONE)
        yield from _of_one(("drafts", word), draft, known)


def _of_one(at: tuple[str, str], draft: DraftWords, known: tuple[str, ...]) -> Iterator[Worded]:
    yield (*at, "name"), draft.name, ()
    yield (*at, "title"), draft.title, known
    if draft.to is not None:
        yield (*at, "to"), draft.to, known
    for number, text in enumerate(draft.paragraphs):
        yield (*at, "paragraphs", number), text, known
    for number, annex in enumerate(draft.annexes):
        yield (*at, "annexes", number, "name"), annex.name, known


def _columns(document: Document, drafts: RoundDrafts) -> Iterator[Problem]:
    from lccluster.language import Listing

    for word, draft in drafts.drafts.items():
        for number, annex in enumerate(draft.annexes):
            known = COLUMNS[annex.rows]
            for key in annex.columns:
                if key not in known:
                    yield document.problem(
                        ("drafts", word, "annexes", number, "columns", key),
                        at_key=True,
                        code="unknown-key",
                        message=Message("“{key}” is not known here.", key=key),
                        hint=Message("Known here: {keys}.", keys=Listing(known)),
                    )


def _no_words(folder: Path) -> Problem:
    return Problem(
        code="no-round-drafts",
        file=folder.name,
        message=Message(
            "This rulebook has no words for the drafts of a round ({file}).", file=NAME
        ),
        hint=Message("Copy that file from another rulebook and change its words."),
    )
