"""Workbooks of the XML that office programs write, as small as it can be, for one thing at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from hand_made_forms import Rows
from lccluster.files.office.places import column_name

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

_ODS = {
    "office": "office:1.0",
    "table": "table:1.0",
    "text": "text:1.0",
    "style": "style:1.0",
    "fo": "xsl-fo-compatible:1.0",
}


def xlsx(
    path: Path,
    sheet: str,
    *,
    styles: str = "",
    strings: Sequence[str] = (),
    about: str = "",
    more: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    space: str = MAIN,
) -> Path:
    """Write an .xlsx; `sheet` and the values of `more` are what stands in a worksheet."""
    sheets = {"申请表": sheet, **(more or {})}
    named, targets = [], []
    parts: dict[str, str] = {}
    for number, (name, xml) in enumerate(sheets.items(), 1):
        state = (states or {}).get(name, "visible")
        named.append(f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="r{number}"/>')
        targets.append(f'<Relationship Id="r{number}" Target="worksheets/sheet{number}.xml"/>')
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{space}">{xml if "<sheetData" in xml else f"<sheetData>{xml}</sheetData>"}</worksheet>'
        )
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{space}" xmlns:r="{_RELATIONS}">{about}<sheets>{"".join(named)}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}">{"".join(targets)}</Relationships>'
    )
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{space}">{styles}</styleSheet>'
    items = "".join(f"<si>{each}</si>" for each in strings)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">{items}</sst>'
    return packed(path, parts)


def packed(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Write a package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return path


def row(number: int, *cells: str, about: str = "") -> str:
    """Write a row of cells, counted from 1."""
    return f'<row r="{number}" {about}>{"".join(cells)}</row>'


def words(name: str, text: str, look: int = 0) -> str:
    """Write a cell with words."""
    return f'<c r="{name}" s="{look}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number(name: str, kept: str, look: int = 0) -> str:
    """Write a cell with a figure."""
    return f'<c r="{name}" s="{look}"><v>{kept}</v></c>'


def looks(*formats: str, fonts: Sequence[str] = (), fills: Sequence[str] = ()) -> str:
    """Write styles: a look for each number format, then one for each font, then one for each fill."""
    codes = "".join(
        f'<numFmt numFmtId="{at}" formatCode="{escape(code)}"/>'
        for at, code in enumerate(formats, 164)
    )
    plain = "<xf/>"
    of_formats = "".join(f'<xf numFmtId="{at}"/>' for at, _ in enumerate(formats, 164))
    of_fonts = "".join(f'<xf fontId="{at}"/>' for at, _ in enumerate(fonts, 1))
    of_fills = "".join(f'<xf fillId="{at}" fontId="1"/>' for at, _ in enumerate(fills, 1))
    return (
        f"<numFmts>{codes}</numFmts>"
        f"<fonts><font/>{''.join(f'<font>{each}</font>' for each in fonts)}</fonts>"
        f"<fills><fill/>{''.join(f'<fill>{each}</fill>' for each in fills)}</fills>"
        f"<cellXfs>{plain}{of_formats}{of_fonts}{of_fills}</cellXfs>"
    )


def ods(path: Path, tables: str, *, styles: str = "", common: str = "") -> Path:
    """Write an .ods; `tables` is what stands in its spreadsheet."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
        for short, name in _ODS.items()
    )
    spaces += (
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>{body}"
    return packed(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "styles.xml": f"<office:document-styles {spaces}>{common}</office:document-styles>",
            "content.xml": f"<office:document-content {spaces}>{content}</office:document-content>",
        },
    )


def sheet_of(rows: Rows, about: Mapping[int, str] | None = None) -> str:
    """Write a hand-made form as a worksheet, its merged areas too; `about` is said of rows."""
    covered: set[tuple[int, int]] = set()
    drawn, merged = [], []
    for top, cells in enumerate(rows, 1):
        column, written = 0, []
        for cell in cells:
            text, wide, high = cell if isinstance(cell, tuple) else (cell, 1, 1)
            while (top, column) in covered:
                column += 1
            name = f"{column_name(column)}{top}"
            written.append(words(name, text))
            covered |= {
                (top + down, column + right) for down in range(high) for right in range(wide)
            }
            if wide > 1 or high > 1:
                merged.append(
                    f'<mergeCell ref="{name}:{column_name(column + wide - 1)}{top + high - 1}"/>'
                )
            column += wide
        drawn.append(row(top, *written, about=(about or {}).get(top, "")))
    return f"<sheetData>{''.join(drawn)}</sheetData><mergeCells>{''.join(merged)}</mergeCells>"
