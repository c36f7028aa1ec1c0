"""`round-drafts.yaml` of a rulebook's folder to the words of a round's drafts, every flaw with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lccluster.errors import Problem
from lccluster.files.rules.place_holders import Worded, unknown_place_holders, words_for
from lccluster.files.rules.words_file import WordsFile
from lccluster.files.yaml.hints.shapes import UNKNOWN_KEY
from lccluster.files.yaml.reader import Document
from lccluster.language import Message
from lccluster.round.draft_kinds import COLUMNS, KINDS, OF_ONE, OF_THE_ROUND_TEXT, kind_of
from lccluster.rulebook.letters import DraftWords, RoundDrafts

COUNTS = ("new", "renewals")


def _flaws(drafts: RoundDrafts, document: Document) -> Iterable[Problem]:
    kinds = [*words_for(document, "drafts", drafts.drafts, (each.word for each in KINDS))]
    if kinds:
        return kinds
    return [*unknown_place_holders(document, _texts(drafts)), *_columns(document, drafts)]


def _texts(drafts: RoundDrafts) -> Iterator[Worded]:
    """List the texts with what may be put into each."""
    for word, draft in drafts.drafts.items():
        known: tuple[str, ...] = OF_THE_ROUND_TEXT
        if kind_of(word).one_for == "application":
            known = (*known, *OF_ONE)
        if draft.counted is not None:
            known = (*known, "counted")
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
    if draft.counted is not None:
        yield (*at, "counted", "new"), draft.counted.new, COUNTS
        yield (*at, "counted", "renewals"), draft.counted.renewals, COUNTS


def _columns(document: Document, drafts: RoundDrafts) -> Iterator[Problem]:
    from lccluster.language import Listing

    for word, draft in drafts.drafts.items():
        for number, annex in enumerate(draft.annexes):
            known = COLUMNS[annex.rows]
            for key in annex.columns:
                if key not in known:
                    yield document.problem(
                        ("drafts", word, "annexes", number, "columns", key),
                        UNKNOWN_KEY,
                        at_key=True,
                        key=key,
                        keys=Listing(known),
                    )


ROUND_DRAFTS = WordsFile(
    "round-drafts.yaml",
    RoundDrafts,
    _flaws,
    "no-round-drafts",
    Message("This rulebook has no words for the drafts of a round ({file})."),
)
