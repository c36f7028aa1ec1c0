"""An expert's workbook: locked but for the scores and words, with the ids on a hidden sheet."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from lccluster.quantities import plain
from lccluster.render.office_text import FORMULA, Cleaner, display_width
from lccluster.render.office_words import FONTS, FOOTER, Fonts, in_chinese
from lccluster.render.table import Column
from lccluster.render.workbook.lists import HEAD_HEIGHT, print_setup
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary_sheets import DrawnDocument
from lccluster.render.workbook.table_sheet import LEAST, LINE
from lccluster.render.workbook.wrapping import lines
from lccluster.round.numbering import drawn
from lccluster.round.reviewing.score_sheet import (
    BEFORE,
    EXPERT,
    MARK,
    NEW,
    RENEWAL,
    ROUND,
    SHEET,
    ScoreSheet,
)

FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook says when it was made; ours never differs
HEAD_AT, BODY_AT = 2, 3
OF_ID, OF_BEFORE, OF_ASPECT, OF_WORDS = 16, (40, 12, 10), 14, 40  # widths
NOTE = "只填浅黄色的格：各项得分填数，不超过满分；没有把握的留空，留空不算0分。评审意见可不填。填好后原样交回。"
SIGNED = f"&L专家签名：&C{FOOTER}&R　　　　年　　月　　日"  # at the foot of each page, where nothing is read


def score_workbook(sheet: ScoreSheet, fonts: Fonts = FONTS["office"]) -> DrawnDocument:
    """Draw the workbook, in Chinese; the same sheet gives the same bytes."""
    import xlsxwriter

    from lccluster.render.workbook.filled_in.growing import GrowingSheet

    out, cleaner = io.BytesIO(), Cleaner()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": SHEET, "created": FIXED})
    with in_chinese():
        _Drawing(
            book.add_worksheet(SHEET, GrowingSheet), Styles(book, fonts), cleaner, sheet
        ).draw()
    _hide_ids(book.add_worksheet(MARK), sheet)
    book.close()
    return DrawnDocument(out.getvalue(), tuple(cleaner.cleaned))


def _hide_ids(hidden: Any, sheet: ScoreSheet) -> None:
    for row, (key, value) in enumerate(((ROUND, sheet.round), (EXPERT, sheet.expert.id))):
        hidden.write_string(row, 0, key)
        hidden.write_string(row, 1, value)
    hidden.protect()
    hidden.very_hidden()


class _Drawing:
    """The one sheet that people see."""

    def __init__(self, page: Any, styles: Styles, cleaner: Cleaner, sheet: ScoreSheet) -> None:
        self.page, self.styles, self.cleaner, self.sheet = page, styles, cleaner, sheet
        aspects = len(sheet.terms.aspects)
        of_ids = max(
            OF_ID, *(display_width(drawn(each)) + 2 for each in sheet.applications), 0
        )  # none is broken
        self.widths = (of_ids, *OF_BEFORE, *(OF_ASPECT,) * aspects, OF_WORDS)

    def draw(self) -> None:
        """Draw heads and rows, and lock all that is not to be filled in."""
        self._opening()
        for row, record in enumerate(self.sheet.applications, BODY_AT):
            kind = RENEWAL if record.renews else NEW
            texts = (drawn(record), record.cluster, record.county, kind)
            self._row(row, texts)
        last = len(self.widths) - 1
        end = max(BODY_AT + len(self.sheet.applications) - 1, HEAD_AT)
        self.page.freeze_panes(BODY_AT, 2)
        self.page.protect("", {"format_columns": True, "format_rows": True})
        print_setup(self.page, self.widths)
        self.page.set_footer(SIGNED)
        self.page.repeat_rows(HEAD_AT)
        self.page.print_area(0, 0, end, last)

    def _opening(self) -> None:
        last = len(self.widths) - 1
        for at, (head, width) in enumerate(zip(self.sheet.heads, self.widths, strict=True)):
            self.page.set_column(at, at, width)
            self.page.write_string(HEAD_AT, at, self.cleaner.text(head), self.styles.head)
        person = f"专家：{self.sheet.expert.name}（{self.sheet.expert.unit}）"
        title = f"{self.sheet.year}年度特色产业集群{SHEET}"
        note = self.cleaner.text(f"{person}  {NOTE}")
        self.page.merge_range(0, 0, 0, last, title, self.styles.title)
        self.page.merge_range(1, 0, 1, last, note, self.styles.note)
        high = LINE * lines(note, sum(self.widths)) + 5
        for row, height in ((0, 40), (1, high), (HEAD_AT, HEAD_HEIGHT + LINE)):
            self.page.set_row(row, height)

    def _row(self, row: int, texts: tuple[str, ...]) -> None:
        high = max(lines(text, width) for text, width in zip(texts, self.widths, strict=False))
        self.page.set_row(row, max(LEAST, LINE * high + 5))
        for at, text in enumerate(texts):
            style = self.styles.body(Column(""), None, quoted=text[:1] in FORMULA, dash=False)
            self.page.write_string(row, at, self.cleaner.text(text), style)
        for at, most in enumerate(self.sheet.terms.aspects.values(), len(BEFORE)):
            self.page.write_blank(row, at, None, self.styles.entry("General"))
            self.page.data_validation(
                *(row, at, row, at),
                {
                    "validate": "decimal",
                    "criteria": "between",
                    "minimum": 0,
                    "maximum": float(most),
                    "error_title": "请核对",
                    "error_message": f"得分为0至{plain(most)}的数。",
                },
            )
        self.page.write_blank(row, len(self.widths) - 1, None, self.styles.entry("@"))
