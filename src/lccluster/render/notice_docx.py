"""A notice as a Word document after GB/T 9704-2012: 22 lines of 28 characters on A4."""

from __future__ import annotations

import io
from datetime import datetime
from math import ceil
from typing import Any

from lccluster.render import docx_parts as parts
from lccluster.render.notice import Notice
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import ADDRESSEES, DRAFT, FONTS, SOLE_ANNEX, Fonts, in_chinese
from lccluster.render.summary_xlsx import Drawn
from lccluster.render.table import width

FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a document says when it was made; ours never differs
SIGNED_IN, DATED_IN = 2, 4  # characters between the right margin and the signature, the day
CLOSING = 4  # lines: a blank one, the annex, the signature, the day


def notice_document(notice: Notice, fonts: Fonts = FONTS["office"]) -> Drawn:
    """Draw the draft; the office adds number, seal and signature."""
    import docx  # noqa: PLC0415 - only where a document is asked for

    document, cleaner = docx.Document(), Cleaner()
    with in_chinese():
        parts.set_page(document, fonts)
        _draft_marks(document, notice, fonts)
        _opening(document, notice, fonts, cleaner)
        _body(document, notice, fonts, cleaner)
        _closing(document, notice, fonts)
        _annex(document, notice, fonts, cleaner)
    properties = document.core_properties
    properties.author, properties.title = "", notice.words.title.replace("\n", "")
    properties.created = properties.modified = FIXED
    properties.comments = ""
    out = io.BytesIO()
    document.save(out)
    return Drawn(out.getvalue(), tuple(cleaner.cleaned))


def _draft_marks(document: Any, notice: Notice, fonts: Fonts) -> None:
    """Say above the first page that this is a draft: once that goes, no line of the page moves."""
    header = document.sections[0].first_page_header
    parts.write(header.paragraphs[0], DRAFT, fonts.head, parts.TEXT)
    if notice.remark:
        parts.write(header.add_paragraph(), notice.remark, fonts.kai, parts.IN_TABLE[0])


def _opening(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    if notice.words.addressed:
        parts.line(document, notice.number, fonts.body, align="center")
    parts.line(document, "", fonts.body)
    parts.line(
        document,
        cleaner.text(notice.words.title),
        fonts.title,
        align="center",
        size=parts.TITLE,
        bold=fonts.bold_title,
    )
    parts.line(document, "", fonts.body)
    if notice.words.addressed:
        parts.line(document, ADDRESSEES, fonts.body)


def _body(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    texts = notice.words.paragraphs
    for number, text in enumerate(texts, 1):
        heading = text[1:2] == "、"
        font = fonts.head if heading else fonts.body
        last = number == len(texts)
        parts.line(document, cleaner.text(text), font, indent=2, with_next=heading or last)


def _closing(document: Any, notice: Notice, fonts: Fonts) -> None:
    """Sign on a page that has text of the body too."""
    body, annex = fonts.body, f"{SOLE_ANNEX}：{notice.words.annex}"
    parts.line(document, "", body, with_next=True)
    parts.line(document, annex, body, indent=2, with_next=True)
    for _ in range(_blanks(notice)):
        parts.line(document, "", body, with_next=True)
    signed = notice.signed_by
    parts.line(document, signed, body, align="right", from_right=SIGNED_IN, with_next=True)
    parts.line(document, notice.day, body, align="right", from_right=DATED_IN)


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
    parts.line(document, "", fonts.body)
    parts.line(
        document,
        notice.words.annex,
        fonts.title,
        align="center",
        size=parts.TITLE,
        bold=fonts.bold_title,
    )
    parts.line(document, "", fonts.body)
    parts.grid(document, notice.annex, fonts, cleaner)
