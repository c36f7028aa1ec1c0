"""Forms that were handed in, checked, with the documents that are made of the result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.forms.batches.batch import batch
from lccluster.files.forms.batches.nothing import nothing_in
from lccluster.language import Message
from lccluster.render.page.applications import GatheredReport
from lccluster.rulebook.called import measures_typed
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.check.applications import Aside, Checked, Checking, Failed, PassedOver
from lccluster.usecases.check.documents import CheckDocuments
from lccluster.usecases.page.against import as_fields
from lccluster.usecases.page.applications.checking_with import LABELS, CheckingWith
from lccluster.usecases.page.applications.documents import (
    downloads_of,
    letters_for,
    official_forms,
    ready_documents,
)
from lccluster.usecases.page.applications.handed_in import Download, Sayings, below
from lccluster.usecases.page.applications.in_folder import findings_beside
from lccluster.usecases.page.applications.materials import lay_beside
from lccluster.usecases.page.applications.result_file import result_file
from lccluster.usecases.rules.rulebooks import read_rulebooks

FORMS, FINDINGS = "forms", "findings"
MOST_FORMS = 500  # of one screen, for which all who use the page wait


class Files(Struct, frozen=True):
    """Forms and findings, where they lie, and the place in which documents are made of them.

    `kept_in` is where findings on them belong, where that is not beside the form.
    """

    forms: tuple[Path, ...]
    findings: tuple[Path, ...]
    place: Path
    kept_in: Path | None = None


class CheckedBatch(Struct, frozen=True):
    """What a batch came to: the report, its remarks, what can be downloaded, what was wrong.

    `answered` are the findings that were answered at the page itself, `written` what was put into the folder.
    """

    files: Files
    asked: CheckingWith
    report: GatheredReport
    remarks: tuple[str, ...]
    documents: tuple[Download, ...]
    fallback: Rulebook
    checked: tuple[Checked, ...]
    problems: tuple[Problem, ...] = ()
    answered: tuple[Download, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def chosen(self) -> list[tuple[Message, date | str]]:
        """Give the day and the rules that somebody, or a round, chose; a record is held to its own."""
        rules = measures_typed([self.fallback])[0] if self.asked.rules else None
        said = ((LABELS["--on"], self.asked.on), (LABELS["--rules"], rules))
        return [(label, each) for label, each in said if each is not None]


def handed_in(place: Path, asked: CheckingWith, here: Sequence[Path] = ()) -> Files:
    """Find what lies in a place of the drawer, materials beside the forms that name them.

    Forms that lie `here`, in the folder of the page, come with what was found on them before.
    """
    forms = below(place, FORMS)
    lay_beside(place, forms, asked.form_choice)
    before = (found for each in here for found in findings_beside(each))
    return Files((*forms, *here), (*below(place, FINDINGS), *before), place)


def check_files(files: Files, asked: CheckingWith) -> CheckedBatch:
    """Check forms with findings; raises Unusable where there is nothing to check."""
    found = read_rulebooks(asked.library, asked.rules)
    books = [each.held_at(asked.occasion) for each in found]
    checking = Checking(books, asked.today, asked.on, files.findings, asked.library)
    letters, without = letters_for(files.place, asked, books)
    documents, meant = ready_documents(files.place, asked, letters), batch(files.forms).files
    if (count := len(meant)) > MOST_FORMS:
        raise Unusable(_TOO_MANY.at(count=count, most=MOST_FORMS))
    results = list(documents.keeping(checking.results(meant)))
    if all(isinstance(each, PassedOver | Aside) for each in results):
        raise Unusable(nothing_in(files.forms))
    made = _batch(files, asked, books, results, documents)
    return replace(made, remarks=(*made.remarks, *map(made.report.said, without)))


def _batch(
    files: Files,
    asked: CheckingWith,
    books: Sequence[Rulebook],
    results: Sequence[object],
    documents: CheckDocuments,
) -> CheckedBatch:
    said, problems = Sayings(files.place.parent), list[Problem]()
    report = GatheredReport(lambda each: as_fields(said.of(each), LABELS), attrgetter("sentence"))
    for each in results:
        if isinstance(each, Checked):
            report.take(said.of(each.file), each.assessment)
        elif isinstance(each, Failed):
            problems += each.problems
            report.unusable += 1
    report.failures |= dict.fromkeys(map(report.said, problems))
    checked = tuple(each for each in results if isinstance(each, Checked))
    asides = tuple(report.said(each.problem) for each in results if isinstance(each, Aside))
    result = [result_file(checked, said)] if checked else []
    drawn = downloads_of(documents, asked.today, books) if checked else ()
    made = (*drawn, *official_forms(checked, asked.form_choice), *result)
    return CheckedBatch(files, asked, report, asides, made, books[-1], checked, tuple(problems))


_TOO_MANY = Fault(
    "too-many-forms",
    Message("These are {count} applications; the page takes {most} at once."),
    Message("Hand them in in parts."),
)
