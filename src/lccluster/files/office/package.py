"""An office file opened with care: what kind it is, and only the parts that hold text, bounded.

A document from outside may be a bomb, may name entities, may carry macros and pictures. Nothing
but the parts named here is ever unpacked; a document type in one of them is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree as ET

from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.files.disk.zipped import Doubled, Locked, Overfull, part_of, parts_of
from lccluster.files.office import refusals
from lccluster.files.office.refusals import answered
from lccluster.files.office.streaming import MOST_MARKS, PIECE, marks, refuse_document_type
from lccluster.files.yaml.text import EMPTY, read_bytes

LARGEST = 128 * 1024**2  # bytes of the file as it is, pictures included
MOST_ENTRIES = 4000
MOST_UNPACKED = 16 * 1024**2  # bytes of the parts that are read; those of a form have some 0.1 MB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class OfficeKind(StrEnum):
    """The kinds of file that are read."""

    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


class Package(Struct, frozen=True):
    """An office file: its bytes, and the small parts with text, by their names in it."""

    name: str
    kind: OfficeKind
    data: bytes
    parts: dict[str, bytes]

    def tree(self, part: str) -> ET.Element:
        """Read a small part; one that is not there is empty. Raises ParseError."""
        found = (data for name, data in self.parts.items() if name.lower() == part.lower())
        return ET.fromstring(next(found, b"<none/>"))  # noqa: S314 - no document type

    def pieces(self, part: str) -> Iterator[bytes]:
        """Unpack a large part piece by piece; raises KeyError for one that is not there."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            names = {each.lower(): each for each in package.namelist()}
            with package.open(names[part.lower()]) as file:
                while piece := file.read(PIECE):
                    yield piece


_PARTS = {
    OfficeKind.DOCX: re.compile(
        r"_rels/\.rels|word/(?:document[0-9]*|styles|footnotes|endnotes)\.xml"
        r"|word/_rels/document[0-9]*\.xml\.rels",
        re.IGNORECASE,
    ),
    OfficeKind.XLSX: re.compile(
        r"xl/(?:styles|workbook|_rels/workbook)\.xml(?:\.rels)?",
        re.IGNORECASE,
    ),
    OfficeKind.ODS: re.compile(r"styles\.xml"),
}
WORD_TEXT = re.compile(r"word/document[0-9]*\.xml", re.IGNORECASE)


def open_package(path: Path, name: str) -> Package:
    """Open a .docx, .xlsx, .ods or .xls by what it holds, not by its name; raises Unusable."""
    data = read_bytes(path, name, LARGEST, refusals.TOO_MUCH)
    if not data:
        raise Unusable(EMPTY.at(name))
    if data.startswith(_OLE):
        return Package(name, _ole_kind(data, name), data, {})
    if not data.startswith(b"PK"):
        raise Unusable(refusals.NO_DOCUMENT.at(name))
    with answered(name), zipfile.ZipFile(io.BytesIO(data)) as package:
        kind = _zip_kind(package, name)
        return Package(name, kind, data, _unpacked(package, _PARTS[kind], name))


def _ole_kind(data: bytes, name: str) -> OfficeKind:
    """Tell the old binary kinds apart by the streams that they name."""

    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if names("EncryptedPackage"):
        raise Unusable(refusals.LOCKED.at(name))
    if names("WordDocument") or not (names("Workbook") or names("Book")):
        raise Unusable(refusals.OLD_DOCUMENT.at(name))
    if len(data) > MOST_UNPACKED:
        raise Unusable(refusals.TOO_MUCH.at(name))
    return OfficeKind.XLS


def _zip_kind(package: zipfile.ZipFile, name: str) -> OfficeKind:
    held = {entry.filename.lower() for entry in _parts(package, name)}
    if any(map(WORD_TEXT.fullmatch, held)):
        return OfficeKind.DOCX
    if "xl/workbook.xml" in held:
        return OfficeKind.XLSX
    if not {"content.xml", "mimetype"} <= held:
        raise Unusable(refusals.NO_DOCUMENT.at(name))
    return _open_document(package, name)


def _parts(package: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    try:
        return parts_of(package, MOST_ENTRIES)
    except Overfull:
        raise Unusable(refusals.TOO_MUCH.at(name)) from None
    except Locked:
        raise Unusable(refusals.LOCKED.at(name)) from None
    except Doubled:
        raise Unusable(refusals.DAMAGED.at(name)) from None


def _open_document(package: zipfile.ZipFile, name: str) -> OfficeKind:
    if b"spreadsheet" not in _part(package, package.getinfo("mimetype"), 200, name):
        raise Unusable(refusals.OTHER_DOCUMENT.at(name))
    manifest = [each for each in package.infolist() if each.filename == "META-INF/manifest.xml"]
    if manifest and b"encryption-data" in _part(package, manifest[0], MOST_UNPACKED, name):
        raise Unusable(refusals.LOCKED.at(name))
    return OfficeKind.ODS


def _unpacked(package: zipfile.ZipFile, wanted: re.Pattern[str], name: str) -> dict[str, bytes]:
    left, held, parts = MOST_UNPACKED, 0, {}
    for entry in package.infolist():
        if wanted.fullmatch(entry.filename):
            part = _part(package, entry, left, name)
            refuse_document_type(part, name)
            left -= len(part)
            held += marks(part)
            if held > MOST_MARKS:
                raise Unusable(refusals.TOO_MUCH.at(name))
            parts[entry.filename] = part
    return parts


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """Unpack one part, and no more of it than `most`; raises Unusable."""
    try:
        return part_of(package, entry, most)
    except Overfull:
        raise Unusable(refusals.TOO_MUCH.at(name)) from None
