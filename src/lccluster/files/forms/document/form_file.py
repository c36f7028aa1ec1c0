"""A filled form to the application's model, through the same door as a file in YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Way
from lccluster.files.forms.application_file import TypedForm, read_form, split
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.document.forms import claimed, forms_in
from lccluster.files.forms.document.grid import Sheets
from lccluster.files.forms.document.instructions import without_instructions
from lccluster.files.forms.document.one_form import city_of, one_form
from lccluster.files.forms.document.values.pieces import stated_in
from lccluster.files.forms.document.values.reading import readings
from lccluster.files.forms.labels.label_file import spellings
from lccluster.files.office.package import OfficeKind, Package, open_package
from lccluster.files.yaml.reader import Document, Path_, dotted
from lccluster.files.yaml.text import Decoded
from lccluster.form.form import Form
from lccluster.form.keys import keys_of
from lccluster.form.on_paper.fields import paper_field
from lccluster.form.readings import CellReading, Status
from lccluster.language import Message

_WRITE_IT = Message("Write the figure that is meant.")


class CellDocument(Document, frozen=True, kw_only=True):
    """A document whose places are cells."""

    cells: dict[str, str | Message | None]

    def problem(self, path: Path_, fault: Fault, *, at_key: bool = False, **said: Any) -> Problem:
        """Find a fault at the cell of `path`."""
        field = dotted(path)
        return fault.at(self.name, cell=self.cells.get(field or ""), field=field, **said)


class FormDocument(CellDocument, frozen=True, kw_only=True):
    """A filled form, on which cells go by their labels."""

    form: Form

    def problem(self, path: Path_, fault: Fault, *, at_key: bool = False, **said: Any) -> Problem:
        """Find a fault at the cell of `path`."""
        found = CellDocument.problem(self, path, fault, **said)
        return replace(found, spelt=spelt_field(found.field, self.form))


def spelt_field(field: str | None, form: Form) -> Way | None:
    """Give a field of a form as it goes by on paper."""
    return Way(keys_of(form).path(*split(field))) if field else None


class FilledForm(TypedForm, frozen=True):
    """A form as read from an office document: the model, and the reading of every cell."""

    readings: tuple[CellReading, ...] = ()
    is_document: bool = True

    def located(self, problem: Problem) -> Problem:
        """Give a problem of a field its cell."""
        assert isinstance(self.document, CellDocument)  # noqa: S101 - made so below
        cell = self.document.cells.get(problem.field or "")
        spelt = spelt_field(problem.field, self.application.form)
        return replace(problem, file=self.document.name, cell=cell, spelt=spelt)


def read_form_file(path: Path, name: str, choice: FormChoice) -> FilledForm:
    """Read a .docx, .xlsx, .xls or .ods form; raises Unusable with every reason.

    Cells that cannot be read with certainty and fields without a label are left unstated; each is
    a warning. Which form it is, its day decides, whichever form's labels name that.
    """
    package = open_package(path, name)
    sheets = sheets_of(package)
    filled = _read(package, sheets, choice.of_day(None), choice)
    meant = choice.of_day(filled.application.filled_on)
    return filled if meant == filled.application.form else _read(package, sheets, meant, choice)


def _read(package: Package, sheets: Sheets, form: Form, choice: FormChoice) -> FilledForm:
    known, name = spellings(choice.library, form), package.name
    sheets, forms = without_instructions(sheets, forms_in(sheets.grids, known))
    forms = one_form(forms, stated_in(sheets.lines, known), known, name)
    found = readings(sheets, forms, known)
    filled = read_form(_document(package, found, form), form)
    city, place = city_of(sheets, claimed(forms), known)
    return FilledForm(
        filled.application,
        filled.document,
        filled.written,
        (*filled.remarks, *sheets.remarks, *_doubts(found, name, form)),
        city,
        place,
        readings=tuple(found),
    )


def sheets_of(package: Package) -> Sheets:
    """Read the tables and lines of a document of any kind; raises Unusable."""
    return _READERS[package.kind](package)


def _docx(package: Package) -> Sheets:
    from lccluster.files.forms.document.docx import read_docx

    return read_docx(package)


def _workbook(package: Package) -> Sheets:
    from lccluster.files.forms.document.workbook import read_workbook

    return read_workbook(package)


_READERS: dict[OfficeKind, Callable[[Package], Sheets]] = {
    OfficeKind.DOCX: _docx,
    OfficeKind.ODS: _workbook,
    OfficeKind.XLS: _workbook,
    OfficeKind.XLSX: _workbook,
}


def _document(package: Package, found: Sequence[CellReading], form: Form) -> FormDocument:
    data: dict[str, Any] = {}
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for each in found:
        if each.status is not Status.READ:
            continue
        group, _, key = each.path.rpartition(".")
        if "[" in group:
            rows.setdefault(group.partition("[")[0], {}).setdefault(group, {})[key] = each.text
        elif group:
            data.setdefault(group, {})[key] = each.text
        else:
            data[key] = each.text
    data |= {group: list(cells.values()) for group, cells in rows.items()}
    cells = {each.path: each.place for each in found}
    source = Decoded(package.name, "", package.data)
    return FormDocument(package.name, data, source, None, cells=cells, form=form)


def _doubts(found: Sequence[CellReading], name: str, form: Form) -> Iterator[Problem]:
    for each in found:
        label = paper_field(form, each.path).label
        if each.status is Status.READ and each.kept:
            said = Message(
                "{label}: the cell keeps {kept} and shows {shown}; what it shows was read.",
                label=label,
                kept=each.kept,
                shown=each.text,
            )
            yield _warning(each, "fewer-digits-shown", said, name, form, _WRITE_IT)
        if each.status is Status.UNLABELLED and each.path.partition("[")[2][:1] in ("", "0"):
            yield _warning(each, each.code, each.reason, name, form)
        if each.status is Status.UNSURE:
            said = Message(
                "{label}: unsure, so left unstated. {reason}", label=label, reason=each.reason
            )
            yield _warning(each, "unsure-cell", said, name, form)


def _warning(
    reading: CellReading,
    code: str,
    message: Message | None,
    name: str,
    form: Form,
    hint: Message | None = None,
) -> Problem:
    assert message is not None  # noqa: S101 - what is unsure or unlabelled has its reason
    return Problem(
        code=code,
        severity=Severity.WARNING,
        message=message,
        hint=hint or reading.hint,
        file=name,
        cell=reading.place,
        field=reading.path,
        spelt=spelt_field(reading.path, form),
    )
