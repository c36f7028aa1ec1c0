"""Write what is open on applications for officials to answer: YAML, each its own, or one workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.names import file_names
from lccluster.files.document_files import fit_for_writing, write_document
from lccluster.language import Message
from lccluster.render.findings.questions import Question, questions_on
from lccluster.usecases.check_applications import Checked, Failed, Result
from lccluster.usecases.import_form import refuse_standing
from lccluster.usecases.one_each import refuse_twice
from lccluster.usecases.written import Written

YAML, WORKBOOK = (".yaml", ".yml"), ".xlsx"
ENDING = ".findings.yaml"


@dataclass(frozen=True)
class Opened:
    """What is open on each application, in their order; where nothing is; and the unusable files."""

    questions: tuple[tuple[Question, ...], ...]
    settled: tuple[Checked, ...]
    problems: tuple[Problem, ...]


def opened(results: Iterable[Result]) -> Opened:
    """Gather what is open; raises Unusable where two applications are of one cluster."""
    everything = list(results)
    checked = [each for each in everything if isinstance(each, Checked)]
    refuse_twice(checked)
    named = [each for each in checked if each.assessment.application.cluster.name]
    asked = [tuple(questions_on(each.assessment)) for each in named]
    failed = (each.problems for each in everything if isinstance(each, Failed))
    nameless = (_nameless(each) for each in checked if each not in named)
    return Opened(
        tuple(filter(None, asked)),
        tuple(each for each, found in zip(named, asked, strict=True) if not found),
        (*(problem for each in failed for problem in each), *nameless),
    )


def ready(target: Path, *, overwrite: bool) -> None:
    """Refuse a target that cannot be written before any work is done; raises Unusable."""
    if target.suffix.lower() in (*YAML, WORKBOOK):
        fit_for_writing(target, "-o", (*YAML, WORKBOOK))
        refuse_standing(target, overwrite=overwrite)
    elif target.exists() and not target.is_dir():
        raise Unusable(_no_folder(target))


def write_blank(
    questions: Sequence[Sequence[Question]], target: Path, fonts: str, *, overwrite: bool
) -> list[Written]:
    """Write all that is open; raises Unusable, and of several files none is written then."""
    match target.suffix.lower():
        case ".xlsx":
            return [_workbook(questions, target, fonts)]
        case ".yaml" | ".yml":
            if len(questions) > 1:
                raise Unusable(_several(target))
            return _each(questions, [target], overwrite=overwrite)
    names = file_names([each[0].cluster for each in questions], ENDING)
    return _each(questions, [target / name for name in names], overwrite=overwrite)


def _workbook(questions: Sequence[Sequence[Question]], target: Path, fonts: str) -> Written:
    from lccluster.render.findings.workbook import findings_workbook  # noqa: PLC0415
    from lccluster.render.office_words import FONTS  # noqa: PLC0415

    drawn = findings_workbook([question for each in questions for question in each], FONTS[fonts])
    write_document(target, drawn.data)
    return Written(target, drawn.cleaned)


def _each(
    questions: Sequence[Sequence[Question]], targets: Sequence[Path], *, overwrite: bool
) -> list[Written]:
    from lccluster.render.findings.yaml_file import findings_yaml  # noqa: PLC0415

    for target in targets:
        refuse_standing(target, overwrite=overwrite)
        _make_folder(target.parent)
    for found, target in zip(questions, targets, strict=True):
        write_document(target, findings_yaml(found).encode())
    return [Written(target) for target in targets]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        raise Unusable(_no_folder(folder)) from None


def _nameless(checked: Checked) -> Problem:
    return Problem(
        code="blank-heading",
        file=checked.file,
        message=Message("The form names no cluster, so nothing can be found on it."),
        hint=Message("Have it completed first."),
    )


def _several(target: Path) -> Problem:
    return Problem(
        code="several-applications",
        field="-o",
        file=str(target),
        message=Message("One file of this kind holds the findings on one cluster."),
        hint=Message("Name a folder, or a workbook (.xlsx)."),
    )


def _no_folder(folder: Path) -> Problem:
    return Problem(
        code="no-folder",
        field="-o",
        file=str(folder),
        message=Message("No folder can be made there."),
        hint=Message("Name a folder, a .yaml file or a workbook (.xlsx)."),
    )
