"""An office file opened with care: what kind it is, and only the parts that hold text, bounded.

A document from outside may be a bomb, may name entities, may carry macros and pictures. Nothing
but the parts named here is ever unpacked; a document type in one of them is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from lccluster.errors import Problem, Unusable
from lccluster.files.text import unreadable
from lccluster.language import Message

LARGEST = 128 * 1024**2  # bytes of the file as it is, pictures included
MOST_ENTRIES = 4000
MOST_UNPACKED = 16 * 1024**2  # bytes of the parts that are read; those of a form have some 0.1 MB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(StrEnum):
    """The kinds of file that are read."""

    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


@dataclass(frozen=True)
class Package:
    """An office file: its bytes, and the parts with text, by their names in it."""

    name: str
    kind: Kind
    data: bytes
    parts: dict[str, bytes]


_PARTS = {
    Kind.DOCX: re.compile(r"word/document\.xml"),
    Kind.XLSX: re.compile(
        r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?workbook\.xml(?:\.rels)?"
        r"|xl/(?:sharedStrings|styles)\.xml|xl/worksheets/(?:_rels/)?[^/]+\.xml(?:\.rels)?",
        re.IGNORECASE,
    ),
    Kind.ODS: re.compile(r"content\.xml"),
}


def open_package(path: Path, name: str) -> Package:
    """Open a .docx, .xlsx, .ods or .xls by what it holds, not by its name; raises Unusable."""
    data = _bytes(path, name)
    if data.startswith(_OLE):
        return Package(name, _ole_kind(data, name), data, {})
    if not data.startswith(b"PK"):
        _refuse(name, "no-document", _NO_DOCUMENT, _SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            kind = _zip_kind(package, name)
            return Package(name, kind, data, _unpacked(package, _PARTS[kind], name))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        _damaged(name)


def damaged(name: str) -> Problem:
    """Say that a file cannot be made sense of."""
    return Problem(
        code="damaged-document",
        message=Message("The document is damaged or was cut off."),
        hint=Message("Open it in the office program, save it anew, or ask for another copy."),
        file=name,
    )


def too_much(name: str) -> Problem:
    """Say that a file holds more than any form."""
    return Problem(
        code="document-too-large",
        message=Message("The document holds far more than a form does; it was not read."),
        hint=Message("Copy the form alone into a new document."),
        file=name,
    )


_NO_DOCUMENT = Message("This is no Word document and no workbook, whatever its name says.")
_SAVE_AS = Message("Open it in the office program and save it as .docx or .xlsx.")
_ENCRYPTED = (
    Message("The document is locked with a password."),
    Message("Take the password away in the office program and save it again."),
)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise IsADirectoryError
        if path.stat().st_size > LARGEST:
            raise Unusable(too_much(name))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unusable(unreadable(error, name)) from None


def _ole_kind(data: bytes, name: str) -> Kind:
    """Tell the old binary kinds apart by the streams that they name."""

    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if names("EncryptedPackage"):
        _refuse(name, "encrypted-document", *_ENCRYPTED)
    if names("WordDocument") or not (names("Workbook") or names("Book")):
        _refuse(
            name, "old-document", Message("Documents in the old format are not read."), _SAVE_AS
        )
    if len(data) > MOST_UNPACKED:
        raise Unusable(too_much(name))
    return Kind.XLS


def _zip_kind(package: zipfile.ZipFile, name: str) -> Kind:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unusable(too_much(name))
    if any(entry.flag_bits & 1 for entry in entries):
        _refuse(name, "encrypted-document", *_ENCRYPTED)
    held = {entry.filename.lower() for entry in entries}
    if "word/document.xml" in held:
        return Kind.DOCX
    if "xl/workbook.xml" in held:
        return Kind.XLSX
    if not {"content.xml", "mimetype"} <= held:
        _refuse(name, "no-document", _NO_DOCUMENT, _SAVE_AS)
    return _open_document(package, name)


def _open_document(package: zipfile.ZipFile, name: str) -> Kind:
    if b"spreadsheet" not in _part(package, package.getinfo("mimetype"), 200, name):
        _refuse(name, "old-document", Message("Documents in this format are not read."), _SAVE_AS)
    manifest = [each for each in package.infolist() if each.filename == "META-INF/manifest.xml"]
    if manifest and b"encryption-data" in _part(package, manifest[0], MOST_UNPACKED, name):
        _refuse(name, "encrypted-document", *_ENCRYPTED)
    return Kind.ODS


def _unpacked(package: zipfile.ZipFile, wanted: re.Pattern[str], name: str) -> dict[str, bytes]:
    left, parts = MOST_UNPACKED, {}
    for entry in package.infolist():
        if wanted.fullmatch(entry.filename):
            part = _part(package, entry, left, name)
            left -= len(part)
            _refuse_document_type(part, name)
            parts[entry.filename] = part
    return parts


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """Unpack one part, and no more of it than `most` whatever the directory says of its size."""
    with package.open(entry) as file:
        part = file.read(most + 1)
    if len(part) > most:
        raise Unusable(too_much(name))
    return part


_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)


def _refuse_document_type(part: bytes, name: str) -> None:
    """Refuse entities, and every encoding in which a document type could hide from this look."""
    found = b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part
    if found or _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf")):
        _refuse(
            name,
            "document-type",
            Message("The document declares a document type; no office program writes one."),
            Message("Do not trust it; ask the sender for a copy saved anew."),
        )


def _damaged(name: str) -> NoReturn:
    raise Unusable(damaged(name)) from None


def _refuse(name: str, code: str, message: Message, hint: Message) -> NoReturn:
    raise Unusable(Problem(code=code, message=message, hint=hint, file=name)) from None
