"""Two rulebooks side by side as a Word document, for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.language import Message
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS, Fonts, days_in_words
from lccluster.render.screen.rulebooks.differences import as_shown, tables
from lccluster.render.word import lines, page_layout, parts
from lccluster.render.word.tables import grid
from lccluster.render.words import rulebook_line
from lccluster.rulebook.called import measures_called
from lccluster.rulebook.differences import Difference
from lccluster.rulebook.rulebook import Rulebook


def differences_document(
    first: Rulebook, second: Rulebook, found: Sequence[Difference], fonts: Fonts = FONTS["office"]
) -> bytes:
    """Draw the differences part by part: what both say, then what one alone says."""
    import docx

    document, cleaner = docx.Document(), Cleaner()
    page_layout.set_page(document, fonts)
    page_layout.turn(document.sections[0])
    heads = measures_called((first, second))
    _heading(document, heads, (first, second), fonts, cleaner)
    if not found:
        lines.line(document, str(Message("The two say the same.")), fonts.body, indent=2)
    for part, table in tables(first, second, found, heads):
        for head, shown in as_shown(part.words, table):
            lines.line(document, str(head), fonts.head, with_next=True)
            grid(document, shown, fonts, cleaner)
    return parts.finished(document, str(Message("Two rulebooks compared")))


def _heading(
    document: Any, heads: Sequence[str], books: Sequence[Rulebook], fonts: Fonts, cleaner: Cleaner
) -> None:
    title = str(Message("Two rulebooks compared"))
    size, bold = lines.TITLE, fonts.bold_title
    lines.line(document, title, fonts.title, align="center", size=size, bold=bold)
    for head, book in zip(heads, books, strict=True):
        said = days_in_words(cleaner.text(rulebook_line(book.measure)))
        lines.line(document, said if head in said else f"{head}  {said}", fonts.body, align="left")
