"""Elements of a large part, one after the other: nothing of it is held but the one looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias, cast
from xml.etree import ElementTree as ET

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.office import refusals
from lccluster.files.office.places import cell_name

MOST_MARKS = 400_000  # signs that begin an element or give an attribute, in what is held at once
PIECE = 64 * 1024  # bytes
_DEEPEST = 200  # elements within one another
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)


class Bounds(Struct, frozen=True):
    """How much a document may hold."""

    unpacked: int  # bytes of the parts that are read
    cells: int  # with something in them
    signs: int  # in all cells
    rows: int
    columns: int
    fault: Fault  # of a file that holds more


FORM = Bounds(16 * 1024**2, 50_000, 4_000_000, 20_000, 256, refusals.TOO_MUCH)
TABLE = Bounds(512 * 1024**2, 2_000_000, 200_000_000, 1_048_576, 1_000, refusals.TOO_LARGE_A_TABLE)


class Budget:
    """What may still be read of a document; every `take` raises Unusable where it is spent."""

    def __init__(self, name: str, bounds: Bounds) -> None:
        self.name, self.bounds = name, bounds
        self.unpacked, self.cells, self.signs = bounds.unpacked, bounds.cells, bounds.signs

    def take_piece(self, piece: bytes) -> None:
        """Count bytes that were unpacked."""
        self.unpacked -= len(piece)
        if self.unpacked < 0:
            raise Unusable(self.bounds.fault.at(self.name))

    def have(self, cells: int) -> None:
        """Look, before they are made, whether so many cells are left."""
        if cells > self.cells:
            raise Unusable(self.bounds.fault.at(self.name))

    def take_cell(self, row: int, column: int, text: str) -> None:
        """Count a cell with something in it, and look where it stands: row and column from 0."""
        if row >= self.bounds.rows or column >= self.bounds.columns:
            raise Unusable(refusals.FAR_CORNER.at(self.name, cell=cell_name(row, column)))
        self.cells -= 1
        self.signs -= len(text)
        if self.cells < 0 or self.signs < 0:
            raise Unusable(self.bounds.fault.at(self.name))


def marks(part: bytes) -> int:
    """Count what may begin an element or give an attribute: no tree of a part has more of them."""
    return part.count(b"<") + part.count(b"=")


def refuse_document_type(part: bytes, name: str) -> None:
    """Refuse entities, and every encoding in which a document type could hide from this look."""
    found = b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part
    if found or _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf")):
        raise Unusable(refusals.WITH_DOCUMENT_TYPE.at(name))


def elements(
    pieces: Iterable[bytes],
    wanted: frozenset[str],
    budget: Budget,
    begun: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, ET.Element]]:
    """Go through the elements of these names, each whole, with its name; then it is forgotten.

    Those named as `begun` come with nothing but their attributes, before what is in them. Raises
    Unusable, and ParseError for what is no XML.
    """
    parser: _Parser = ET.XMLPullParser(("start", "end"))
    state = _Open(budget.name, wanted, begun)
    for piece in _looked_at(pieces, budget):
        state.take(marks(piece))
        parser.feed(piece)
        yield from state.closed(parser)
    parser.close()
    yield from state.closed(parser)


def local(tag: str) -> str:
    """Give the name of an element without its namespace: Strict Open XML has others."""
    return tag.rpartition("}")[2]


def _looked_at(pieces: Iterable[bytes], budget: Budget) -> Iterator[bytes]:
    """Look for a document type in every piece, and where two of them meet."""
    tail = b""
    for piece in pieces:
        budget.take_piece(piece)
        refuse_document_type(tail + piece, budget.name)
        tail = piece[-16:]
        yield piece


_Parser: TypeAlias = "ET.XMLPullParser[ET.Element]"


class _Open:
    """The elements that have begun and not ended; what is not wanted is dropped when it ends."""

    def __init__(self, name: str, wanted: frozenset[str], begun: frozenset[str]) -> None:
        self.name, self.wanted, self.begun = name, wanted, begun
        self.path: list[ET.Element] = []
        self.inside = 0  # elements on the path that are wanted
        self.held = 0

    def take(self, marks: int) -> None:
        self.held += marks
        if self.held > MOST_MARKS:
            raise Unusable(refusals.TOO_MUCH.at(self.name))

    def closed(self, parser: _Parser) -> Iterator[tuple[str, ET.Element]]:
        for event, element in cast("Iterator[tuple[str, ET.Element]]", parser.read_events()):
            named = local(element.tag)
            if event == "start":
                self._begin(element, named)
                if named in self.begun and not self.inside:
                    yield named, element
            elif self._ends(named):
                if named in self.wanted:
                    yield named, element
                self._drop()

    def _begin(self, element: ET.Element, named: str) -> None:
        self.path.append(element)
        self.inside += named in self.wanted
        if len(self.path) > _DEEPEST:
            raise Unusable(refusals.TOO_MUCH.at(self.name))

    def _ends(self, named: str) -> bool:
        """Close the innermost element; tell whether it was inside no other that is wanted."""
        self.path.pop()
        self.inside -= named in self.wanted
        return not self.inside

    def _drop(self) -> None:
        self.held = 0
        if self.path:
            del self.path[-1][:]
