"""An OpenDocument spreadsheet to grids; python-calamine does not tell where its merges are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree as ET

from lccluster.errors import Unusable
from lccluster.files.form_document.grid import Box, Grid, Sheets, cell_name
from lccluster.files.office.package import Package
from lccluster.files.office.refusals import damaged, too_much
from lccluster.quantities import plain

_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_T}table-cell", f"{_T}covered-table-cell")
MOST_BOXES = 20_000
_HIGHEST = 100_000  # rows and columns; a sheet's empty tail is repeated up to its million


def read_ods(package: Package) -> Sheets:
    """Read every sheet; raises Unusable."""
    try:
        root = ET.fromstring(package.parts["content.xml"])  # noqa: S314 - no document type
        return Sheets([_grid(table, package.name) for table in root.iter(f"{_T}table")])
    except (ET.ParseError, KeyError, ValueError):
        raise Unusable(damaged(package.name)) from None
    except RecursionError:
        raise Unusable(too_much(package.name)) from None


def _grid(table: ET.Element, name: str) -> Grid:
    prefix = f"{table.get(f'{_T}name', '')}!"
    boxes: list[Box] = []
    row = 0
    for element in table.iter(f"{_T}table-row"):
        repeated = _number(element, "number-rows-repeated")
        found = list(_row(element, row, prefix))
        for down in range(repeated if found else 0):
            boxes += [_lower(box, down, prefix) for box in found]
            if len(boxes) > MOST_BOXES:
                raise Unusable(too_much(name))
        row = min(row + repeated, _HIGHEST)
    return Grid(prefix, boxes)


def _row(element: ET.Element, row: int, prefix: str) -> Iterator[Box]:
    column = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        repeated = _number(cell, "number-columns-repeated")
        text = _cell_text(cell) if cell.tag == _CELLS[0] else ""
        wide, high = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
        if text or wide > 1 or high > 1:
            for each in range(column, min(column + repeated, column + MOST_BOXES)):
                place = f"{prefix}{cell_name(row, each)}"
                yield Box(text, row, each, row + high - 1, each + wide - 1, place)
        column = min(column + repeated, _HIGHEST)


def _lower(box: Box, rows: int, prefix: str) -> Box:
    if not rows:
        return box
    top = box.top + rows
    place = f"{prefix}{cell_name(top, box.left)}"
    return Box(box.text, top, box.left, box.bottom + rows, box.right, place)


def _number(element: ET.Element, attribute: str) -> int:
    text = element.get(f"{_T}{attribute}", "1")
    return max(1, min(int(text), _HIGHEST)) if text.isascii() and text.isdigit() else 1


def _cell_text(cell: ET.Element) -> str:
    """Take what is shown, but a figure or a day as it is kept: what is shown may be rounded."""
    kind = cell.get(f"{_O}value-type")
    if kind in ("float", "currency", "percentage"):
        figure = Decimal(f"{float(cell.get(f'{_O}value', 'nan')):.15g}")
        return f"{plain(figure * 100)}%" if kind == "percentage" else plain(figure)
    if kind == "date":
        return cell.get(f"{_O}date-value", "").partition("T")[0]
    return "\n".join("".join(_signs(each)) for each in cell.findall(f"{_X}p")).strip()


def _signs(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_X}s":
            yield " " * min(int(child.get(f"{_X}c", "1")), 1000)
        elif child.tag in (f"{_X}tab", f"{_X}line-break"):
            yield "\t" if child.tag == f"{_X}tab" else "\n"
        else:
            yield from _signs(child)
        yield child.tail or ""
