"""The form as a Word document: title page, then the table on A4, in the fonts of offices.

Page, styles and whatever else no application changes lie ready in `blank/`, packed; written here
is what the form says. The same form gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lccluster.render.form_cells import FormCell, Style
from lccluster.render.form_layout import MADE_ON, Sheet
from lccluster.render.word.elements import aligned, escaped, paragraph, run, spacing, twips

BLANK = Path(__file__).with_name("blank")
CORE, DOCUMENT = "docProps/core.xml", "word/document.xml"
SONG, HEI, FANG = "宋体", "黑体", "仿宋"
_FONTS = {Style.LABEL: (SONG, 10.5), Style.VALUE: (FANG, 11)}
_INDENT, _LINE_FROM, _LINE_TO = 20, 76, 156  # mm: the lines to write on, on the title page
_FROM_RIGHT = {Style.SEAL: 28, Style.DAY: 18}  # mm
_AT_TOP = (Style.TEXT, Style.OPINION)
_WITH_NEXT = (Style.OPINION, Style.SEAL)
# The opinion, the seal and the date stand in one box.
_OPEN = {Style.OPINION: ("bottom",), Style.SEAL: ("top", "bottom"), Style.DAY: ("top",)}
_COVERED = "<w:vMerge/>", "<w:p/>"  # a cell below the first one of a merge


def form_docx(sheet: Sheet) -> bytes:
    """Draw the form."""
    made = io.BytesIO()
    made.write((BLANK / "package.docx").read_bytes())
    body = "".join((*_cover(sheet), *_table_head(sheet), _table(sheet)))
    with ZipFile(made, "a") as package:
        _add(package, CORE, title=escaped(sheet.heading))
        _add(package, DOCUMENT, body=body)
    return made.getvalue()


def _add(package: ZipFile, name: str, **said: str) -> None:
    """Add a part that differs from form to form."""
    entry = ZipInfo(name, MADE_ON.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    frame = (BLANK / Path(name).name).read_text("utf-8")
    package.writestr(entry, frame.format(**said))


def _cover(sheet: Sheet) -> Iterator[str]:
    yield _line(_spaced(sheet.title[0]), HEI, 28, before=45)
    yield _line(_spaced(sheet.title[1], 2), HEI, 36, before=8, after=45)
    for label, text in sheet.cover:
        value = run(f"{text}\t", FANG, 16, '<w:u w:val="single"/>')
        yield paragraph(_to_write_on(), run(f"{label}\t", FANG, 16) + value)
    yield _line(_spaced(sheet.made_by), SONG, 16, before=60)


def _table_head(sheet: Sheet) -> Iterator[str]:
    yield _line(sheet.heading, HEI, 18, "<w:pageBreakBefore/>", after=3)
    yield _line(sheet.applicant, FANG, 12, side="")
    yield _line(sheet.units, FANG, 11, side="right")


def _line(
    text: str,
    font: str,
    size: float,
    about: str = "",
    *,
    before: float = 0,
    after: float = 0,
    side: str = "center",
) -> str:
    about += spacing(before=before, after=after) + (aligned(side) if side else "")
    return paragraph(about, run(text, font, size))


def _to_write_on() -> str:
    """Let the line to write on begin and end where its neighbours do."""
    ends = (f'<w:tab w:pos="{twips(each)}" w:val="left"/>' for each in (_LINE_FROM, _LINE_TO))
    left, hanging = twips(_LINE_FROM), twips(_LINE_FROM - _INDENT)
    indent = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
    return f"<w:tabs>{''.join(ends)}</w:tabs>{spacing(before=8, after=0)}{indent}"


def _spaced(text: str, blanks: int = 1) -> str:
    return (" " * blanks).join(text)


def _table(sheet: Sheet) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(each)}"/>' for each in sheet.widths)
    rows = "".join(_row(sheet, row) for row in range(len(sheet.heights)))
    return f"<w:tbl>{_ABOUT}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


# Cells leave 1 mm to the left and right: the columns are narrow.
_ABOUT = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/><w:jc w:val="center"/>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
    '<w:right w:w="57" w:type="dxa"/></w:tblCellMar><w:tblLook w:firstColumn="1" w:firstRow="1" '
    'w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr>'
)


def _row(sheet: Sheet, row: int) -> str:
    """Draw a row with its cells in their order; only the introduction may break across pages."""
    whole = "<w:cantSplit/>" if sheet.heights[row] < max(sheet.heights) else ""
    about = f'<w:trHeight w:val="{twips(sheet.heights[row])}" w:hRule="atLeast"/>{whole}'
    in_row = (each for each in sheet.places if each.row <= row < each.row + each.rows)
    cells = (_cell(each, row, sheet) for each in sorted(in_row, key=lambda each: each.column))
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(place: FormCell, row: int, sheet: Sheet) -> str:
    widths = sheet.widths[place.column : place.column + place.columns]
    about = f'<w:tcW w:type="dxa" w:w="{sum(map(twips, widths))}"/>'
    if place.columns > 1:
        about += f'<w:gridSpan w:val="{place.columns}"/>'
    more, inside = _COVERED if row > place.row else (_shape(place), _lines(place))
    return f"<w:tc><w:tcPr>{about}{more}</w:tcPr>{inside}</w:tc>"


def _shape(place: FormCell) -> str:
    merged = '<w:vMerge w:val="restart"/>' if place.rows > 1 else ""
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in _OPEN.get(place.style, ()))
    borders = f"<w:tcBorders>{sides}</w:tcBorders>" if sides else ""
    return f'{merged}{borders}<w:vAlign w:val="{"top" if place.style in _AT_TOP else "center"}"/>'


def _lines(place: FormCell) -> str:
    font, size = _FONTS.get(place.style, (FANG, 12))
    about = _set(place.style, size)
    return "".join(paragraph(about, run(line, font, size)) for line in place.text.split("\n"))


def _set(style: Style, size: float) -> str:
    if style not in _AT_TOP and style not in _FROM_RIGHT:
        return aligned("center")
    kept = "<w:keepNext/>" if style in _WITH_NEXT else '<w:keepNext w:val="0"/>'
    if style in _AT_TOP:
        return f'{kept}{spacing(before=1)}<w:ind w:firstLine="{round(2 * size * 20)}"/>'
    return f'{kept}<w:ind w:right="{twips(_FROM_RIGHT[style])}"/>{aligned("right")}'
