"""A template opened by the library that fills it, once its parts are known to be harmless."""

from __future__ import annotations

import io
import warnings
import zipfile
from contextlib import redirect_stdout
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.files.office import refusals
from lccluster.files.office.opening import sheets_of
from lccluster.files.office.package import OfficeKind, Package
from lccluster.files.office.refusals import answered
from lccluster.files.office.streaming import FORM, MOST_MARKS, marks, refuse_document_type
from lccluster.language import Message

MOST_UNPACKED = 64 * 1024**2  # bytes, pictures included
MOST_AREA = 200_000  # cells from the first to the last corner of a sheet, formatted ones included
_STRICT = "{http://purl.oclc.org/"
_XML = (".xml", ".rels", ".vml")


def opened(package: Package) -> Any:
    """Open a workbook to be filled; raises Unusable."""
    import openpyxl

    if package.kind is not OfficeKind.XLSX:
        raise Unusable(_NO_WORKBOOK.at(package.name))
    with answered(package.name):
        if package.tree("xl/workbook.xml").tag.startswith(_STRICT):
            raise Unusable(_OF_THE_STRICT_KIND.at(package.name))
        _refuse_harmful(package)
        _refuse_far_corners(package)
        # What it says of parts that it leaves out, nobody asked for; it even prints.
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(package.data), keep_links=False)
        if not book.worksheets:
            raise Unusable(_NO_WORKBOOK.at(package.name))
        if any(sheet.max_row * sheet.max_column > MOST_AREA for sheet in book.worksheets):
            raise Unusable(refusals.TOO_MUCH.at(package.name))
    return book


def _refuse_harmful(package: Package) -> None:
    """Bound every part, whatever its kind: the library takes them all."""
    held = 0
    with zipfile.ZipFile(io.BytesIO(package.data)) as parts:
        if sum(each.file_size for each in parts.infolist()) > MOST_UNPACKED:
            raise Unusable(refusals.TOO_MUCH.at(package.name))
        for entry in parts.infolist():
            if entry.filename.lower().endswith(_XML):
                part = parts.read(entry)
                refuse_document_type(part, package.name)
                held += marks(part)
    if held > MOST_MARKS:
        raise Unusable(refusals.TOO_MUCH.at(package.name))


def _refuse_far_corners(package: Package) -> None:
    """Read every sheet as a form is read, within the same bounds."""
    for sheet in sheets_of(package, FORM):
        for _ in sheet.parts():
            pass


_NO_WORKBOOK = Fault(
    "no-workbook",
    Message("A template is a workbook in the format .xlsx."),
    Message("Open it in the office program and save it as .xlsx."),
)
_OF_THE_STRICT_KIND = Fault(
    "strict-workbook",
    Message("The workbook is of the strict kind of Open XML, which cannot be filled in."),
    Message("Save it in the office program as an ordinary workbook, .xlsx."),
)
