"""Prove a rulebook: its words against its bounds, its citations, and the cases on every bound."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.forms.labels.label_file import column_flaws, read_labels
from lccluster.files.rules.letter_file import letter_flaws
from lccluster.files.rules.notice_file import notice_flaws
from lccluster.files.rules.rulebook_folder import read_with_documents
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.titles import TITLES
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.cases import CaseResult, run_generated_cases
from lccluster.usecases.rules.rulebooks import located_flaws


class Proof(Struct, frozen=True):
    """What the proof of one rulebook found; no problems and no failures mean that it holds."""

    folder: Path
    rulebook: Rulebook | None
    problems: tuple[Problem, ...] = ()
    generated: tuple[CaseResult, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the rulebook can be relied on."""
        return not self.problems and not any(each.differences for each in self.generated)


def prove(folder: Path) -> Proof:
    """Read a rulebook strictly, look for flaws, and run the cases its bounds generate."""
    try:
        book, documents = read_with_documents(folder)
        read_labels(folder)
    except Unusable as unusable:
        return Proof(folder, None, unusable.problems)
    lists = dict.fromkeys([*(each.key for each in APPLICATIONS), *(each.key for each in TITLES)])
    found = (
        *located_flaws(book, documents),
        *letter_flaws(folder),
        *notice_flaws(folder),
        *column_flaws(folder, lists),
    )
    if found:
        return Proof(folder, book, found)
    try:
        return Proof(folder, book, (), tuple(run_generated_cases(folder, book)))
    except Unusable as unusable:
        return Proof(folder, book, unusable.problems)
