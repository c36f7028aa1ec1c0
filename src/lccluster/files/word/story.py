"""Paragraphs in their order: which of their runs are seen, and what else stands in them.

A field may begin in one paragraph and end in a later one, so a story is read as a whole: the body,
a cell, a text box, a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from lccluster.files.word.fields import Fields, show
from lccluster.files.word.fonts import UNKNOWN, sign
from lccluster.files.word.names import child, children, name, said
from lccluster.files.word.sight import Mark, Sight
from lccluster.files.word.styles import Look, WordStyles

_WRITTEN = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_MATHS = ("m:oMath", "m:oMathPara")
_DELETED = ("w:del", "w:moveFrom")


def read_blocks(
    place: ET.Element,
    styles: WordStyles,
    seen: Sight,
    table: Callable[[ET.Element], None],
    *,
    hidden: bool,
) -> None:
    """Read what stands in a body, a cell, a text box or a note; `table` reads a table in it."""
    story = Story(styles, hidden=hidden)
    for block in place:
        word = name(block)
        if word == "w:p":
            story.paragraph(block, seen)
        elif word == "w:tbl":
            table(block)
        elif word == "w:altChunk":
            seen.mark(Mark.ELSEWHERE)
        while seen.boxes:
            read_blocks(seen.boxes.pop(0), styles, seen, table, hidden=hidden)
    story.end(seen)


class Story:
    """A run of paragraphs that belong together; `hidden` where all of it is."""

    def __init__(self, styles: WordStyles, *, hidden: bool = False) -> None:
        self._styles, self._hidden = styles, hidden
        self._fields = Fields()

    def paragraph(self, paragraph: ET.Element, sight: Sight) -> None:
        """Read one paragraph, behind what was seen before it."""
        about = child(paragraph, "w:pPr")
        if self._styles.numbered(about):
            sight.mark(Mark.NUMBER)
        self._parts(paragraph, about, sight)
        sight.end_line(runs_on=self._runs_on(about))

    def end(self, sight: Sight) -> None:
        """End the story; a field that never ended hides nobody knows what."""
        if self._fields:
            sight.mark(Mark.BROKEN)

    def _runs_on(self, about: ET.Element | None) -> bool:
        """Tell whether the mark at the end of a paragraph is hidden or deleted, so parts nothing."""
        mark = child(about, "w:rPr")
        deleted = any(child(mark, each) is not None for each in _DELETED)
        return deleted or self._look(about, mark).hidden

    def _look(self, about: ET.Element | None, own: ET.Element | None) -> Look:
        look = self._styles.look(about, own)
        return look._replace(hidden=True) if self._hidden else look

    def _parts(self, parts: ET.Element, about: ET.Element | None, sight: Sight) -> None:
        for part in parts:
            word = name(part)
            if word == "w:r":
                self._run(part, about, sight)
            elif word == "w:fldSimple":
                show(said(part, "instr"), sight)
                self._parts(part, about, sight)
            elif word == "w:bdo":
                sight.mark(Mark.BACKWARDS)
                self._parts(part, about, sight)
            elif word in _MATHS:
                self._equation(part, sight)
            elif word == "w:subDoc":
                sight.mark(Mark.ELSEWHERE)

    def _equation(self, equation: ET.Element, sight: Sight) -> None:
        words = (each.text or "" for each in equation.iter() if name(each) == "m:t")
        sight.see(" ".join(words), Look(hidden=self._hidden))
        sight.mark(Mark.EQUATION)

    def _run(self, run: ET.Element, about: ET.Element | None, sight: Sight) -> None:
        look = self._look(about, child(run, "w:rPr"))
        for piece in run:
            word = name(piece)
            if word == "w:fldChar":
                self._fields.step(piece, look, sight)
            elif word == "w:instrText":
                self._fields.code(piece.text or "")
            elif not self._fields.in_code:
                self._piece(word, piece, about, look, sight)

    def _piece(
        self, word: str, piece: ET.Element, about: ET.Element | None, look: Look, sight: Sight
    ) -> None:
        if word == "w:t":
            sight.see(piece.text or "", look)
        elif word in _WRITTEN:
            sight.see(_WRITTEN[word], look)
        elif word == "w:sym":
            _symbol(piece, look, sight)
        elif word == "w:ruby":
            sight.mark(Mark.RUBY)
            for base in children(piece, "w:rubyBase"):
                self._parts(base, about, sight)
        elif word in _NOTES:
            sight.mark(Mark.NOTE)
            sight.notes.append((_NOTES[word], said(piece, "id")))
        elif word in _DRAWN:
            _DRAWN[word](piece, sight)


def _symbol(symbol: ET.Element, look: Look, sight: Sight) -> None:
    code = said(symbol, "char")
    seen = sign(said(symbol, "font"), int(code, 16)) if _HEX.issuperset(code) and code else UNKNOWN
    sight.see(seen, look._replace(font=""))
    if seen == UNKNOWN:
        sight.mark(Mark.SIGN)


_HEX = frozenset("0123456789abcdefABCDEF")


def _drawing(drawing: ET.Element, sight: Sight) -> None:
    """Keep the text boxes of a drawing; without any, it is a picture or a line."""
    boxes = list(_text_boxes(drawing))
    sight.boxes += boxes
    sight.mark(Mark.TEXT_BOX if boxes else Mark.PICTURE)


def _text_boxes(drawing: ET.Element) -> Iterator[ET.Element]:
    """Go through the outermost text boxes; what stands inside one is read with it."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if name(element) == "w:txbxContent":
            yield element
        else:
            waiting += reversed(element)


def _embedded(_object: ET.Element, sight: Sight) -> None:
    sight.mark(Mark.OBJECT)


_DRAWN: dict[str, Callable[[ET.Element, Sight], None]] = {
    "w:drawing": _drawing,
    "w:pict": _drawing,
    "w:contentPart": _drawing,
    "w:object": _embedded,
}
