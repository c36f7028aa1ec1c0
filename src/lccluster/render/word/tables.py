"""Tables in Word documents: as small as the page asks, no id and no day broken over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Any

from lccluster.language import spoken
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import UNKNOWN, Fonts, chinese_day
from lccluster.render.screen.breaking import least
from lccluster.render.screen.tables.fewest_lines import fewest_lines
from lccluster.render.screen.tables.shares import in_two_lines, levelled
from lccluster.render.signs import CHINESE, width
from lccluster.render.table import Cell, Table
from lccluster.render.word.lines import child, write

WHOLE, WIDE_SIGN = 24, 2  # cells; a text up to that is not broken, unless it is a mere name
CHANGE = re.compile(rf"(?<=[!-~])(?={CHINESE})|(?<={CHINESE})(?=[!-~])")
IN_TABLE = (12, 10.5, 9)  # points: 小4号; 5号 and 小5号 where ids and days would be broken
READABLE = IN_TABLE[:2]  # that a table is set in for the sake of fewer lines
PITCH, ABOVE = 1.3, 2  # of a line against its type, as fonts differ; points above and below a text
WORD = 2  # signs of most Chinese words
TO_SIGN = 13  # millimetres of a row in which people write
MARGINS = 216  # twips to the left and right of the text of a cell, together
CELL = 10  # twips of a cell of the screen, for each point of its type
WIDER = 0.2  # of a cell, by which figures of another font are wider than a half of a Chinese sign
A_PAGE = 25  # rows; a table of more is not set in the largest type
LINES = (2, 3, 5)  # that a text takes at most, where readable type allows it


def grid(document: Any, table: Table, fonts: Fonts, cleaner: Cleaner) -> None:
    """Draw a table as wide as the text, its heads repeated on every page, no row torn."""
    from docx.shared import Mm

    made = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    made.style, made.autofit = "Table Grid", False
    heads = [str(column.head) for column in table.columns]
    texts = [heads, *([_text(cell, cleaner) for cell in row] for row in table.rows)]
    size, widths, broken = _fitted(texts, _across(document))
    texts[0] = [
        _between_words(head, (wide.twips - MARGINS) / (size * CELL))
        for head, wide in zip(heads, widths, strict=True)
    ]
    by_hand = any(map(_is_for_hands, zip(*texts[1:], strict=True)))
    whole = [all(map(_stays_whole, column)) for column in zip(*texts, strict=True)]
    child(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for at, column in enumerate(made.columns):
        column.width = widths[at]
    for index, (row, words) in enumerate(zip(made.rows, texts, strict=True)):
        child(row._tr.get_or_add_trPr(), "w:cantSplit")
        if index and by_hand:
            row.height = Mm(TO_SIGN)
        for at, cell in enumerate(row.cells):
            cell.width = widths[at]
            if whole[at]:
                child(cell._tc.get_or_add_tcPr(), "w:noWrap")
            align = "left" if index and broken[at] else "center"
            _fill(cell, words[at], fonts.body if index else fonts.head, size, align)
    for cell in made.rows[0].cells:  # else LibreOffice cuts the first row at the foot of a page
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _is_for_hands(column: Sequence[str]) -> bool:
    """Tell whether a column is left for people to write in."""
    return not any(text.strip() for text in column)


def _across(document: Any) -> float:
    """Measure how wide the text of a page is, in twips."""
    from docx.shared import Twips

    section = document.sections[-1]
    return float(section.page_width - section.left_margin - section.right_margin) / Twips(1)


def _fill(cell: Any, text: str, font: str, size: float, align: str) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    style = paragraph.paragraph_format
    style.space_before = style.space_after = Pt(ABOVE)
    style.line_spacing_rule, style.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * PITCH)
    write(paragraph, text, font, size)


def _text(cell: Cell, cleaner: Cleaner) -> str:
    if isinstance(cell, date):
        return chinese_day(cell) if spoken() == "zh" else cell.isoformat()
    return cleaner.text(cell) or UNKNOWN


def _fitted(rows: Sequence[Sequence[str]], across: float) -> tuple[float, list[Any], list[bool]]:
    """Share the width of the text among the columns, in the largest type that breaks no id or day.

    Tells besides which columns hold text of more than one line below their heads.
    """
    from docx.shared import Twips

    columns = [
        [part for text in each for part in text.split("\n")] for each in zip(*rows, strict=True)
    ]
    wanted, smallest = (
        [max(map(measured, each)) for each in columns] for measured in (_cells, _least)
    )
    below = _below_heads(rows)
    natural = _heads_broken(rows[0], wanted, below)
    short = [
        [max(low, 1 + ceil(high / most)) for low, high in zip(smallest, natural, strict=True)]
        for most in LINES
    ]
    types = READABLE if len(rows) <= A_PAGE else READABLE[1:]
    readable = ((size, each) for each in short for size in types)
    choices = [*readable, *((size, smallest) for size in IN_TABLE)]
    for size, at_least in choices:
        room = (across - MARGINS * len(columns)) / (size * CELL)
        found = next((each for each in (wanted, natural) if sum(each) <= room), None)
        if found:
            break
        if found := levelled(natural, at_least, int(room)):
            texts = list(zip(*rows, strict=True))
            found = fewest_lines(texts, found, smallest, int(room), _lines)
            break
    found = found or smallest
    twips = [wide * size * CELL + MARGINS for wide in found]
    broken = [wide < high for wide, high in zip(found, below, strict=True)]
    return size, [Twips(int(each * across / sum(twips))) for each in twips], broken


def _below_heads(rows: Sequence[Sequence[str]]) -> list[int]:
    """Count what each column needs for its rows alone; none, where people write in it."""
    columns = list(zip(*rows[1:], strict=True)) or [()] * len(rows[0])
    parts = ([part for text in each for part in text.strip().split("\n")] for each in columns)
    return [max(map(_cells, each), default=0) if any(each) else 0 for each in parts]


def _between_words(head: str, room: float) -> str:
    """Break a head that has no room on one line between words: Word itself fills the first line, and parts a word."""
    signs, fitting = len(head), int(room / WIDE_SIGN)
    words = head.isalpha() and width(head) == WIDE_SIGN * signs
    if not words or signs <= fitting or fitting < WORD:
        return head
    lines = ceil(signs / (fitting - fitting % WORD))
    step = WORD * ceil(signs / lines / WORD)
    ends = [*range(step, signs, step)]
    if signs - ends[-1] == 1:  # of an odd number the last word has three
        ends[-1] -= WORD
    return "\n".join(head[at:to] for at, to in pairwise((0, *ends, signs)) if at < to)


def _heads_broken(heads: Sequence[str], wanted: Sequence[int], below: Sequence[int]) -> list[int]:
    """Count what each column needs where heads give way before rows do, but for those to write under."""
    return [
        min(high, max(1 + ceil(in_two_lines(head) * (1 + WIDER)), cells)) if cells else high
        for head, cells, high in zip(heads, below, wanted, strict=True)
    ]


@lru_cache(2**12)  # one way to share the width after another asks it of the same texts
def _cells(text: str) -> int:
    """Count a text's cells with room for figures of a wider font, and for the blanks beside them."""
    return 1 + ceil(
        width(text) + sum(map(str.isascii, text)) * WIDER + len(CHANGE.findall(text)) / 4
    )


def _lines(text: str, cells: int) -> int:
    """Count the lines of a text; Word breaks Chinese anywhere."""
    return sum(ceil(_cells(part) / cells) for part in text.split("\n"))


def _least(text: str) -> int:
    """Count the cells below which something would be broken: Word knows no provisions or days."""
    return _cells(text) if _stays_whole(text) else 1 + ceil(least(text) * (1 + WIDER))


def _stays_whole(text: str) -> bool:
    return width(text) <= WHOLE and least(text) > WIDE_SIGN
