"""A notice as a Word document after GB/T 9704-2012: 22 lines of 28 characters on A4."""

from __future__ import annotations

from typing import Any

from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS, SOLE_ANNEX, Fonts, in_chinese
from lccluster.render.word import lines, page_layout, parts
from lccluster.render.word.notice import Notice
from lccluster.render.word.one_page import fit
from lccluster.render.word.tables import grid
from lccluster.render.workbook.summary_sheets import DrawnDocument


def notice_document(notice: Notice, fonts: Fonts = FONTS["office"]) -> DrawnDocument:
    """Draw the draft; the office adds number, seal and signature."""
    import docx

    document, cleaner = docx.Document(), Cleaner()
    with in_chinese():
        page_layout.set_page(document, fonts)
        parts.draft_marks(document, notice.remark, fonts)
        _opening(document, notice, fonts, cleaner)
        parts.body(document, map(cleaner.text, notice.words.paragraphs), fonts)
        _closing(document, notice, fonts)
        fit(document)
        _annex(document, notice, fonts, cleaner)
    data = parts.finished(document, notice.words.title.replace("\n", ""), notice.signed_by)
    return DrawnDocument(data, tuple(cleaner.cleaned))


def _opening(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    if notice.words.addressed:
        lines.line(document, notice.number, fonts.body, align="center")
    parts.title(document, cleaner.text(notice.words.title), fonts)
    if notice.words.addressed:
        lines.line(document, notice.words.addressees, fonts.body)


def _closing(document: Any, notice: Notice, fonts: Fonts) -> None:
    parts.annexes_named(document, [notice.words.annex], fonts)
    parts.signature(document, notice.signed_by, notice.day, fonts)


def _annex(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    parts.annex(document, SOLE_ANNEX, len(notice.annex.columns), fonts)
    parts.title(document, notice.words.annex, fonts)
    grid(document, notice.annex, fonts, cleaner)
