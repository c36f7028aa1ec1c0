"""Parts of an official document: its title, its text, annexes, the signature."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from lccluster.language import spoken
from lccluster.render.office_words import DRAFT, SOLE_ANNEX, Fonts
from lccluster.render.signs import clean, width
from lccluster.render.word.lines import ACROSS, TEXT, TITLE, across, line, set_closer, write
from lccluster.render.word.page_layout import turn

REMARK = 12  # points: 小4号
UPRIGHT = 7  # columns of an annex at most that is not turned
TELLS = "/extended-properties"  # the kind of part in which programs name themselves
INDENT = 2  # characters before the first line of a paragraph
BLANKS = 2  # lines above the signature
TO_FILL_IN = "：　　"  # a line that leaves room behind its colon
SIGNED_IN, DATED_IN = 2, 4  # characters from the right margin to a signature at least, to its day
DAY = 7  # characters of a day at most: `2021年12月20日`
FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a document says when it was made; ours never differs


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
    set_closer(said, TITLE, across(document.sections[-1]))
    line(document, "", fonts.body)


def body(document: Any, texts: Iterable[str], fonts: Fonts) -> None:
    """Add paragraphs; what begins with 一、 is a heading up to its first stop, and none ends a page.

    The last one stands with the signature, and where it is to be filled in the one before, too: of
    blanks alone nobody sees what is signed.
    """
    found = list(texts)
    kept = len(found) - (2 if found and TO_FILL_IN in found[-1] else 1)
    for at, text in enumerate(found):
        head, _, rest = text.partition("。") if text[1:2] == "、" else ("", "", "")
        if rest:
            _run_in(document, f"{head}。", rest, fonts, with_next=at >= kept)
        else:
            font = fonts.head if head else fonts.body
            line(document, text, font, indent=INDENT, with_next=bool(head) or at >= kept)


def _run_in(document: Any, head: str, text: str, fonts: Fonts, *, with_next: bool) -> None:
    """Add a paragraph that goes on behind its heading."""
    said = line(document, "", fonts.head, indent=INDENT, with_next=with_next)
    write(said, clean(head), fonts.head, TEXT)
    write(said, clean(text), fonts.body, TEXT)
    set_closer(said, TEXT, across(document.sections[-1]) - ACROSS * INDENT)


def signature(document: Any, signed_by: str, day: str, fonts: Fonts) -> None:
    """Sign and date, below blank lines, on a page that has text of the body too."""
    for _ in range(BLANKS):
        line(document, "", fonts.body, with_next=True)
    above = DATED_IN + (DAY - width(signed_by) // 2) // 2  # the middle of the day
    signed_in = max(SIGNED_IN, above)
    line(document, signed_by, fonts.body, align="right", from_right=signed_in, with_next=True)
    line(document, day, fonts.body, align="right", from_right=DATED_IN)


def copied_to(document: Any, text: str, fonts: Fonts) -> None:
    """Name who is sent a copy, below the day and on its page."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    line(document, "", fonts.body, with_next=True)
    line(document, text, fonts.body)


def finished(document: Any, title: str, office: str = "") -> bytes:
    """Give the document's bytes, which say what it is called and whose it is; of a title, the same ones."""
    properties = document.core_properties
    properties.author, properties.title, properties.comments = office, title, ""
    properties.language = "zh-CN" if spoken() == "zh" or office else "en"
    properties.created = properties.modified = FIXED
    _disown(document.part.package)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _disown(package: Any) -> None:
    """Take out what the library's own template says of itself: another program, pages that are not these."""
    of_the_template = [key for key, each in package.rels.items() if each.reltype.endswith(TELLS)]
    for key in of_the_template:
        package.rels.pop(key)
