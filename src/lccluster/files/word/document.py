"""A Word document taken apart: its body settled, its styles, its notes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Set
from xml.etree import ElementTree as ET

from msgspec import Struct

from lccluster.files.word.names import child, children, name, relation, said
from lccluster.files.word.settled import REVISIONS, settle
from lccluster.files.word.styles import WordStyles

COMMENT = "w:commentReference"
_MAIN = "word/document.xml"
_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}


class NoWordDocumentError(ValueError):
    """A package without a body that anybody here can read."""


class WordDocument(Struct, frozen=True):
    """The body with all that is not on the print taken out, and what its words need besides.

    It was `revised` where changes are tracked in it that nobody has taken or refused, and is
    `commented` where comments stand beside the text.
    """

    body: ET.Element
    styles: WordStyles
    notes: Mapping[tuple[str, str], ET.Element]
    revised: bool = False
    commented: bool = False


def read_document(parts: Mapping[str, bytes]) -> WordDocument:
    """Read the parts of a package; raises NoWordDocumentError, and ParseError for a torn part."""
    parts = {part.lower(): data for part, data in parts.items()}  # their names know no case
    main = _related(parts, "", "officeDocument")
    body = child(_root(parts, main), "w:body")
    if body is None:
        raise NoWordDocumentError(main)
    met = {name(each) for each in body.iter()}
    settle(body)
    styles = _root(parts, _related(parts, main, "styles"))
    return WordDocument(body, WordStyles(styles), dict(_notes(parts, main)), *_beside(met))


def _beside(met: Set[str]) -> tuple[bool, bool]:
    """Tell of the elements met whether changes are tracked, and whether comments are made."""
    return bool(met & REVISIONS), COMMENT in met


def _notes(parts: Mapping[str, bytes], main: str) -> Iterator[tuple[tuple[str, str], ET.Element]]:
    for kind, part in _NOTES.items():
        root = _root(parts, _related(parts, main, part))
        if root is not None:
            settle(root)
        for note in children(root, f"w:{kind}"):
            yield (kind, said(note, "id")), note


def _root(parts: Mapping[str, bytes], part: str) -> ET.Element | None:
    """Read a part; the door has refused every document type."""
    return ET.fromstring(parts[part]) if part in parts else None  # noqa: S314


def _related(parts: Mapping[str, bytes], part: str, kind: str) -> str:
    """Name the part that another names as its `kind`; without its relations, where it usually lies."""
    folder, file = posixpath.split(part)
    relations = _root(parts, posixpath.join(folder, "_rels", f"{file}.rels"))
    if relations is None:
        return f"word/{kind}.xml" if part else _MAIN
    wanted = relation(kind)
    targets = (
        each.get("Target", "")
        for each in children(relations, "pr:Relationship")
        if each.get("Type") in wanted
    )
    return posixpath.normpath(posixpath.join("/", folder, next(targets, ""))).lstrip("/").lower()
