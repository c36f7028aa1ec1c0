"""Lines of a document on the grid of its page: 28 characters across, 22 lines down."""

from __future__ import annotations

import re
from math import ceil
from typing import Any

from lccluster.render.signs import clean, width

TEXT, TITLE = 16, 22  # points: 3号, 2号
HEIGHT, WIDTH, TOP, BOTTOM, LEFT, RIGHT = 297, 210, 37, 35, 28, 26  # millimetres
LINES, CHARACTERS = 22, 28  # on a page, on a line
TWIPS = 1440 / 25.4  # in a millimetre
PITCH = int((HEIGHT - TOP - BOTTOM) * TWIPS / LINES)  # twips of a line: 579
TITLE_PITCH = 1.2  # lines that a line of a title takes
ACROSS = (WIDTH - LEFT - RIGHT) * TWIPS / CHARACTERS  # twips of a character: 315.9
CLOSER = -(int(TEXT * 20 - ACROSS) + 1)  # twips between characters, so that 28 fit
EMUS = 635  # of a twip, in which the library measures
SLACK = 0.5  # characters by which figures of another font may be wider
HYPHEN = re.compile(r"-(?=[-\w])")  # of a number or an id, which no line may break behind
OF_A_DAY = re.compile(r"(?<=[^　])　+年　+月　+日")  # to be filled in, which no line may break


def line(
    where: Any,
    text: str,
    font: str,
    *,
    align: str = "justify",
    size: int = TEXT,
    indent: int = 0,
    hanging: float = 0,
    from_right: int = 0,
    new_page: bool = False,
    bold: bool = False,
    with_next: bool = False,
) -> Any:
    """Add one paragraph on the grid, whatever breaks its text has; indents are in characters.

    `indent` is that of its first line, the others begin further in by what is `hanging`.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt, Twips

    paragraph = where.add_paragraph()
    style = paragraph.paragraph_format
    style.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    style.space_before = style.space_after = Pt(0)
    style.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.line_spacing = Twips(PITCH if size <= TEXT else round(PITCH * TITLE_PITCH))
    style.page_break_before = new_page
    style.widow_control = False
    style.keep_with_next = with_next
    _indent(paragraph, indent, hanging, from_right)
    write(paragraph, clean(text), font, size, bold=bold)
    set_closer(paragraph, size, across(where.sections[-1]) - ACROSS * (indent + from_right))
    return paragraph


def write(paragraph: Any, text: str, font: str, size: float, *, bold: bool = False) -> None:
    """Add text in a font, East Asian characters included."""
    from docx.shared import Pt

    unbroken = OF_A_DAY.sub(lambda day: day[0].replace("　", "\N{NO-BREAK SPACE}" * 2), text)
    first, *others = HYPHEN.split(unbroken)
    run = paragraph.add_run(first)
    for each in others:
        child(run._r, "w:noBreakHyphen", once=False)
        _go_on(run, each)
    run.font.size, run.font.bold = Pt(size), bold or None
    set_font(run, font)


def across(section: Any) -> float:
    """Give the twips of a line."""
    return float(section.page_width - section.left_margin - section.right_margin) / EMUS


def set_closer(paragraph: Any, size: float, room: float) -> None:
    """Set a line that runs over by one character so much closer that it fits, as no character stands alone on the next."""
    from docx.oxml.ns import qn

    characters = max(width(each) for each in paragraph.text.split("\n")) / 2
    over = characters * (size * 20 + CLOSER) - room
    if not 0 < over <= size * 20:
        return
    spacing = CLOSER - ceil((over + size * 20 * SLACK) / characters)
    for each in (run._r.rPr for run in paragraph.runs):
        each.find(qn("w:sz")).addprevious(child(each, "w:spacing", val=spacing))


def _go_on(run: Any, text: str) -> None:
    first, *others = text.split("\n")
    run.add_text(first)
    for each in others:
        run.add_break()
        run.add_text(each)


def set_font(styled: Any, name: str) -> None:
    """Name the font for Latin and for East Asian characters."""
    from docx.oxml.ns import qn

    styled.font.name = name
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:eastAsia", "w:hAnsi", "w:cs"):
        fonts.set(qn(kind), name)


def _indent(paragraph: Any, first: int, hanging: float, right: int) -> None:
    """Indent by characters of the grid, which every program counts alike."""
    from docx.oxml.ns import qn
    from docx.shared import Twips

    style = paragraph.paragraph_format
    if hanging:
        style.left_indent = Twips(round(ACROSS * (first + hanging)))
        style.first_line_indent = Twips(round(ACROSS * -hanging))
        paragraph._p.pPr.ind.set(qn("w:leftChars"), str(round((first + hanging) * 100)))
        paragraph._p.pPr.ind.set(qn("w:hangingChars"), str(round(hanging * 100)))
    elif first:
        style.first_line_indent = Twips(round(ACROSS * first))
        paragraph._p.pPr.ind.set(qn("w:firstLineChars"), str(first * 100))
    if right:
        style.right_indent = Twips(round(ACROSS * right))
        paragraph._p.pPr.ind.set(qn("w:rightChars"), str(right * 100))


def child(parent: Any, name: str, *, once: bool = True, **attributes: Any) -> Any:
    """Add an element of WordprocessingML as the last one; where it may stand `once`, for one of its name."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in parent.findall(qn(name)) if once else ():
        parent.remove(old)
    child = OxmlElement(name)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), str(value))
    parent.append(child)
    return child
