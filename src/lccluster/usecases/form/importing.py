"""Import forms: read each office document, draw it as an application, write it beside the form."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.documents.output import said_output
from lccluster.files.disk.within import as_counted, below
from lccluster.files.forms.application_file import TypedForm
from lccluster.files.forms.batches.batch import source_line
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.document.form_file import read_form_file
from lccluster.files.forms.labels.label_file import form_labels
from lccluster.files.forms.materials.offered import offered
from lccluster.form.form import Form
from lccluster.form.readings import CellReading
from lccluster.language import Message
from lccluster.render.yaml.imported_application import imported_application
from lccluster.rulebook.measure import Measure

SUFFIXES = (".docx", ".xlsx", ".xls", ".ods")
# What a folder may hold that an official expects to be imported, though it cannot be read as it is.
_ALSO = (".docm", ".xlsm", ".doc", ".wps", ".et")
TOLD = ("hidden-cells", "fewer-digits-shown")  # remarks that no cell of the table shows
_PASSED_OVER = ("~$*", ".*", "*.tmp")


class Importing(Struct, frozen=True):
    """What forms are imported with: the measure whose form it is, and the forms that a day chooses.

    `sealed` are the materials that have to bear a seal.
    """

    measure: Measure
    choice: FormChoice
    sealed: frozenset[str] = frozenset()


class ImportedForm(Struct, frozen=True):
    """A form and what became of it: the text of the application, every cell, or the problems.

    `remarks` are on what was read otherwise than it is kept, or not read because nobody sees it.
    A document that only lay in the folder and is no form is `passed_over`, with that as its problem.
    """

    file: Path
    text: str = ""
    readings: tuple[CellReading, ...] = ()
    written: Path | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    passed_over: bool = False
    form: Form | None = None


def forms_in(folder: Path) -> list[Path]:
    """List the office documents of a folder and those below it, in order."""
    found = (path for path in as_counted(below(folder)) if path.suffix.lower() in SUFFIXES + _ALSO)
    return [
        path
        for path in found
        if not path.is_dir() and not any(fnmatch.fnmatch(path.name, each) for each in _PASSED_OVER)
    ]


def importing(choice: FormChoice) -> Importing:
    """Put together what forms are imported with, under the measure in force; raises Unusable."""
    measure = choice.book_of_day(None).measure
    required = choice.book_of_day(None).form.materials.listed
    return Importing(measure, choice, frozenset(each.id for each in required if each.sealed))


def import_form(path: Path, target: Path, with_: Importing) -> ImportedForm:
    """Read one form; raises Unusable with every reason.

    Files beside it are offered as materials where the application written to `target` can name them.
    """
    filled = read_form_file(path, str(path), with_.choice)
    if other := of_another_city(filled, with_.measure):
        raise Unusable(other)
    materials = offered(path, target.parent, form_labels(with_.choice.library))
    text = imported_application(
        path.name, filled.application.form, filled.readings, materials, with_.sealed
    )
    told = tuple(each for each in filled.remarks if each.code in TOLD)
    made = text + source_line(filled.document)
    return ImportedForm(path, made, filled.readings, form=filled.application.form, remarks=told)


def import_into(path: Path, target: Path, with_: Importing, *, overwrite: bool) -> ImportedForm:
    """Import one form into a file; raises Unusable."""
    if path.suffix.lower() in (".yaml", ".yml"):
        raise Unusable(_READ_ALREADY.at(path, command=f"lccluster check {path}"))
    output = said_output(target, [path], overwrite=overwrite)
    made = import_form(path, target, with_)
    output.write(made.text.encode())
    return ImportedForm(
        path, made.text, made.readings, target, remarks=made.remarks, form=made.form
    )


def import_each(
    paths: Sequence[Path], with_: Importing, *, overwrite: bool
) -> Iterator[ImportedForm]:
    """Import forms one by one, each beside itself; a bad one does not stop the others."""
    for path in paths:
        try:
            yield import_into(path, beside(path), with_, overwrite=overwrite)
        except Unusable as unusable:
            passed_over = {each.code for each in unusable.problems} == {"no-form"}
            yield ImportedForm(path, problems=unusable.problems, passed_over=passed_over)


_READ_ALREADY = Fault(
    "an-application-already",
    Message("This is an application file: it needs no reading in."),
    Message("“{command}” checks it."),
)


def beside(path: Path) -> Path:
    """Name the application that belongs to a form."""
    return path.with_suffix(".yaml")


def of_another_city(filled: TypedForm, measure: Measure) -> Problem | None:
    """Refuse a form whose title names another city than the authority of the measure."""
    if filled.city is None or filled.city == measure.city:
        return None
    return Problem(
        code="another-city",
        message=Message("This is the form of {city}.", city=filled.city),
        hint=Message("Take the form of {city}.", city=measure.city),
        file=filled.document.name,
        cell=filled.city_place,
    )
