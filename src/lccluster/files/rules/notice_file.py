"""`notices.yaml` of a rulebook's folder to the words of its notices, every flaw with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from lccluster.errors import Problem
from lccluster.files.rules.place_holders import (
    Worded,
    missing_words,
    unknown_place_holders,
    words_for,
)
from lccluster.files.rules.words_file import WordsFile
from lccluster.files.yaml.reader import Document
from lccluster.kinds import by_word
from lccluster.language import Message
from lccluster.register.notices import NoticeKind
from lccluster.rulebook.letters import NoticeSet, NoticeWords
from lccluster.rulebook.measure import Review

OF_THE_MEASURE = ("authority", "kind", "law", "article", "year", "years", "extends")
OF_THE_CLUSTERS = ("clusters", "until", "annexed", "apply")
OF_A_DUTY = ("asks", "article")
OF_NAMES = ("names", "count")
OF_DAYS = {
    "one": ("day",),
    "all": ("day",),
    "each": ("name", "day"),
    "counted": ("days",),
    "of_a_day": ("day", "count"),
}


def _flaws(notices: NoticeSet, document: Document) -> Iterator[Problem]:
    stated = get_args(Review.__annotations__["applied_for"])
    yield from unknown_place_holders(document, _texts(notices))
    yield from missing_words(document, "apply", notices.apply, stated)
    yield from words_for(document, "notices", notices.notices, by_word(NoticeKind))


def _texts(notices: NoticeSet) -> Iterator[Worded]:
    """List the texts with what may be put into each."""
    for key in ("addressees", "ground", "annexed"):
        yield (key,), getattr(notices, key), ()
    for key in ("one", "few", "many"):
        yield ("clusters", key), getattr(notices.clusters, key), OF_NAMES
    for key, known in OF_DAYS.items():
        yield ("until", key), getattr(notices.until, key), known
    for key, text in notices.apply.items():
        yield ("apply", key), text, OF_THE_MEASURE
    for kind, words in notices.notices.items():
        yield from _of_one(("notices", kind), words)


def _of_one(at: tuple[str, str], notice: NoticeWords) -> Iterator[Worded]:
    for key in ("title", "annex"):
        yield (*at, key), getattr(notice, key), OF_THE_MEASURE
    for number, text in enumerate(notice.paragraphs):
        yield (*at, "paragraphs", number), text, (*OF_THE_MEASURE, *OF_THE_CLUSTERS)
    if notice.duty is not None:
        yield (*at, "duty"), notice.duty, OF_A_DUTY


NOTICES = WordsFile(
    "notices.yaml",
    NoticeSet,
    _flaws,
    "no-notices",
    Message("This rulebook has no words for notices ({file})."),
)
