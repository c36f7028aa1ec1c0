"""Prove a rulebook: its words against its bounds, its citations, and the cases on every bound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.forms.labels.label_file import column_flaws, read_labels
from lccluster.files.rules.letter_file import LETTER
from lccluster.files.rules.library import SHIPPED, Library
from lccluster.files.rules.notice_file import NOTICES
from lccluster.files.rules.pack_letter_file import PACK_LETTER
from lccluster.files.rules.procedure_file import read_whole
from lccluster.files.rules.round_draft_file import ROUND_DRAFTS
from lccluster.files.rules.rulebook_folder import read_measure
from lccluster.files.rules.words_file import WordsFile
from lccluster.files.yaml.reader import Document
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.titles import TITLES
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.remarks import remarks
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.cases import CaseResult, run_generated_cases
from lccluster.usecases.rules.rulebooks import located_flaws

WORDS: tuple[WordsFile[Any], ...] = (LETTER, NOTICES, PACK_LETTER, ROUND_DRAFTS)


class Proof(Struct, frozen=True):
    """What the proof of one rulebook found; no problems and no failures mean that it holds."""

    folder: Path
    rulebook: Rulebook | None
    problems: tuple[Problem, ...] = ()
    generated: tuple[CaseResult, ...] = ()
    remarks: tuple[Problem, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the rulebook can be relied on."""
        return not self.problems and not any(each.differences for each in self.generated)


def prove(folder: Path, library: Library = SHIPPED) -> Proof:
    """Read a rulebook strictly, look for flaws, and run the cases its bounds generate.

    What is worth a look is remarked; a draft is held against the periods of those at hand.
    """
    try:
        book, documents = read_whole(folder)
        read_labels(folder)
    except Unusable as unusable:
        return Proof(folder, None, unusable.problems)
    lists = dict.fromkeys([*(each.key for each in APPLICATIONS), *(each.key for each in TITLES)])
    found = (
        *located_flaws(book, documents),
        *(flaw for words in WORDS for flaw in words.flaws(folder)),
        *column_flaws(folder, lists),
    )
    if found:
        return Proof(folder, book, found)
    try:
        remarked = tuple(_remarks(book, documents, library))
        return Proof(folder, book, (), tuple(run_generated_cases(folder, book)), remarked)
    except Unusable as unusable:
        return Proof(folder, book, unusable.problems)


def _remarks(book: Rulebook, documents: dict[str, Document], library: Library) -> Iterator[Problem]:
    others = list(_measures(library)) if book.measure.draft else []
    for each in remarks(book, others):
        yield documents[each.file].problem(
            each.path, Fault(each.code, each.message, each.hint, severity=Severity.WARNING)
        )


def _measures(library: Library) -> Iterator[Measure]:
    """Read the measures at hand; one that cannot be read says so where it is proved itself."""
    for folder in library.all_folders():
        try:
            yield read_measure(folder)
        except Unusable:
            continue
