"""The form as a Word document: title page, then the table on A4, in the fonts of offices."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from lccluster.render.form_layout import (
    BY_LABEL,
    HEIGHTS,
    MADE_ON,
    UNITS_LINE,
    WIDTHS,
    FormCell,
    Sheet,
    Style,
)
from lccluster.render.word.marks import (
    align,
    element,
    insert_borders,
    keep_whole,
    set_font,
    tighten,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    Cells = list[tuple[_Cell, ...]]

SONG, HEI, FANG = "宋体", "黑体", "仿宋"
_FONTS = {Style.LABEL: (SONG, 10.5), Style.VALUE: (FANG, 11), Style.TEXT: (FANG, 12)}
_INDENT, _LINE_FROM, _LINE_TO = 20, 76, 156  # mm: the lines to write on, on the title page
_OPEN_BELOW, _OPEN_ABOVE = (Style.OPINION, Style.SEAL), (Style.SEAL, Style.DAY)


def form_docx(sheet: Sheet) -> bytes:
    """Draw the form; the entries of the package bear today's date, `repacked` takes it away."""
    from docx import Document

    document = Document()
    _page(document)
    _properties(document, sheet)
    _cover(document, sheet)
    _table_head(document, sheet)
    _table(document, sheet)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _page(document: Document) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - sum(WIDTHS)) // 2)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    normal: Any = document.styles["Normal"]
    set_font(normal, FANG, 12)
    normal.paragraph_format.space_after = Mm(0)


def _properties(document: Document, sheet: Sheet) -> None:
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = sheet.heading, "", "", ""
    about.created = about.modified = MADE_ON.replace(tzinfo=None)
    about.language, about.revision = "zh-CN", 1


def _cover(document: Document, sheet: Sheet) -> None:
    _paragraph(document, _spaced(sheet.title[0]), HEI, 28, before=45, centred=True)
    _paragraph(document, _spaced(sheet.title[1], 2), HEI, 36, before=8, after=45, centred=True)
    for label, text in sheet.cover:
        line = _paragraph(document, f"{label}\t", FANG, 16, before=8)
        _stops(line)
        _run(line, f"{text}\t", FANG, 16).underline = True
    _paragraph(document, _spaced(sheet.made_by), SONG, 16, before=60, centred=True)


def _table_head(document: Document, sheet: Sheet) -> None:
    heading = _paragraph(document, sheet.heading, HEI, 18, after=3, centred=True)
    heading.paragraph_format.page_break_before = True
    _paragraph(document, BY_LABEL + sheet.applicant, FANG, 12)
    align(_paragraph(document, UNITS_LINE, FANG, 11), "RIGHT")


def _table(document: Document, sheet: Sheet) -> None:
    table = document.add_table(len(HEIGHTS), len(WIDTHS), style="Table Grid")
    table.autofit = False
    align(table, "CENTER")
    # Asked for one by one, python-docx would lay the whole table out for every cell.
    cells = [row.cells for row in table.rows]
    _measure(table, cells)
    for place in sheet.places:
        _cell(cells, place)


def _measure(table: Table, cells: Cells) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    tighten(table)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for index, (row, height) in enumerate(zip(table.rows, HEIGHTS, strict=True)):
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        if index != _introduction_row():
            keep_whole(row)
        for cell, width in zip(cells[index], WIDTHS, strict=True):
            cell.width = Mm(width)


def _introduction_row() -> int:
    return HEIGHTS.index(max(HEIGHTS))


def _cell(cells: Cells, place: FormCell) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL

    first = cells[place.row][place.column]
    last = cells[place.row + place.rows - 1][place.column + place.columns - 1]
    cell = first if first is last else first.merge(last)
    cell.vertical_alignment = (
        WD_ALIGN_VERTICAL.TOP
        if place.style in (Style.TEXT, Style.OPINION)
        else WD_ALIGN_VERTICAL.CENTER
    )
    _fill(cell, place)
    _open_borders(cell, place.style)


def _fill(cell: _Cell, place: FormCell) -> None:
    font, size = _FONTS.get(place.style, (FANG, 12))
    lines = place.text.split("\n")
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        _run(paragraph, line, font, size)
        _set_paragraph(paragraph, place.style, size)


def _set_paragraph(paragraph: Paragraph, style: Style, size: float) -> None:
    from docx.shared import Mm, Pt

    if style in (Style.TEXT, Style.OPINION):
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
        paragraph.paragraph_format.space_before = Mm(1)
        paragraph.paragraph_format.keep_with_next = style is Style.OPINION
    elif style in (Style.SEAL, Style.DAY):
        align(paragraph, "RIGHT")
        paragraph.paragraph_format.keep_with_next = style is Style.SEAL
        paragraph.paragraph_format.right_indent = Mm(18 if style is Style.DAY else 28)
    else:
        align(paragraph, "CENTER")


def _paragraph(
    document: Document,
    text: str,
    font: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    centred: bool = False,
) -> Paragraph:
    from docx.shared import Mm

    paragraph = document.add_paragraph()
    _run(paragraph, text, font, size)
    paragraph.paragraph_format.space_before = Mm(before)
    paragraph.paragraph_format.space_after = Mm(after)
    if centred:
        align(paragraph, "CENTER")
    return paragraph


def _run(paragraph: Paragraph, text: str, font: str, size: float) -> Any:
    run = paragraph.add_run(text)
    set_font(run, font, size)
    return run


def _stops(paragraph: Paragraph) -> None:
    """Let the line to write on begin and end where its neighbours do."""
    from docx.shared import Mm

    paragraph.paragraph_format.left_indent = Mm(_LINE_FROM)
    paragraph.paragraph_format.first_line_indent = Mm(_INDENT - _LINE_FROM)
    for stop in (_LINE_FROM, _LINE_TO):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop))


def _spaced(text: str, blanks: int = 1) -> str:
    return (" " * blanks).join(text)


def _open_borders(cell: _Cell, style: Style) -> None:
    """Let the opinion, the seal and the date stand in one box."""
    open_ = ["top"] * (style in _OPEN_ABOVE) + ["bottom"] * (style in _OPEN_BELOW)
    if open_:
        borders = element("w:tcBorders")
        for side in open_:
            borders.append(element(f"w:{side}", val="nil"))
        insert_borders(cell, borders)
