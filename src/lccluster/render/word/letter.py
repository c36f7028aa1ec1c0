"""A letter as a Word document after GB/T 9704-2012, for the office to number, date and seal."""

from __future__ import annotations

from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS, NO_DAY, Fonts
from lccluster.render.word import lines, page_layout, parts
from lccluster.render.word.correction import Letter
from lccluster.render.word.one_page import fit
from lccluster.render.workbook.summary_sheets import DrawnDocument


def letter_document(
    letter: Letter, number: str, remark: str | None, fonts: Fonts = FONTS["office"]
) -> DrawnDocument:
    """Draw the draft; `remark` is for whoever edits it. The same letter gives the same document."""
    import docx

    document, cleaner = docx.Document(), Cleaner()
    page_layout.set_page(document, fonts)
    parts.draft_marks(document, remark, fonts)
    lines.line(document, number, fonts.body, align="center")
    parts.title(document, cleaner.text(letter.title), fonts)
    lines.line(document, cleaner.text(letter.to), fonts.body)
    parts.body(document, map(cleaner.text, letter.paragraphs), fonts)
    parts.signature(document, letter.signed_by, NO_DAY, fonts)
    parts.copied_to(document, cleaner.text(letter.copy_to), fonts)
    fit(document)
    data = parts.finished(document, letter.title.replace("\n", ""), letter.signed_by)
    return DrawnDocument(data, tuple(cleaner.cleaned))
