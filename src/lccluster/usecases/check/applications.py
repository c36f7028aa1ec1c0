"""Check applications: read each file, hold it against the rulebook of its day, keep a receipt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster import __version__
from lccluster.eligibility.assessment import Assessment, assess
from lccluster.eligibility.materials import handed_in_itself
from lccluster.eligibility.oddities import unknown_county
from lccluster.errors import Problem, Unusable
from lccluster.files.forms.application_file import TypedForm
from lccluster.files.forms.batches.batch import read_meant
from lccluster.files.forms.batches.paths import Meant
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.materials.on_disk import material_facts
from lccluster.files.rules.library import SHIPPED, Library
from lccluster.rulebook.rulebook import Rulebook, choose
from lccluster.vocabulary import Occasion

if TYPE_CHECKING:
    from lccluster.form.findings import Findings
    from lccluster.usecases.findings.given import Given, JoinedFindings


class Checked(Struct, frozen=True):
    """An application that could be read, what it comes to, and from which bytes."""

    file: str
    assessment: Assessment
    receipt: Mapping[str, Any]


class Failed(Struct, frozen=True):
    """A file that cannot be used, and everything that is wrong with it."""

    file: str
    problems: tuple[Problem, ...]


class PassedOver(Struct, frozen=True):
    """A file of a folder that is no application."""

    file: str


class Aside(Struct, frozen=True):
    """What is worth saying of a file beside the applications, and harms none of them."""

    problem: Problem


Result = Checked | Failed | PassedOver | Aside


class Checking(Struct, frozen=True, dict=True):
    """What every file of a batch is checked with; `findings` are files, or folders of them.

    The rulebooks of `library` say how the labels of a Word or Excel form are spelt.
    """

    rulebooks: Sequence[Rulebook]
    today: date
    on: date | None = None
    findings: Sequence[Path] = ()
    library: Library = SHIPPED

    @cached_property
    def choice(self) -> FormChoice:
        """Say which form an application was filled in on."""
        return FormChoice(self.rulebooks, self.today, self.on, self.library)

    def results(self, files: Sequence[Meant]) -> Iterator[Result]:
        """Check files one by one, each as it is ready; a bad one does not stop the others."""
        if not self.findings:
            yield from (_checked(_read(self, each, None, alone=False)) for each in files)
            return
        from lccluster.usecases.findings.given import given

        found = given(self.findings)
        yield from (Failed(*each) for each in found.broken)
        if found.broken and not found.parts:
            return
        for path in files:
            yield _checked(_read(self, path, found, alone=len(files) == 1))
        yield from (Failed(name, (problem,)) for name, problem in found.left_over())
        yield from map(Aside, (*found.elsewhere(), *found.nothing()))

    def together(self, files: Sequence[Meant]) -> list[Result]:
        """Check files without findings: all are read, then all are judged.

        One kind of work after the other stays in the processor's cache.
        """
        read = [_read(self, each, None, alone=False) for each in files]
        return [_checked(each) for each in read]


class _Readable(Struct, frozen=True):
    """A form that can be judged, by which rulebook, on which day, with what officials found."""

    path: Path
    filled: TypedForm
    book: Rulebook
    day: date
    joined: JoinedFindings | None


def _read(
    with_: Checking, meant: Meant, found: Given | None, *, alone: bool
) -> _Readable | Failed | PassedOver:
    path, name = meant.path, str(meant.path)
    try:
        filled = read_meant(meant, with_.choice)
        if filled is None:
            return PassedOver(name)
        day = with_.on or filled.application.filled_on or with_.today
        book = choose(with_.rulebooks, day)
        joined = found.on(name, filled.application, book.offices, alone=alone) if found else None
        _refuse_misfits(filled, joined, book, with_.today)
    except Unusable as unusable:
        return Failed(name, unusable.problems)
    return _Readable(path, filled, book, day, joined)


def _checked(read: _Readable | Failed | PassedOver) -> Result:
    if not isinstance(read, _Readable):
        return read
    findings = read.joined.findings if read.joined else None
    made = assessed(read.filled, read.book, read.path.parent, read.day, findings)
    return Checked(str(read.path), made, _receipt(read.filled, read.book, read.joined))


def assessed(
    filled: TypedForm, book: Rulebook, folder: Path, day: date, findings: Findings | None
) -> Assessment:
    """Assess a form that was read, with the materials that lie in `folder`."""
    form = handed_in_itself(filled.application) if filled.is_document else filled.application
    facts = material_facts(form, folder, book.materials.counted)
    made = assess(form, book, on=day, facts=facts, findings=findings)
    if not made.problems and not filled.remarks:
        return made
    return replace(made, problems=(*map(filled.located, made.problems), *filled.remarks))


def _refuse_misfits(
    filled: TypedForm, joined: JoinedFindings | None, book: Rulebook, today: date
) -> None:
    found: list[Problem] = []
    if county := unknown_county(filled.application, book):
        found.append(filled.located(county))
    if filled.city:
        from lccluster.usecases.form.importing import of_another_city

        other = of_another_city(filled, book.measure)
        found += [other] if other else []
    if joined:
        found += joined.problems(filled.application, book, today)
    if found:
        raise Unusable(found)


def _receipt(filled: TypedForm, book: Rulebook, joined: JoinedFindings | None) -> dict[str, Any]:
    """Say what a result was made from; several findings files are a list, with one hash."""
    files = joined.files if joined else (None,)
    return {
        "tool": f"lccluster {__version__}",
        "rulebook_sha256": book.sha256,
        "application_sha256": hashlib.sha256(filled.document.source.data).hexdigest(),
        "findings_sha256": joined.sha256 if joined else None,
        "findings": files[0] if len(files) == 1 else list(files),
        **({"occasion": book.occasion.value} if book.occasion is Occasion.REVIEW else {}),
    }
