"""The form as a workbook: a title page, and the table on a page of A4."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.render.form_cells import FormCell, Style
from lccluster.render.form_layout import MADE_ON, Sheet
from lccluster.render.signs import width

A4, TALLEST, LONGEST = 9, 140, 32767  # the paper's number; mm of one row; characters of one cell
ON_ONE_PAGE = 300  # mm; a table up to that is drawn smaller, lest the office's box is torn
_HEAD = 3  # rows above the table
_LINE, _SIGN = 5.6, 2.05  # mm: a line of 11 point, and half a Chinese character with its air
_SIDE = {
    Style.LABEL: ("center", "vcenter"),
    Style.VALUE: ("center", "vcenter"),
    Style.TEXT: ("left", "top"),
    Style.OPINION: ("left", "top"),
    Style.SEAL: ("right", "vcenter"),
    Style.DAY: ("right", "vcenter"),
}


def form_xlsx(sheet: Sheet) -> bytes:
    """Draw the form; raises Unusable for a text longer than a cell holds."""
    from xlsxwriter import Workbook

    made = io.BytesIO()
    workbook = Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    created = MADE_ON.replace(tzinfo=None)
    workbook.set_properties({"title": sheet.heading, "created": created})
    _cover(workbook, sheet)
    _Table(workbook, sheet).draw()
    workbook.close()
    return made.getvalue()


def _page(worksheet: Any) -> None:
    worksheet.set_paper(A4)
    worksheet.set_portrait()
    worksheet.fit_to_pages(1, 0)
    worksheet.center_horizontally()
    worksheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
    worksheet.hide_gridlines(2)


def _cover(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook.add_worksheet("封面")
    _page(worksheet)
    worksheet.set_column(0, 0, 30)
    worksheet.set_column(1, 1, 46)
    centre = {"align": "center", "valign": "vcenter"}
    for row, (text, size, high) in enumerate(
        ((sheet.title[0], 28, 200), (sheet.title[1], 36, 120))
    ):
        worksheet.set_row(row, high)
        bold = workbook.add_format({"font_name": "黑体", "font_size": size, **centre})
        worksheet.merge_range(row, 0, row, 1, (" " * (1 + row)).join(text), bold)
    label = workbook.add_format({"font_name": "仿宋", "font_size": 16, "align": "right"})
    line = workbook.add_format(
        {"font_name": "仿宋", "font_size": 16, "bottom": 1, "text_wrap": True, "indent": 1}
    )
    for row, (name, text) in enumerate(sheet.cover, 3):
        worksheet.set_row(row, 44)
        worksheet.write_string(row, 0, name, label)
        worksheet.write_string(row, 1, _fitting(text), line)
    worksheet.set_row(7, 160)
    foot = workbook.add_format({"font_name": "宋体", "font_size": 16, **centre})
    worksheet.merge_range(7, 0, 7, 1, " ".join(sheet.made_by), foot)


class _Table:
    """The second sheet. A row of the layout that is too tall for one row takes several, merged."""

    def __init__(self, workbook: Any, sheet: Sheet) -> None:
        self.workbook, self.sheet = workbook, sheet
        self.worksheet = workbook.add_worksheet("申请表")
        self.rows = list(self._rows())

    def draw(self) -> None:
        _page(self.worksheet)
        if sum(high for _, high in self.rows) <= ON_ONE_PAGE:
            self.worksheet.fit_to_pages(1, 1)
        for column, wide in enumerate(self.sheet.widths):
            self.worksheet.set_column(column, column, wide / 1.95)
        self._head()
        for row, high in self.rows:
            for each in row:
                self.worksheet.set_row(each, high / len(row) * 2.835)
        for place in self.sheet.places:
            self._draw(place)

    def _head(self) -> None:
        last = len(self.sheet.widths) - 1
        lines = (
            (self.sheet.heading, "黑体", 18, "center", 34),
            (self.sheet.applicant, "仿宋", 11, "left", 20),
            (self.sheet.units, "仿宋", 11, "right", 18),
        )
        for row, (text, font, size, align, high) in enumerate(lines):
            about = {"font_name": font, "font_size": size, "align": align, "valign": "vcenter"}
            style = self.workbook.add_format({**about, "text_wrap": True})
            self.worksheet.set_row(row, high)
            self.worksheet.merge_range(row, 0, row, last, "", style)
            self.worksheet.write_string(row, 0, _fitting(text), style)

    def _rows(self) -> Iterator[tuple[range, float]]:
        """Give every row of the layout its rows in the sheet, and their height together in mm."""
        first = _HEAD
        for row, least in enumerate(self.sheet.heights):
            places = [each for each in self.sheet.places if each.row == row and each.rows == 1]
            high = max(least, *(_height(each, self.sheet.widths) for each in places))
            count = max(1, ceil(high / TALLEST))
            yield range(first, first + count), high
            first += count

    def _draw(self, place: FormCell) -> None:
        top = self.rows[place.row][0][0]
        bottom = self.rows[place.row + place.rows - 1][0][-1]
        right = place.column + place.columns - 1
        style = self.workbook.add_format(_format(place.style))
        if (top, place.column) != (bottom, right):
            self.worksheet.merge_range(top, place.column, bottom, right, "", style)
        if place.figure is not None and _is_exact(place.figure):
            self.worksheet.write_number(top, place.column, float(place.figure), style)
        else:
            self.worksheet.write_string(top, place.column, _fitting(place.text), style)


def _format(style: Style) -> dict[str, Any]:
    align, valign = _SIDE[style]
    return {
        "font_name": "宋体" if style is Style.LABEL else "仿宋",
        "font_size": 10.5 if style is Style.LABEL else 11,
        "align": align,
        "valign": valign,
        "text_wrap": True,
        "left": 1,
        "right": 1,
        "top": 0 if style in (Style.SEAL, Style.DAY) else 1,
        "bottom": 0 if style in (Style.OPINION, Style.SEAL) else 1,
        "indent": {Style.SEAL: 6, Style.DAY: 4}.get(style, 0),
    }


def _height(place: FormCell, widths: Sequence[int]) -> float:
    wide = sum(widths[place.column : place.column + place.columns]) - 2
    lines = sum(max(1, ceil(width(line) * _SIGN / wide)) for line in place.text.split("\n"))
    return lines * _LINE + 2


def _is_exact(figure: Decimal) -> bool:
    """Tell whether what a cell shows of a number, ten digits and no exponent, is the same figure."""
    shown = f"{float(figure):.10g}"
    return "e" not in shown and Decimal(shown) == figure


def _fitting(text: str) -> str:
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    raise Unusable(_TOO_LONG_FOR_A_CELL.at())


_TOO_LONG_FOR_A_CELL = Fault(
    "too-long-for-a-cell",
    Message("A text is longer than a cell of a workbook can be."),
    Message("Write the form as .docx."),
)
