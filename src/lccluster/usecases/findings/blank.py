"""Write what is open on applications for officials to answer: YAML, each its own, or one workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.documents.marks import marked
from lccluster.files.disk.documents.output import OTHER_DOCUMENTS, Output, said_output
from lccluster.files.disk.names import file_names
from lccluster.files.disk.safe_write import make_folder
from lccluster.files.disk.temporary import clear_leftovers
from lccluster.files.forms.findings.names import ending
from lccluster.files.yaml.text import read_bytes
from lccluster.language import Message
from lccluster.render.questions import Question, questions_on
from lccluster.usecases.check.applications import Checked, Failed, Result
from lccluster.usecases.check.one_each import refuse_twice
from lccluster.usecases.written import Written

YAML, WORKBOOK = (".yaml", ".yml"), ".xlsx"


class Opened(Struct, frozen=True):
    """What is open on each application, in their order; where nothing is; and the unusable files."""

    questions: tuple[tuple[Question, ...], ...]
    settled: tuple[Checked, ...]
    problems: tuple[Problem, ...]


def opened(results: Iterable[Result]) -> Opened:
    """Gather what is open; raises Unusable where two applications are of one cluster."""
    everything = list(results)
    checked = [each for each in everything if isinstance(each, Checked)]
    refuse_twice(checked)
    checked.sort(key=lambda each: each.assessment.rank)
    named = [each for each in checked if each.assessment.application.cluster_name]
    asked = [tuple(questions_on(each.assessment)) for each in named]
    failed = (each.problems for each in everything if isinstance(each, Failed))
    nameless = (_NAMELESS.at(each.file) for each in checked if each not in named)
    return Opened(
        tuple(filter(None, asked)),
        tuple(each for each, found in zip(named, asked, strict=True) if not found),
        (*(problem for each in failed for problem in each), *nameless),
    )


class Target(Struct, frozen=True):
    """Where it goes: one file, a folder of files, or one workbook; `inputs` are never written over."""

    path: Path
    inputs: tuple[Path, ...]
    overwrite: bool

    def ready(self) -> None:
        """Refuse, before any work is done, what cannot be written; raises Unusable."""
        if self.path.suffix.lower() in OTHER_DOCUMENTS:
            raise Unusable(_no_such_format(self.path))
        if self.is_folder:
            _refuse_no_folder(self.path)
        else:
            self.output(self.path)

    @property
    def is_folder(self) -> bool:
        """Tell whether each application gets a file of its own in a folder."""
        return self.path.suffix.lower() not in (*YAML, WORKBOOK)

    def output(self, path: Path) -> Output:
        """Give a file as one that may be written; raises Unusable."""
        return said_output(path, self.inputs, overwrite=self.overwrite)


def write_blank(
    questions: Sequence[Sequence[Question]], target: Target, fonts: str
) -> list[Written]:
    """Write all that is open; raises Unusable, and of several files none is written then."""
    if target.is_folder:
        return _folder(questions, target)
    if target.path.suffix.lower() == WORKBOOK:
        return [_workbook(questions, target.output(target.path), fonts)]
    if len(questions) > 1:
        raise Unusable(_SEVERAL.at(target.path, field="-o"))
    return [_yaml(questions[0], target.output(target.path))]


def _workbook(questions: Sequence[Sequence[Question]], output: Output, fonts: str) -> Written:
    from lccluster.render.office_words import FONTS
    from lccluster.render.workbook.filled_in.findings import findings_workbook

    drawn = findings_workbook([one for each in questions for one in each], FONTS[fonts])
    output.write(marked(drawn.data))  # to be filled in, but no form
    return Written(output.path, drawn.cleaned)


def _folder(questions: Sequence[Sequence[Question]], target: Target) -> list[Written]:
    """Write a file each; of a run that broke off, what it left is as good as written."""
    names = file_names([each[0].cluster for each in questions], ending())
    make_folder(target.path)
    every = [(target.path / name, each) for name, each in zip(names, questions, strict=True)]
    for path, _ in every:
        clear_leftovers(path)
    lacking = [each for each in every if not _says(*each)] or every
    outputs = [(target.output(path), each) for path, each in lacking]
    for output, each in outputs:
        _yaml(each, output)
    return [Written(path) for path, _ in every]


def _says(path: Path, questions: Sequence[Question]) -> bool:
    """Tell whether a file is byte for byte what would be written; raises Unusable where it cannot be read."""
    return path.is_file() and read_bytes(path, str(path)) == _drawn(questions)


def _yaml(questions: Sequence[Question], output: Output) -> Written:
    output.write(_drawn(questions))
    return Written(output.path)


def _drawn(questions: Sequence[Question]) -> bytes:
    from lccluster.render.yaml.findings import findings_yaml

    return findings_yaml(questions).encode()


def _no_such_format(path: Path) -> Problem:
    return Problem(
        code="unknown-format",
        message=Message("“{file}” names no format known here.", file=path),
        hint=_NO_FOLDER.hint,
        field="-o",
    )


def _refuse_no_folder(folder: Path) -> None:
    in_the_way = folder.exists() and not folder.is_dir()
    if in_the_way or not folder.absolute().parent.is_dir():
        raise Unusable(_NO_FOLDER.at(folder, field="-o"))


_NAMELESS = Fault(
    "blank-heading",
    Message("The form names no cluster, so nothing can be found on it."),
    Message("Have it completed first."),
)
_SEVERAL = Fault(
    "several-applications",
    Message("One file of this kind holds the findings on one cluster."),
    Message("Name a folder, or a workbook (.xlsx)."),
)
_NO_FOLDER = Fault(
    "no-folder",
    Message("No folder can be made there."),
    Message("Name a folder, a .yaml file or a workbook (.xlsx)."),
)
