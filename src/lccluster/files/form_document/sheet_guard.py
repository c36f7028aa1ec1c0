"""A look at the sheets of an .xlsx before a library lays them out: far corners, and shares as percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from lccluster.errors import Unusable
from lccluster.files.office.package import Package
from lccluster.files.office.refusals import damaged, too_much

_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAIN = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PERCENT = {9, 10}  # the two built-in formats that show 0.12 as 12%
LAST_ROW, LAST_COLUMN, MOST_MERGES = 20_000, 256, 5_000
MOST_TEXT = 64 * 1024**2  # characters, were every cell as long as the longest text


def percent_cells(package: Package) -> dict[str, set[tuple[int, int]]]:
    """Give, by sheet, the cells that show a share in percent; raises Unusable for a far corner.

    A library lays a sheet out as a rectangle: one cell in its last corner would take all memory.
    """
    try:
        styles = _percent_styles(package)
        found = {
            part: _looked_at(ET.fromstring(data), styles, package.name)  # noqa: S314 - no document type
            for part, data in package.parts.items()
            if _MAIN.fullmatch(part)
        }
        _refuse_repeated_texts(package, sum(texts for _, texts in found.values()))
        return {name: found[part][0] for name, part in _sheets(package) if part in found}
    except ET.ParseError:
        raise Unusable(damaged(package.name)) from None


def _looked_at(root: ET.Element, styles: set[int], name: str) -> tuple[set[tuple[int, int]], int]:
    percents, texts, merges = set(), 0, 0
    for row, column, cell in _cells(root):
        if len(cell) and (row > LAST_ROW or column > LAST_COLUMN):
            raise Unusable(too_much(name))
        texts += cell.get("t") == "s"
        if int(cell.get("s", "0")) in styles:
            percents.add((row, column))
    merges = sum(_is(each, "mergeCell") for each in root.iter())
    if merges > MOST_MERGES:
        raise Unusable(too_much(name))
    return percents, texts


def _cells(root: ET.Element) -> Iterator[tuple[int, int, ET.Element]]:
    """Go through the cells with row and column, from 0; what is not numbered follows the last one."""
    row = -1
    for element in root.iter():
        if not _is(element, "row"):
            continue
        row = int(element.get("r", row + 2)) - 1
        column = -1
        for cell in element:
            if match := _REF.fullmatch(cell.get("r", "")):
                row, column = int(match[2]) - 1, _column(match[1])
            else:
                column += 1
            yield row, column, cell


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _percent_styles(package: Package) -> set[int]:
    data = package.parts.get("xl/styles.xml")
    if data is None:
        return set()
    root = ET.fromstring(data)  # noqa: S314 - no document type
    formats = (each for each in root.iter() if _is(each, "numFmt"))
    own = {_id(each) for each in formats if "%" in each.get("formatCode", "")}
    used = next((each for each in root.iter() if _is(each, "cellXfs")), ())
    return {index for index, each in enumerate(used) if _id(each) in _PERCENT | own}


def _id(element: ET.Element) -> int:
    return int(element.get("numFmtId", "0"))


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """Pair the sheets' names with their parts."""
    relations = ET.fromstring(package.parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))  # noqa: S314
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for sheet in ET.fromstring(package.parts["xl/workbook.xml"]).iter():  # noqa: S314
        if _is(sheet, "sheet"):
            known = (value for key, value in sheet.attrib.items() if key.endswith("}id"))
            target = targets.get(next(known, None), "")
            yield sheet.get("name", ""), f"xl/{target.removeprefix('/xl/')}"


def _refuse_repeated_texts(package: Package, cells: int) -> None:
    """Refuse a long text that a great many cells repeat."""
    data = package.parts.get("xl/sharedStrings.xml", b"<none/>")
    longest = max((len(ET.tostring(each)) for each in ET.fromstring(data)), default=0)  # noqa: S314
    if cells * longest > MOST_TEXT:
        raise Unusable(too_much(package.name))


def _is(element: ET.Element, tag: str) -> bool:
    return str(element.tag).rpartition("}")[2] == tag
