"""Parts of an official document: the page and its grid, lines, tables, page numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from lccluster.render.office_words import DRAFT, SOLE_ANNEX, Fonts
from lccluster.render.signs import clean

TEXT, TITLE, NUMBER, REMARK = 16, 22, 14, 12  # points: 3号, 2号, 4号, 小4号
HEIGHT, WIDTH, TOP, BOTTOM, LEFT, RIGHT = 297, 210, 37, 35, 28, 26  # millimetres
LINES, CHARACTERS = 22, 28  # on a page, on a line
TWIPS = 1440 / 25.4  # in a millimetre
PITCH = int((HEIGHT - TOP - BOTTOM) * TWIPS / LINES)  # twips of a line: 579
TITLE_PITCH = 1.2  # lines that a line of a title takes
ACROSS = (WIDTH - LEFT - RIGHT) * TWIPS / CHARACTERS  # twips of a character: 315.9
UPRIGHT = 7  # columns of an annex at most that is not turned
INDENT = 2  # characters before the first line of a paragraph
BLANKS = 2  # lines above the signature
SIGNED_IN, DATED_IN = 2, 4  # characters between the right margin and the signature, the day
FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a document says when it was made; ours never differs
LATIN = "宋体"  # page numbers, in half-width figures
CLOSER = -(int(TEXT * 20 - ACROSS) + 1)  # twips between characters, so that 28 fit
WHOLE, WIDE_SIGN = 24, 2  # cells; a text up to that is not broken, unless it is a mere name
HYPHEN = re.compile(r"-(?=[-\w])")  # of a number or an id, which no line may break behind
CHANGE = re.compile(r"(?<=[!-~])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[!-~])")


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

    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:eastAsia"), "zh-CN")


def _off_the_grid(style: Any) -> None:
    """Say the pitch of lines and characters outright: programs differ in how they keep a grid."""
    from docx.oxml.ns import qn

    paragraph, run = style.element.get_or_add_pPr(), style.element.get_or_add_rPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):
        child(paragraph, name, val=0)  # no blanks between characters and figures either
    size = run.find(qn("w:sz"))
    size.addprevious(child(run, "w:snapToGrid", val=0))
    run.find(qn("w:snapToGrid")).addnext(child(run, "w:spacing", val=CLOSER))


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
    return paragraph


def write(paragraph: Any, text: str, font: str, size: float, *, bold: bool = False) -> None:
    """Add text in a font, East Asian characters included."""
    from docx.shared import Pt

    first, *others = HYPHEN.split(text)
    run = paragraph.add_run(first)
    for each in others:
        child(run._r, "w:noBreakHyphen", once=False)
        _go_on(run, each)
    run.font.size, run.font.bold = Pt(size), bold or None
    set_font(run, font)


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


def turn(section: Any) -> None:
    """Turn the pages of a section, either way; the margins stay where they are."""
    from docx.enum.section import WD_ORIENT

    ways = [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    section.orientation = ways[section.orientation == WD_ORIENT.PORTRAIT]
    section.page_width, section.page_height = section.page_height, section.page_width


def annex(document: Any, head: str, columns: int, fonts: Fonts) -> None:
    """Begin an annex on a page of its own, which is turned where the table has many columns."""
    last = document.sections[-1]
    lies = last.page_width > last.page_height
    other = lies != (columns > UPRIGHT)
    if other:
        section = document.add_section()
        section.different_first_page_header_footer = False  # a draft is marked above its text alone
        turn(section)
    line(document, head, fonts.head, new_page=not other)


def annexes_named(document: Any, names: Sequence[str], fonts: Fonts) -> None:
    """Name the annexes below the body, numbered from two on; each further line begins below its name."""
    if names:
        line(document, "", fonts.body, with_next=True)
    word = f"{SOLE_ANNEX}："
    for at, name in enumerate(each.replace("\n", "") for each in names):  # titles have lines
        text = f"{at + 1}. {name}" if len(names) > 1 else name
        numbered = (len(text) - len(name)) / 2  # figures and blanks are half as wide
        before, begins = ("", INDENT + len(word)) if at else (word, INDENT)
        hanging = INDENT + len(word) + numbered - begins
        line(document, before + text, fonts.body, indent=begins, hanging=hanging, with_next=True)


def draft_marks(document: Any, remark: str | None, fonts: Fonts) -> None:
    """Say above the first page that this is a draft: once that goes, no line of the page moves."""
    header = document.sections[0].first_page_header
    write(header.paragraphs[0], DRAFT, fonts.head, TEXT)
    if remark:
        write(header.add_paragraph(), remark, fonts.kai, REMARK)


def title(document: Any, text: str, fonts: Fonts) -> None:
    """Add a title between blank lines, in one line or several."""
    line(document, "", fonts.body)
    first, *others = text.split("\n")
    said = line(document, first, fonts.title, align="center", size=TITLE, bold=fonts.bold_title)
    for each in others:
        write(said, f"\n{each}", fonts.title, TITLE, bold=fonts.bold_title)
    line(document, "", fonts.body)


def body(document: Any, texts: Iterable[str], fonts: Fonts) -> None:
    """Add paragraphs; what begins with 一、 is a heading, and no heading ends a page."""
    found = list(texts)
    for number, text in enumerate(found, 1):
        heading = text[1:2] == "、"
        font = fonts.head if heading else fonts.body
        line(document, text, font, indent=INDENT, with_next=heading or number == len(found))


def signature(document: Any, signed_by: str, day: str, fonts: Fonts) -> None:
    """Sign and date, below blank lines, on a page that has text of the body too."""
    for _ in range(BLANKS):
        line(document, "", fonts.body, with_next=True)
    line(document, signed_by, fonts.body, align="right", from_right=SIGNED_IN, with_next=True)
    line(document, day, fonts.body, align="right", from_right=DATED_IN)


def finished(document: Any, title: str) -> bytes:
    """Give the document's bytes; of a title, the same ones."""
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", title, ""
    properties.created = properties.modified = FIXED
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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
