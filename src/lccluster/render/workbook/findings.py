"""What is open as one workbook for officials: a row a question, drop-downs, the answers left blank."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from lccluster.form.findings_sheet import (
    HEADS,
    JUDGEMENT_ANSWERS,
    NOT_HERE,
    SHEET,
    WAIVER_ANSWERS,
    Head,
)
from lccluster.render.office_text import FORMULA, Cleaner
from lccluster.render.office_words import FONTS, Fonts, in_chinese
from lccluster.render.questions import Question
from lccluster.render.table import Column
from lccluster.render.workbook.lists import HEAD_HEIGHT, print_setup
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary_sheets import DrawnDocument
from lccluster.render.workbook.table_sheet import LEAST, LINE, lines

FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook says when it was made; ours never differs
HEAD_AT, BODY_AT = 2, 3
DAY = 'yyyy"年"m"月"d"日"'
WIDTHS = {
    "cluster": 20,
    "condition": 26,
    "stated": 36,
    "outcome": 13,
    "bound": 10,
    "reason": 28,
    "by": 10,
    "office": 10,
    "on": 16,
    "id": 19,
}
TITLE = "特色产业集群审核意见表"
NOTE = (
    "填写浅黄色的格：结论、单位从下拉列表中选；放宽到填数，单位与申报内容相同，不填即不再要求该项；日期如2025年3月12日。"
    "一行要么填全，要么整行留空：留空的仍为待认定，只填一半的不能用。"
)
# People may sort, filter and widen; questions and their numbers stay as they are.
ALLOWED = dict.fromkeys(
    ("sort", "autofilter", "format_columns", "format_rows", "format_cells"), True
)


def findings_workbook(
    questions: Sequence[Question], fonts: Fonts = FONTS["office"]
) -> DrawnDocument:
    """Draw the workbook, in Chinese; the same questions give the same bytes."""
    import xlsxwriter

    out, cleaner = io.BytesIO(), Cleaner()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": TITLE, "created": FIXED})
    with in_chinese():
        _Sheet(book.add_worksheet(SHEET), Styles(book, fonts), cleaner, questions).draw()
    book.close()
    return DrawnDocument(out.getvalue(), tuple(cleaner.cleaned))


class _Sheet:
    """The one sheet; a column for relaxed bounds only where one may be asked for."""

    def __init__(
        self, sheet: Any, styles: Styles, cleaner: Cleaner, questions: Sequence[Question]
    ) -> None:
        self.sheet, self.styles, self.cleaner, self.questions = sheet, styles, cleaner, questions
        relaxing = any(each.is_waiver for each in questions)
        self.heads = [each for each in HEADS if relaxing or each.key != "bound"]

    def draw(self) -> None:
        """Draw heads, rows and what holds them together on the screen and on paper."""
        self._opening()
        for row, question in enumerate(self.questions, BODY_AT):
            self._row(row, question)
        end = BODY_AT + len(self.questions) - 1
        self.sheet.autofilter(HEAD_AT, 0, end, len(self.heads) - 1)
        self.sheet.freeze_panes(BODY_AT, 2)
        self.sheet.protect("", ALLOWED)
        print_setup(self.sheet)
        self.sheet.repeat_rows(HEAD_AT)
        self.sheet.print_area(0, 0, end, len(self.heads) - 1)

    def _opening(self) -> None:
        last = len(self.heads) - 1
        for at, each in enumerate(self.heads):
            self.sheet.set_column(at, at, WIDTHS[each.key])
            self.sheet.write_string(HEAD_AT, at, each.text, self.styles.head)
        self.sheet.merge_range(0, 0, 0, last, TITLE, self.styles.title)
        self.sheet.merge_range(1, 0, 1, last, NOTE, self.styles.note)
        wide = sum(WIDTHS[each.key] for each in self.heads)
        for row, high in ((0, 40), (1, LINE * lines(NOTE, wide) + 5), (HEAD_AT, HEAD_HEIGHT)):
            self.sheet.set_row(row, high)

    def _row(self, row: int, question: Question) -> None:
        texts = {
            "cluster": question.cluster,
            "condition": f"{question.rule.label}\n（{question.rule.article.chinese}）\n{question.asks}",
            "stated": str(question.stated),
            "id": question.rule.id,
        }
        high = max(lines(text, WIDTHS[key]) for key, text in texts.items())
        self.sheet.set_row(row, max(LEAST, LINE * high + 5))
        for at, each in enumerate(self.heads):
            if each.filled_in:
                self._entry(row, at, each, question)
            else:
                self._text(row, at, self.cleaner.text(texts[each.key]))

    def _text(self, row: int, at: int, text: str) -> None:
        quoted = text[:1] in FORMULA
        style = self.styles.body(Column(""), None, quoted=quoted, dash=False)
        self.sheet.write_string(row, at, text, style)

    def _entry(self, row: int, at: int, head: Head, question: Question) -> None:
        if head.key == "bound" and not question.is_waiver:
            self.sheet.write_string(
                row, at, NOT_HERE, self.styles.body(Column(""), None, quoted=False, dash=True)
            )
            return
        self.sheet.write_blank(
            row, at, None, self.styles.entry(DAY if head.key == "on" else "General")
        )
        if rule := _allowed(head.key, question):
            self.sheet.data_validation(row, at, row, at, {"error_title": "请核对", **rule})


def _allowed(key: str, question: Question) -> dict[str, Any] | None:
    """Say what a cell takes; the program that reads the sheet asks for the same."""
    match key:
        case "outcome":
            answers = WAIVER_ANSWERS if question.is_waiver else JUDGEMENT_ANSWERS
            return _list(answers, "请从下拉列表中选择。")
        case "office":
            *_, city = question.offices
            return _list(question.offices, f"只有本县（市、区）和{city}可以认定。")
        case "on":
            return _day(question.earliest or date(2000, 1, 1))
        case "bound":
            return {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_message": "请填数。",
            }
    return None


def _list(words: Sequence[str], message: str) -> dict[str, Any]:
    return {"validate": "list", "source": list(words), "error_message": message}


def _day(earliest: date) -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": ">=",
        "value": earliest,
        "error_message": "请填日期，不早于填报日期。",
    }
