"""The documents that can be downloaded of a check: the summary, a letter for whoever has to complete a form, and the forms as the annex has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.documents.output import Output
from lccluster.files.forms.choice import FormChoice
from lccluster.files.round.layout import APPLICATIONS
from lccluster.files.rules.letter_file import LETTER
from lccluster.language import Message
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.check.applications import Checked
from lccluster.usecases.check.correction_letters import CorrectionLetters, letter_words
from lccluster.usecases.check.documents import CheckDocuments
from lccluster.usecases.form.filling import drawn_form
from lccluster.usecases.page.applications.checking_with import CheckingWith
from lccluster.usecases.page.applications.handed_in import Download
from lccluster.usecases.written import Written

LETTERS = "letters"
SUMMARY, FORM = Message("Summary"), Message("application")


def letters_for(
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


def ready_documents(
    place: Path, asked: CheckingWith, letters: CorrectionLetters | None
) -> CheckDocuments:
    """Give what keeps of each application what its documents need."""
    output = Output(place / _summary())
    made = CheckDocuments(output, None, None, asked.fonts, asked.library, letters)
    made.ready()
    return made


def downloads_of(
    documents: CheckDocuments, day: date, books: Sequence[Rulebook]
) -> Iterator[Download]:
    """Give workbook and letters, each drawn when somebody asks for it."""
    name = _summary()
    yield Download(name, partial(_read, name, partial(documents.workbook, day, books)))
    for name, write in documents.letters.each(day) if documents.letters else ():
        yield Download(name, partial(_read, name, write))


def _summary() -> str:
    return f"{SUMMARY}.xlsx"


def _read(name: str, write: Callable[[Output], Written]) -> bytes:
    with TemporaryDirectory() as place:
        return write(Output(Path(place) / name)).path.read_bytes()


def official_forms(checked: Sequence[Checked], choice: FormChoice) -> Iterator[Download]:
    """Give each application as the official form, drawn anew from what was read of it."""
    for each in checked:
        form = each.assessment.application
        measure = choice.book_of_day(form.filled_on).measure
        yield Download(
            f"{_named(Path(each.file))}-{FORM}.docx",
            lambda form=form, measure=measure: drawn_form(form, ".docx", measure).data,  # type: ignore[misc]
        )


def _named(form: Path) -> str:
    """Name a form by its file; in a round all are called alike, and go by their numbers."""
    own = form.parent
    return own.name if own.parent.name == APPLICATIONS else form.stem
