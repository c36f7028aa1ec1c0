"""A Word document to grids and lines: its main part alone, no picture, no macro, no link.

The part is read with the standard library: python-docx would load every part of the package,
follow its relations, and take 110 ms to import.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from lccluster.errors import Unusable
from lccluster.files.form_document.grid import Box, Grid, Line, Sheets, cell_name
from lccluster.files.office.package import Package
from lccluster.files.office.refusals import damaged, too_much
from lccluster.language import Message

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK, f"{_W}tbl"})  # deleted, or said twice
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WIDEST = 200  # grid columns; a form has some thirty


def read_docx(package: Package) -> Sheets:
    """Read a document; raises Unusable."""
    try:
        root = ET.fromstring(package.parts["word/document.xml"])  # noqa: S314 - no document type
        return _sheets(root, package.name)
    except (ET.ParseError, KeyError):
        raise Unusable(damaged(package.name)) from None
    except RecursionError:
        raise Unusable(too_much(package.name)) from None


def _sheets(root: ET.Element, name: str) -> Sheets:
    grids: list[Grid] = []
    lines: list[Line] = []
    body = root.find(f"{_W}body")
    for block in _within(root if body is None else body, "p", "tbl"):
        if block.tag == f"{_W}tbl":
            grids.append(_grid(block, len(grids) + 1, name))
        elif text := _text(block):
            place = Message("paragraph {number}", number=len(lines) + 1)
            lines.append(Line(text, place, below=len(grids)))
    return Sheets(grids, lines)


def _within(element: ET.Element, *tags: str) -> Iterator[ET.Element]:
    """Go through the elements below, also those inside content controls and the like."""
    wanted = {f"{_W}{tag}" for tag in tags}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag not in _GONE:
            yield from _within(child, *tags)


def _text(element: ET.Element) -> str:
    return "".join(_signs(element))


def _signs(element: ET.Element) -> Iterator[str]:
    for child in element:
        tag = str(child.tag).removeprefix(_W)
        if tag == "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif child.tag not in _GONE:
            yield from _signs(child)


def _grid(table: ET.Element, number: int, name: str) -> Grid:
    boxes: list[Box] = []
    open_: dict[int, int] = {}  # the column of a cell merged downwards → its index in `boxes`
    for row, element in enumerate(_within(table, "tr")):
        column = _number(element, "trPr/{w}gridBefore")
        going_on: dict[int, int] = {}
        for count, cell in enumerate(_within(element, "tc")):
            right = column + max(1, _number(cell, "tcPr/{w}gridSpan")) - 1
            if right > _WIDEST:
                raise Unusable(too_much(name))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            above = open_.get(column) if _goes_on(merge) else None
            if above is None:
                place = Message("table {table} {cell}", table=number, cell=cell_name(row, count))
                boxes.append(Box(_cell_text(cell), row, column, row, right, place))
            else:
                boxes[above] = replace(boxes[above], bottom=row)
            if merge is not None:
                going_on[column] = len(boxes) - 1 if above is None else above
            column = right + 1
        open_ = going_on
    return Grid("", boxes)


def _goes_on(merge: ET.Element | None) -> bool:
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _number(element: ET.Element, path: str) -> int:
    found = element.find("/".join(f"{_W}{step.removeprefix('{w}')}" for step in path.split("/")))
    text = "" if found is None else found.get(f"{_W}val", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0  # noqa: PLR2004


def _cell_text(cell: ET.Element) -> str:
    return "\n".join(map(_text, _within(cell, "p"))).strip()
