"""Forms that were handed in, checked, with the documents that are made of the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.documents.output import Output
from lccluster.files.forms.batches.batch import batch
from lccluster.files.forms.batches.nothing import nothing_in
from lccluster.files.forms.choice import FormChoice
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.letter_file import LETTER
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.render.page.applications import GatheredReport
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.check.applications import Aside, Checked, Checking, Failed, PassedOver
from lccluster.usecases.check.correction_letters import CorrectionLetters, letter_words
from lccluster.usecases.check.documents import CheckDocuments
from lccluster.usecases.form.filling import drawn_form
from lccluster.usecases.page.against import as_fields
from lccluster.usecases.page.applications.handed_in import Download, Sayings, below
from lccluster.usecases.page.applications.in_folder import findings_beside
from lccluster.usecases.page.applications.materials import lay_beside
from lccluster.usecases.page.applications.result_file import result_file
from lccluster.usecases.rules.rulebooks import read_rulebooks
from lccluster.usecases.written import Written
from lccluster.vocabulary import Occasion

FORMS, FINDINGS = "forms", "findings"
LABELS = {"--on": Message("Day that decides"), "--rules": Message("Rules to hold it against")}
SUMMARY, LETTERS = "汇总表.xlsx", "letters"
MOST_FORMS = 500  # of one screen, for which all who use the page wait


class CheckingWith(Struct, frozen=True):
    """What applications are checked with; the day chooses among the rulebooks where `rules` names none."""

    library: Library
    today: date
    fonts: str
    on: date | None = None
    occasion: Occasion = Occasion.RECOGNITION
    rules: str | None = None

    @property
    def chosen(self) -> list[tuple[Message, date | str]]:
        """Give the day and the rules that somebody, or a round, chose; a record is held to its own."""
        rules = Path(self.rules).name if self.rules else None  # a round names their folder
        said = ((LABELS["--on"], self.on), (LABELS["--rules"], rules))
        return [(label, each) for label, each in said if each is not None]


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


def handed_in(place: Path, asked: CheckingWith, here: Sequence[Path] = ()) -> Files:
    """Find what lies in a place of the drawer, materials beside the forms that name them.

    Forms that lie `here`, in the folder of the page, come with what was found on them before.
    """
    forms = below(place, FORMS)
    lay_beside(place, forms, _choice(asked))
    before = (found for each in here for found in findings_beside(each))
    return Files((*forms, *here), (*below(place, FINDINGS), *before), place)


def _choice(asked: CheckingWith) -> FormChoice:
    forms = measured_forms(asked.library, asked.rules)
    return FormChoice(forms, asked.today, library=asked.library)


def check_files(files: Files, asked: CheckingWith) -> CheckedBatch:
    """Check forms with findings; raises Unusable where there is nothing to check."""
    found = read_rulebooks(asked.library, asked.rules)
    books = [each.held_at(asked.occasion) for each in found]
    checking = Checking(books, asked.today, asked.on, files.findings, asked.library)
    letters, without = _letters(files.place, asked, books)
    documents, meant = _documents(files.place, asked, letters), batch(files.forms).files
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
    drawn = _drawn(documents, asked.today, books) if checked else ()
    made = (*drawn, *_forms(checked, asked), *result)
    return CheckedBatch(files, asked, report, asides, made, books[-1], checked, tuple(problems))


def _letters(
    place: Path, asked: CheckingWith, books: Sequence[Rulebook]
) -> tuple[CorrectionLetters | None, Sequence[Problem]]:
    """Give what draws letters; where the rules have no words for one, that is said instead. Raises Unusable."""
    try:
        words = letter_words(asked.library, asked.rules, books)
    except Unusable as unusable:
        if any(each.code != LETTER.code for each in unusable.problems):
            raise
        return None, unusable.problems
    return CorrectionLetters(place / LETTERS, words, asked.fonts), ()


def _documents(
    place: Path, asked: CheckingWith, letters: CorrectionLetters | None
) -> CheckDocuments:
    made = CheckDocuments(Output(place / SUMMARY), None, None, asked.fonts, asked.library, letters)
    made.ready()
    return made


def _drawn(documents: CheckDocuments, day: date, books: Sequence[Rulebook]) -> Iterator[Download]:
    """Give workbook and letters, each drawn when somebody asks for it."""
    yield Download(SUMMARY, partial(_read, SUMMARY, partial(documents.workbook, day, books)))
    for name, write in documents.letters.each(day) if documents.letters else ():
        yield Download(name, partial(_read, name, write))


def _read(name: str, write: Callable[[Output], Written]) -> bytes:
    with TemporaryDirectory() as place:
        return write(Output(Path(place) / name)).path.read_bytes()


def _forms(checked: Sequence[Checked], asked: CheckingWith) -> Iterator[Download]:
    """Give each application as the official form, drawn anew from what was read of it."""
    choice = _choice(asked)
    for each in checked:
        form = each.assessment.application
        measure = choice.book_of_day(form.filled_on).measure
        yield Download(
            f"{Path(each.file).stem}-申请表.docx",
            lambda form=form, measure=measure: drawn_form(form, ".docx", measure).data,  # type: ignore[misc]
        )


_TOO_MANY = Fault(
    "too-many-forms",
    Message("These are {count} applications; the page takes {most} at once."),
    Message("Hand them in in parts."),
)
