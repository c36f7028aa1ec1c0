"""A notice as a Word document after GB/T 9704-2012: 22 lines of 28 characters on A4."""

from __future__ import annotations

from math import ceil
from typing import Any

from lccluster.render import docx_parts as parts
from lccluster.render.notice import Notice
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import ADDRESSEES, FONTS, SOLE_ANNEX, Fonts, in_chinese
from lccluster.render.summary_xlsx import Drawn
from lccluster.render.table import width

CLOSING = 4  # lines: a blank one, the annex, the signature, the day


def notice_document(notice: Notice, fonts: Fonts = FONTS["office"]) -> Drawn:
    """Draw the draft; the office adds number, seal and signature."""
    import docx

    document, cleaner = docx.Document(), Cleaner()
    with in_chinese():
        parts.set_page(document, fonts)
        parts.draft_marks(document, notice.remark, fonts)
        _opening(document, notice, fonts, cleaner)
        parts.body(document, map(cleaner.text, notice.words.paragraphs), fonts)
        _closing(document, notice, fonts)
        _annex(document, notice, fonts, cleaner)
    data = parts.finished(document, notice.words.title.replace("\n", ""))
    return Drawn(data, tuple(cleaner.cleaned))


def _opening(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    if notice.words.addressed:
        parts.line(document, notice.number, fonts.body, align="center")
    parts.title(document, cleaner.text(notice.words.title), fonts)
    if notice.words.addressed:
        parts.line(document, ADDRESSEES, fonts.body)


def _closing(document: Any, notice: Notice, fonts: Fonts) -> None:
    body, annex = fonts.body, f"{SOLE_ANNEX}：{notice.words.annex}"
    parts.line(document, "", body, with_next=True)
    parts.line(document, annex, body, indent=2, with_next=True)
    signed, blanks = notice.signed_by, _blanks(notice)
    parts.signature(document, signed, notice.day, fonts, blanks=blanks)


def _blanks(notice: Notice) -> int:
    """Leave two lines above the signature, or one where that keeps the notice on its first page."""
    one_page = _lines_taken(notice) + 1 <= parts.LINES < _lines_taken(notice) + 2
    return 1 if one_page else 2


def _lines_taken(notice: Notice) -> float:
    """Count the lines of a notice, but those left blank above its signature."""
    titles = notice.words.title.count("\n") + 1
    opening = (
        2 + titles * parts.TITLE_PITCH + (1 + _lines(ADDRESSEES) if notice.words.addressed else 0)
    )
    body = sum(_lines(text, indent=2) for text in notice.words.paragraphs)
    return opening + body + CLOSING


def _lines(text: str, indent: int = 0) -> int:
    return ceil((width(text) / 2 + indent) / parts.CHARACTERS)


def _annex(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    parts.line(document, SOLE_ANNEX, fonts.head, new_page=True)
    parts.title(document, notice.words.annex, fonts)
    parts.grid(document, notice.annex, fonts, cleaner)
