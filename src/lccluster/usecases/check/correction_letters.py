"""A correction letter (补正通知) for each application that its sender has to mend, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from lccluster.eligibility.assessment import Assessment
from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.documents.output import Output
from lccluster.files.disk.documents.places import refuse_kept
from lccluster.files.disk.glance import ENDING_OF_LETTERS
from lccluster.files.disk.names import file_names
from lccluster.files.disk.safe_write import make_folder
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.render.word.correction import Letter, correction_letter
from lccluster.rulebook.letters import CorrectionLetter
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.written import Written
from lccluster.vocabulary import Verdict


class CorrectionLetters(Struct):
    """The letters of one run: into which folder, in whose words, and who needs none, or may get none.

    `words` are those of each rulebook, by its id.
    """

    folder: Path
    words: Mapping[str, CorrectionLetter]
    fonts: str
    needless: list[str] = field(default_factory=list)
    ruleless: list[str] = field(default_factory=list)
    lettered: dict[str, str] = field(default_factory=dict)  # the file on each cluster
    unusable: int = 0
    left: list[Problem] = field(default_factory=list)
    _letters: list[tuple[Letter, Measure]] = field(default_factory=list)

    def ready(self) -> None:
        """Refuse a folder that cannot be one before any work is done; raises Unusable."""
        if self.folder.suffix.lower() == ".docx" or (
            self.folder.exists() and not self.folder.is_dir()
        ):
            raise Unusable(_NO_FOLDER.at(self.folder, field="--docx"))
        refuse_kept(self.folder / ENDING_OF_LETTERS)
        if not self.folder.absolute().parent.is_dir():
            raise Unusable(_NO_FOLDER.at(self.folder, field="--docx"))

    def take(self, file: str, assessment: Assessment) -> None:
        """Word the letter on one application, if it needs one."""
        letter = correction_letter(assessment, self.words[assessment.rulebook.id])
        if letter is None:
            ruled = assessment.verdict is not Verdict.NO_RULE
            unwritten = self.needless if ruled else self.ruleless
            unwritten.append(assessment.application.cluster_name or file)
        else:
            self.lettered[letter.cluster] = file
            self._letters.append((letter, assessment.rulebook.measure))

    def fail(self, _file: str, _problems: Iterable[Problem]) -> None:
        """Count a file to whose sender nothing can be written."""
        self.unusable += 1

    def write(self, on: date) -> Iterator[Written]:
        """Write the letters; one that somebody has edited since is left alone and named in `left`.

        Raises Unusable where there can be no folder.
        """
        if not self._letters:
            return
        make_folder(self.folder)
        for name, write in self.each(on):
            try:
                yield write(Output(self.folder / name).ready())
            except Unusable as unusable:
                self.left += unusable.problems

    def each(self, on: date) -> Iterator[tuple[str, Callable[[Output], Written]]]:
        """Name each letter, and how it is written: drawing one takes longer than all else of a check."""
        names = file_names([letter.cluster for letter, _ in self._letters], ENDING_OF_LETTERS)
        for name, (letter, measure) in zip(names, self._letters, strict=True):
            yield name, partial(self._written, letter, measure, on)

    def _written(self, letter: Letter, measure: Measure, on: date, output: Output) -> Written:
        from lccluster.files.disk.documents.same_bytes import repacked
        from lccluster.render.office_words import FONTS
        from lccluster.render.word.letter import letter_document
        from lccluster.render.word.notice import blank_number, ended

        number, remark = blank_number(measure), ended(measure, on)
        drawn = letter_document(letter, number, remark, FONTS[self.fonts])
        output.write(repacked(drawn.data))
        return Written(output.path, drawn.cleaned)


def letter_words(
    library: Library, named: str | None, books: Iterable[Rulebook]
) -> dict[str, CorrectionLetter]:
    """Read the words of the letters of rulebooks that were read by the same name; raises Unusable."""
    from lccluster.files.rules.letter_file import LETTER

    folders = [library.folder(named)] if named else library.folders()
    return {book.id: LETTER.read(folder) for book, folder in zip(books, folders, strict=True)}


_NO_FOLDER = Fault(
    "no-folder",
    Message("No folder can be made there."),
    Message("Name a folder; each letter becomes a file in it."),
)
