"""The page of an official document: its size, margins and grid, and the numbers of pages."""

from __future__ import annotations

from typing import Any

from lccluster.render.office_words import Fonts
from lccluster.render.word.lines import (
    ACROSS,
    BOTTOM,
    CLOSER,
    HEIGHT,
    LEFT,
    PITCH,
    RIGHT,
    TEXT,
    TOP,
    WIDTH,
    child,
    set_font,
    write,
)

NUMBER = 14  # points: 4号
LATIN = "宋体"  # page numbers, in half-width figures
# Signs that end no line, and that begin none, as Word has them for Chinese; besides figures, which part from no unit.
ENDS_NO_LINE = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥0123456789"
BEGINS_NO_LINE = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"


def set_page(document: Any, fonts: Fonts) -> None:
    """Set A4, the margins, the grid of lines and characters, and page numbers."""
    from docx.shared import Mm, Pt

    section, normal = document.sections[0], document.styles["Normal"]
    section.page_height, section.page_width = Mm(HEIGHT), Mm(WIDTH)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(10), Mm(25)
    normal.font.size = Pt(TEXT)
    set_font(normal, fonts.body)
    _speak_chinese(document)
    _off_the_grid(normal)
    space = round((ACROSS / 20 - TEXT) * 4096)  # of a point, added to the width of a character
    child(section._sectPr, "w:docGrid", type="linesAndChars", linePitch=PITCH, charSpace=space)
    document.settings.odd_and_even_pages_header_footer = True
    section.different_first_page_header_footer = True
    _page_number(section.first_page_footer, "right")
    _page_number(section.footer, "right")
    _page_number(section.even_page_footer, "left")


def _speak_chinese(document: Any) -> None:
    """Name the language: programs choose the shapes of signs and where lines break by it."""
    from docx.oxml.ns import qn

    settings = document.settings.element
    for each in (*document.styles.element.iter(qn("w:lang")), settings.find(qn("w:themeFontLang"))):
        each.set(qn("w:eastAsia"), "zh-CN")
    spacing = settings.find(qn("w:characterSpacingControl"))  # behind which the schema has them
    for name, signs in (("Before", BEGINS_NO_LINE), ("After", ENDS_NO_LINE)):
        spacing.addnext(child(settings, f"w:noLineBreaks{name}", lang="zh-CN", val=signs))


def _off_the_grid(style: Any) -> None:
    """Say the pitch of lines and characters outright: programs differ in how they keep a grid."""
    from docx.oxml.ns import qn

    paragraph, run = style.element.get_or_add_pPr(), style.element.get_or_add_rPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):
        child(paragraph, name, val=0)  # no blanks between characters and figures either
    size = run.find(qn("w:sz"))
    size.addprevious(child(run, "w:snapToGrid", val=0))
    run.find(qn("w:snapToGrid")).addnext(child(run, "w:spacing", val=CLOSER))


def turn(section: Any) -> None:
    """Turn the pages of a section, either way; what lies has the edge that is bound above it."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    ways = [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    section.orientation = ways[section.orientation == WD_ORIENT.PORTRAIT]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin = Mm(LEFT if section.page_width > section.page_height else TOP)


def _page_number(footer: Any, align: str) -> None:
    """Number a page as `— 1 —`, on the outer side, a character from the margin."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    setattr(paragraph.paragraph_format, f"{align}_indent", Pt(NUMBER))
    write(paragraph, "— ", LATIN, NUMBER)
    field = child(paragraph._p, "w:fldSimple", instr="PAGE")
    write(paragraph, "1", LATIN, NUMBER)
    field.append(paragraph.runs[-1]._r)
    write(paragraph, " —", LATIN, NUMBER)
