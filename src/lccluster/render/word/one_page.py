"""A draft that runs over its first page by little is set closer, as GB/T 9704-2012 lets an office do."""

from __future__ import annotations

from typing import Any

from lccluster.render.screen.breaking import filled
from lccluster.render.signs import width
from lccluster.render.word.lines import ACROSS, CHARACTERS, LINES, PITCH, TEXT

MOST = 27  # lines on a page at the closest: 23.6 points each, half as much again as a sign
SAFE = 3  # cells of a line that figures of a wider font may take
INDENT = "\N{FULLWIDTH LATIN CAPITAL LETTER X}"  # for a blank, which would be taken from a line
CLOSER_BY = 2  # cells by which a paragraph of one line may be wider, as it is set closer


def fit(document: Any) -> None:
    """Keep to one page what is over it by some lines; what is longer keeps its pitch."""
    from docx.shared import Twips

    taken = sum(map(_taken, document.paragraphs))
    if not LINES < taken <= MOST:
        return
    for each in document.paragraphs:
        style = each.paragraph_format
        style.line_spacing = Twips(int(style.line_spacing / Twips(1) * LINES / taken))


def _taken(paragraph: Any) -> float:
    """Count the lines of the grid that a paragraph takes; a title's are higher and hold less."""
    from docx.shared import Twips

    style, (run, *_) = paragraph.paragraph_format, paragraph.runs
    left, first = (
        round((each or 0) / Twips(1) / ACROSS)
        for each in (style.left_indent, style.first_line_indent)
    )
    text = INDENT * first + paragraph.text
    cells = _room(text, int((CHARACTERS - left) * 2 * TEXT / run.font.size.pt), run.font.size.pt)
    lines = sum(len(filled(part, cells)) for part in text.split("\n"))
    return lines * float(style.line_spacing / Twips(PITCH))


def _room(text: str, cells: int, size: float) -> int:
    """Count the cells of a line that may be filled: figures take more, one line over by a sign is set closer."""
    if size <= TEXT and any(map(str.isdigit, text)):
        return cells - SAFE
    wide = max(map(width, text.split("\n")))
    return wide if cells < wide <= cells + CLOSER_BY else cells
