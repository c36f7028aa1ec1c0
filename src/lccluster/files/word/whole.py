"""All the words of a document, for counting: tables, text boxes and notes included, each once."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from lccluster.files.word.document import read_document
from lccluster.files.word.names import child, children, is_on
from lccluster.files.word.sight import Mark, Sight
from lccluster.files.word.story import read_blocks
from lccluster.files.word.styles import WordStyles

_UNTOLD = frozenset({Mark.BROKEN, Mark.ELSEWHERE, Mark.KEPT_BACK})


def whole_text(parts: Mapping[str, bytes]) -> str | None:
    """Give the words of the document in these parts; None where not all can be told.

    What stands in headers and footers is no part of it, nor what is in pictures. Raises
    NoWordDocumentError, and ParseError for a torn part.
    """
    document = read_document(parts)
    seen = Sight()
    _read(document.body, document.styles, seen, hidden=False)
    for note in dict.fromkeys(seen.notes):
        if note in document.notes:
            _read(document.notes[note], document.styles, seen, hidden=False)
    return None if seen.marks.keys() & _UNTOLD else seen.text


def _read(place: ET.Element, styles: WordStyles, seen: Sight, *, hidden: bool) -> None:
    def table(block: ET.Element) -> None:
        _read_table(block, styles, seen, hidden=hidden)

    read_blocks(place, styles, seen, table, hidden=hidden)


def _read_table(table: ET.Element, styles: WordStyles, seen: Sight, *, hidden: bool) -> None:
    if styles.keeps_back(table):
        seen.mark(Mark.KEPT_BACK)
    for row in children(table, "w:tr"):
        row_hidden = hidden or is_on(child(row, "w:trPr", "w:hidden"))
        for cell in children(row, "w:tc"):
            _read(cell, styles, seen, hidden=row_hidden)
