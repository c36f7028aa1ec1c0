"""A filled form to the application's model, through the same door as a file in YAML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.application_file import Filled, read_form
from lccluster.files.form_document.finding import MANY, Form, claimed, forms_in, without_echoes
from lccluster.files.form_document.grid import Sheets
from lccluster.files.form_document.labels import Label
from lccluster.files.form_document.package import Kind, Package, open_package
from lccluster.files.form_document.reading import readings
from lccluster.files.text import Decoded
from lccluster.files.yaml_reader import Document, Path_, dotted
from lccluster.form.paper import paper_field, paper_fields
from lccluster.form.readings import Reading, Status
from lccluster.language import Message

FEWEST = 6  # labels; a document with fewer is some other document
ANCHORS = ("cluster.area_km2", "enterprises", "platforms")  # each stands once on a form
_TITLE = re.compile(r"(?P<city>[^\s，。]{1,8}?市)特色产业集群(?:申请表|申报表)?")
_NOT_REQUIRED = ("applicant", "county", "filled_on", "introduction", "economics.year")


@dataclass(frozen=True)
class CellDocument(Document):
    """A document whose places are cells."""

    cells: dict[str, str | Message | None]

    def problem(self, path: Path_, *, at_key: bool = False, **about: Any) -> Problem:
        """Make a problem that points at the cell of `path`."""
        field = dotted(path)
        return Problem(file=self.name, cell=self.cells.get(field or ""), field=field, **about)


@dataclass(frozen=True)
class FilledForm(Filled):
    """A form as read from an office document: the model, and the reading of every cell."""

    readings: tuple[Reading, ...] = ()

    def located(self, problem: Problem) -> Problem:
        """Give a problem of a field its cell."""
        assert isinstance(self.document, CellDocument)  # noqa: S101 - made so below
        cell = self.document.cells.get(problem.field or "")
        return replace(problem, file=self.document.name, cell=cell)


def read_form_file(path: Path, name: str) -> FilledForm:
    """Read a .docx, .xlsx, .xls or .ods form; raises Unusable with every reason.

    Cells that cannot be read with certainty are left unstated; each is a warning.
    """
    package = open_package(path, name)
    sheets = _READERS[package.kind](package)
    forms = forms_in(sheets.grids)
    forms = _one_form(forms, name)
    found = readings(sheets, forms)
    filled = read_form(_document(package, found))
    city, place = _city(sheets, claimed(forms))
    return FilledForm(
        filled.application,
        filled.document,
        filled.written,
        (*filled.remarks, *_doubts(found, name)),
        city,
        place,
        readings=tuple(found),
    )


def _docx(package: Package) -> Sheets:
    from lccluster.files.form_document.docx import read_docx  # noqa: PLC0415

    return read_docx(package)


def _ods(package: Package) -> Sheets:
    from lccluster.files.form_document.ods import read_ods  # noqa: PLC0415

    return read_ods(package)


def _workbook(package: Package) -> Sheets:
    from lccluster.files.form_document.workbook import read_workbook  # noqa: PLC0415

    return read_workbook(package)


_READERS: dict[Kind, Callable[[Package], Sheets]] = {
    Kind.DOCX: _docx,
    Kind.ODS: _ods,
    Kind.XLS: _workbook,
    Kind.XLSX: _workbook,
}


def _one_form(forms: Sequence[Form], name: str) -> list[Form]:
    """Give the grids of the one form that is here; raises Unusable for none, two, or a part."""
    labels = [label for form in forms for label in form.labels]
    if len({label.target for label in labels}) < FEWEST:
        raise Unusable(
            Problem(
                code="no-form",
                message=Message("There is no application form in this document."),
                hint=Message("A form is known by its labels, such as 产业集群区域面积."),
                file=name,
            )
        )
    if second := _second_form(labels):
        raise Unusable(_several(name, second.box.place))
    forms = without_echoes(forms)
    if missing := list(_missing({each.target for form in forms for each in form.found()}, name)):
        raise Unusable(missing)
    return forms


def _second_form(labels: Sequence[Label]) -> Label | None:
    """Give the first label of a second form; a few that stand twice are values by chance."""
    counts = Counter(label.target for label in labels if label.target not in MANY)
    twice = {target for target, count in counts.items() if count > 1}
    if len(twice) < FEWEST or not twice & set(ANCHORS):
        return None
    seen: set[str] = set()
    return next((each for each in labels if each.target in twice and _again(each, seen)), None)


def _again(label: Label, seen: set[str]) -> bool:
    again = label.target in seen
    seen.add(label.target)
    return again


def _several(name: str, place: str | Message) -> Problem:
    return Problem(
        code="several-forms",
        message=Message("A second form begins here; which one is meant cannot be told."),
        hint=Message("Keep one form a file."),
        file=name,
        cell=place,
    )


def _missing(found: set[str], name: str) -> Iterator[Problem]:
    for each in paper_fields():
        if each.path in found or each.group in (*_NOT_REQUIRED, "county_opinion"):
            continue
        if each.path == "economics.year":
            continue
        yield Problem(
            code="missing-column",
            message=Message("The form has no cell “{label}”.", label=each.label),
            hint=Message("Put the label back as the annex of the measure prints it."),
            file=name,
            field=each.path,
        )


def _city(sheets: Sheets, taken: set[str | Message]) -> tuple[str | None, str | Message | None]:
    """Find the title of the form and the city that it names."""
    for line in sheets.texts():
        if line.place not in taken and len(line.text) < 60:  # noqa: PLR2004 - a title, with its blanks
            match = _TITLE.fullmatch(re.sub(r"\s", "", line.text))
            if match:
                return match["city"], line.place
    return None, None


def _document(package: Package, found: Sequence[Reading]) -> CellDocument:
    data: dict[str, Any] = {}
    products: dict[str, dict[str, str]] = {}
    for each in found:
        if each.status is not Status.READ:
            continue
        group, _, key = each.path.rpartition(".")
        if group.startswith("products"):
            products.setdefault(group, {})[key] = each.text
        elif group:
            data.setdefault(group, {})[key] = each.text
        else:
            data[key] = each.text
    if products:
        data["products"] = list(products.values())
    cells = {each.path: each.place for each in found}
    return CellDocument(package.name, data, Decoded(package.name, "", package.data), None, cells)


def _doubts(found: Sequence[Reading], name: str) -> Iterator[Problem]:
    for each in found:
        if each.status is Status.UNSURE and each.reason:
            yield Problem(
                code="unsure-cell",
                severity=Severity.WARNING,
                message=Message(
                    "{label}: unsure, so left unstated. {reason}",
                    label=paper_field(each.path).label,
                    reason=each.reason,
                ),
                hint=each.hint,
                file=name,
                cell=each.place,
                field=each.path,
            )
