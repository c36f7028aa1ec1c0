"""A notice as a Word document after GB/T 9704-2012: 22 lines of 28 characters on A4."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from lccluster.render import docx_parts as parts
from lccluster.render.notice import Notice
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import ADDRESSEES, ANNEX, DRAFT, FONTS, Fonts, in_chinese
from lccluster.render.summary_xlsx import Drawn

FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a document says when it was made; ours never differs
SIGNED_IN, DATED_IN = 2, 4  # characters between the right margin and the signature, the day


def notice_document(notice: Notice, fonts: Fonts = FONTS["office"]) -> Drawn:
    """Draw the draft; the office adds number, seal and signature."""
    import docx  # noqa: PLC0415 - only where a document is asked for

    document, cleaner = docx.Document(), Cleaner()
    with in_chinese():
        parts.set_page(document, fonts)
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


def _opening(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    parts.line(document, DRAFT, fonts.head)
    if notice.remark:
        parts.line(document, notice.remark, fonts.kai)
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
    body, annex = fonts.body, f"附件：1. {notice.words.annex}"
    parts.line(document, "", body, with_next=True)
    parts.line(document, annex, body, indent=2, with_next=True)
    parts.line(document, "", body, with_next=True)
    parts.line(document, "", body, with_next=True)
    signed = notice.signed_by
    parts.line(document, signed, body, align="right", from_right=SIGNED_IN, with_next=True)
    parts.line(document, notice.day, body, align="right", from_right=DATED_IN)


def _annex(document: Any, notice: Notice, fonts: Fonts, cleaner: Cleaner) -> None:
    parts.line(document, ANNEX, fonts.head, new_page=True)
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
