"""Check applications: read each file, hold it against the rulebook of its day, keep a receipt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from lccluster import __version__
from lccluster.eligibility.assessment import Assessment, assess
from lccluster.eligibility.findings import misfits
from lccluster.eligibility.oddities import unknown_county
from lccluster.errors import Problem, Unusable
from lccluster.files.application_file import Filled, read_application, read_findings
from lccluster.files.material_files import material_facts
from lccluster.files.yaml_reader import Document
from lccluster.form.findings import Findings
from lccluster.language import Message
from lccluster.rulebook.rulebook import Rulebook, choose


@dataclass(frozen=True)
class Checked:
    """An application that could be read, what it comes to, and from which bytes."""

    file: str
    assessment: Assessment
    receipt: Mapping[str, Any]


@dataclass(frozen=True)
class Failed:
    """A file that cannot be used, and everything that is wrong with it."""

    file: str
    problems: tuple[Problem, ...]


@dataclass
class OfficeFindings:
    """A findings file given with the applications, and whether one of them was its cluster's."""

    findings: Findings
    document: Document
    used: bool = field(default=False)


@dataclass(frozen=True)
class Checking:
    """What every file of a batch is checked with."""

    rulebooks: Sequence[Rulebook]
    today: date
    on: date | None = None
    findings_file: Path | None = None

    def results(self, files: Sequence[Path]) -> Iterator[Checked | Failed]:
        """Check files one by one, in this process."""
        return check_files(
            files,
            self.rulebooks,
            today=self.today,
            on=self.on,
            findings_file=self.findings_file,
        )


def check_files(
    files: Sequence[Path],
    rulebooks: Sequence[Rulebook],
    *,
    today: date,
    on: date | None,
    findings_file: Path | None,
) -> Iterator[Checked | Failed]:
    """Check files one by one, each as it is ready; a bad one does not stop the others."""
    given = _findings(findings_file)
    if isinstance(given, Failed):
        yield given
        return
    for path in files:
        yield _checked(path, rulebooks, given, today=today, on=on, alone=len(files) == 1)
    if given and not given.used:
        yield Failed(given.document.name, (_unused(given),))


def _findings(path: Path | None) -> OfficeFindings | Failed | None:
    if path is None:
        return None
    try:
        return OfficeFindings(*read_findings(path, str(path)))
    except Unusable as unusable:
        return Failed(str(path), unusable.problems)


def _unused(given: OfficeFindings) -> Problem:
    return given.document.problem(
        ("cluster",),
        code="another-cluster",
        message=Message("No application here is of “{name}”.", name=given.findings.cluster),
        hint=Message("Take the findings of this cluster."),
    )


def _checked(
    path: Path,
    rulebooks: Sequence[Rulebook],
    given: OfficeFindings | None,
    *,
    today: date,
    on: date | None,
    alone: bool,
) -> Checked | Failed:
    name = str(path)
    try:
        filled = read_application(path, name)
        day = on or filled.application.filled_on or today
        book = choose(rulebooks, day)
        given = _for_this(given, filled, alone=alone)
        _refuse_misfits(filled, given, book)
    except Unusable as unusable:
        return Failed(name, unusable.problems)
    made = assessed(filled, book, path.parent, day, given.findings if given else None)
    return Checked(name, made, _receipt(filled, book, given))


def _for_this(
    given: OfficeFindings | None, filled: Filled, *, alone: bool
) -> OfficeFindings | None:
    """Findings given for one form have to be of its cluster; among many they find their own."""
    if given is None or not (alone or given.findings.cluster == filled.application.cluster.name):
        return None
    given.used = True
    return given


def assessed(
    filled: Filled, book: Rulebook, folder: Path, day: date, findings: Findings | None
) -> Assessment:
    """Assess a form that was read, with the materials that lie in `folder`."""
    counted = {each.id for each in book.materials.materials if each.most_characters is not None}
    facts = material_facts(filled.application, folder, counted)
    made = assess(filled.application, book, on=day, facts=facts, findings=findings)
    if not made.problems and not filled.remarks:
        return made
    return replace(made, problems=(*map(filled.located, made.problems), *filled.remarks))


def _refuse_misfits(filled: Filled, given: OfficeFindings | None, book: Rulebook) -> None:
    found: list[Problem] = []
    if county := unknown_county(filled.application, book):
        found.append(filled.located(county))
    if filled.city:
        from lccluster.usecases.import_form import of_another_city  # noqa: PLC0415

        other = of_another_city(filled, book.measure)
        found += [other] if other else []
    if given:
        found += [
            given.document.problem(each.path, code=each.code, message=each.message, hint=each.hint)
            for each in misfits(given.findings, filled.application, book)
        ]
    if found:
        raise Unusable(found)


def _receipt(filled: Filled, book: Rulebook, given: OfficeFindings | None) -> dict[str, Any]:
    return {
        "tool": f"lccluster {__version__}",
        "rulebook_sha256": book.sha256,
        "application_sha256": hashlib.sha256(filled.document.source.data).hexdigest(),
        "findings_sha256": hashlib.sha256(given.document.source.data).hexdigest()
        if given
        else None,
        "findings": given.document.name if given else None,
    }
