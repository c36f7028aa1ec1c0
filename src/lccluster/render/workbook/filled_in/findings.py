"""What is open as one workbook for officials: a row a question, drop-downs, the answers left blank."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lccluster.form.findings_sheet import HEADS, NOT_HERE, SHEET, SheetHead
from lccluster.render.office_text import FORMULA, Cleaner
from lccluster.render.office_words import FONTS, Fonts, in_chinese
from lccluster.render.questions import Question
from lccluster.render.table import Column
from lccluster.render.workbook.filled_in.finding_rows import FindingRow, allowed, rows_of
from lccluster.render.workbook.lists import HEAD_HEIGHT, print_setup
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary_sheets import DrawnDocument
from lccluster.render.workbook.table_sheet import LEAST, LINE
from lccluster.render.workbook.wrapping import lines

FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook says when it was made; ours never differs
HEAD_AT, BODY_AT = 2, 3
DAY = 'yyyy"年"m"月"d"日"'
WIDTHS = {
    "cluster": 39,
    "condition": 31,
    "stated": 31,
    "outcome": 11,
    "points": 8,
    "bound": 9,
    "reason": 25,
    "by": 10,
    "office": 10,
    "on": 16,
    "element": 17,
    "id": 22,
}
FOR_THE_PROGRAM = ("element", "id")  # the last columns, by which it knows its rows again
TITLE = "特色产业集群审核意见表"
NOTE = (
    "填写浅黄色的格：结论、单位从下拉列表中选；放宽到填数，单位与申报内容相同，不填即不再要求该项；日期如2025年3月12日。"
    "一行要么填全，要么整行留空：留空的仍为待认定，只填一半的不能用。"
)
OF_ELEMENTS = (
    "有要素的条件，可以只在该条件一行一并认定，也可以逐个要素认定，各要素都符合才符合。"
    "逐个认定的，要素一行可以只填结论：理由留空的，认定人、单位、日期三格都留空的，用该条件一行所填的。"
)
OF_POINTS = "评分项目填0至100的得分，不填即尚未评分，不算0分。"
# People may sort, filter and widen; questions and their numbers stay as they are.
ALLOWED = dict.fromkeys(
    ("sort", "autofilter", "format_columns", "format_rows", "format_cells"), True
)


def findings_workbook(
    questions: Sequence[Question], fonts: Fonts = FONTS["office"]
) -> DrawnDocument:
    """Draw the workbook, in Chinese; the same questions give the same bytes."""
    import xlsxwriter

    from lccluster.render.workbook.filled_in.growing import GrowingSheet

    out, cleaner = io.BytesIO(), Cleaner()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": TITLE, "created": FIXED})
    rows = [row for each in questions for row in rows_of(each)]
    with in_chinese():
        _Sheet(book.add_worksheet(SHEET, GrowingSheet), Styles(book, fonts), cleaner, rows).draw()
    book.close()
    return DrawnDocument(out.getvalue(), tuple(cleaner.cleaned))


class _Sheet:
    """The one sheet; a column that no row has anything to do with is left out."""

    def __init__(
        self, sheet: Any, styles: Styles, cleaner: Cleaner, rows: Sequence[FindingRow]
    ) -> None:
        self.sheet, self.styles, self.cleaner, self.rows = sheet, styles, cleaner, rows
        self.heads = [each for each in HEADS if not each.not_always or self._has(each.key)]
        self.printed = [each for each in self.heads if each.key not in FOR_THE_PROGRAM]
        elements = OF_ELEMENTS if any(each.element for each in rows) else ""
        points = OF_POINTS if any(each.question.item for each in rows) else ""
        self.note = f"{NOTE}{elements}{points}"

    def _has(self, key: str) -> bool:
        """Tell whether a column is for any row."""
        if key == "element":
            return any(each.part for each in self.rows)
        return not all(each.lacks(key) for each in self.rows)

    def draw(self) -> None:
        """Draw heads, rows and what holds them together on the screen and on paper."""
        self._opening()
        for at, row in enumerate(self.rows, BODY_AT):
            self._row(at, row)
        end = BODY_AT + len(self.rows) - 1
        self.sheet.autofilter(HEAD_AT, 0, end, len(self.heads) - 1)
        self.sheet.freeze_panes(BODY_AT, 2)
        self.sheet.protect("", ALLOWED)
        print_setup(self.sheet, [WIDTHS[each.key] for each in self.printed])
        self.sheet.repeat_rows(HEAD_AT)
        self.sheet.print_area(0, 0, end, len(self.printed) - 1)

    def _opening(self) -> None:
        last = len(self.printed) - 1
        for at, each in enumerate(self.heads):
            self.sheet.set_column(at, at, WIDTHS[each.key])
            self.sheet.write_string(HEAD_AT, at, each.text, self.styles.head)
        self.sheet.merge_range(0, 0, 0, last, TITLE, self.styles.title)
        self.sheet.merge_range(1, 0, 1, last, self.note, self.styles.note)
        wide = sum(WIDTHS[each.key] for each in self.printed)
        for row, high in ((0, 40), (1, LINE * lines(self.note, wide) + 5), (HEAD_AT, HEAD_HEIGHT)):
            self.sheet.set_row(row, high)

    def _row(self, at: int, row: FindingRow) -> None:
        texts = row.texts
        high = max(lines(text, WIDTHS[key]) for key, text in texts.items())
        self.sheet.set_row(at, max(LEAST, LINE * high + 5))
        for column, each in enumerate(self.heads):
            if row.lacks(each.key):
                self._dash(at, column)
            elif each.filled_in:
                self._entry(at, column, each, row.question)
            else:
                self._text(at, column, self.cleaner.text(texts[each.key]))

    def _dash(self, row: int, at: int) -> None:
        style = self.styles.body(Column(""), None, quoted=False, dash=True)
        self.sheet.write_string(row, at, NOT_HERE, style)

    def _text(self, row: int, at: int, text: str) -> None:
        quoted = text[:1] in FORMULA
        style = self.styles.body(Column(""), None, quoted=quoted, dash=False)
        self.sheet.write_string(row, at, text, style)

    def _entry(self, row: int, at: int, head: SheetHead, question: Question) -> None:
        self.sheet.write_blank(
            row, at, None, self.styles.entry(DAY if head.key == "on" else "General")
        )
        if rule := allowed(head.key, question):
            self.sheet.data_validation(row, at, row, at, {"error_title": "请核对", **rule})
