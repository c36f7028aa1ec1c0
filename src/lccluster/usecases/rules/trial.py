"""A rulebook tried as it would be, beside its place: what would not hang together, and how its cases come out."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.within import matching
from lccluster.files.rules.rulebook_folder import read_with_documents
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.cases import CaseResult, run_written_cases
from lccluster.usecases.rules.rulebooks import located_flaws

# Figures, days and words that make no sense: cases come out all the same, and these are what is set anew.
_RUNS_ALL_THE_SAME = frozenset(
    {
        *("impossible-bound", "bounds-upside-down", "impossible-years", "impossible-number"),
        *("weights-make-no-hundred", "grades-with-gaps", "band-upside-down", "impossible-percent"),
        *("period-ends-before-it-starts", "calendar-years", "first-year", "years-uncounted"),
        *("late-before-due", "days-of-a-duty", "article-uncited", "no-such-article"),
        *("words-against-bound", "words-against-number", "words-against-years"),
        *("words-against-direction", "words-against-branch"),
    }
)


class Trial(Struct, frozen=True):
    """What a rulebook comes to; `folder` is where its problems are said to stand."""

    book: Rulebook
    flaws: tuple[Problem, ...]
    results: tuple[CaseResult, ...]

    def beyond(self, other: Trial) -> list[Problem]:
        """List the flaws that another trial did not have."""
        known = {(each.file, each.code, each.field) for each in other.flaws}
        return [each for each in self.flaws if (each.file, each.code, each.field) not in known]


def tried(folder: Path, new: Mapping[str, bytes]) -> Trial:
    """Read a rulebook with new files in the place of its own, and run its cases.

    Raises Unusable, also where no form could be held against it.
    """
    with TemporaryDirectory() as place:
        copy = Path(place) / folder.name
        (copy / "cases").mkdir(parents=True)
        for each in (*matching(folder, "*.yaml"), *matching(folder / "cases", "*.yaml")):
            shutil.copyfile(each, copy / each.relative_to(folder))
        for name, data in new.items():
            (copy / name).write_bytes(data)
        try:
            book, documents = read_with_documents(copy)
            flaws = located_flaws(book, documents)
            if any(each.code not in _RUNS_ALL_THE_SAME for each in flaws):
                raise Unusable(flaws)
            results = run_written_cases(copy, book)
        except Unusable as unusable:
            raise Unusable(at_home(unusable.problems, copy, folder)) from None
    return Trial(book, tuple(at_home(flaws, copy, folder)), tuple(results))


def at_home(problems: Iterable[Problem], copy: Path, folder: Path) -> list[Problem]:
    """Say that problems of a copy stand in the folder that it is, or shall be."""
    return [
        replace(each, file=each.file.replace(str(copy), str(folder))) if each.file else each
        for each in problems
    ]
