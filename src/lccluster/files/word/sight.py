"""What a person sees of a piece of a document: its words, and what stands there besides."""

from __future__ import annotations

from enum import Enum, auto
from xml.etree import ElementTree as ET

from msgspec import Struct, field

from lccluster.files.word.fonts import as_seen
from lccluster.files.word.styles import Look

_RAISED = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}


class Mark(Enum):
    """What may stand beside the words, or may have been taken from them."""

    HIDDEN = auto()
    STRUCK = auto()
    FAINT = auto()  # in white, or as small as a speck; the words are kept
    SHIFTED = auto()  # signs above or below the line of the others
    KEPT_BACK = auto()  # the style of the table may hide rows or words; the words are kept
    JOINED = auto()  # two paragraphs run together because the mark between them is hidden
    CHANGING = auto()  # a field that shows another day tomorrow
    BROKEN = auto()  # a field without an end: what belongs to it cannot be told
    ELSEWHERE = auto()  # words that lie in another document
    TABLE = auto()
    OBJECT = auto()
    EQUATION = auto()
    PICTURE = auto()
    TEXT_BOX = auto()
    RUBY = auto()
    NUMBER = auto()
    NOTE = auto()
    SIGN = auto()
    BACKWARDS = auto()


class Sight(Struct):
    """Words as they are gathered, with the marks, the text boxes and the notes met on the way.

    A mark keeps the words that it took away, where it took any.
    """

    lines: list[str] = field(default_factory=list)
    marks: dict[Mark, str] = field(default_factory=dict)
    boxes: list[ET.Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # footnote or endnote, and its id
    _line: list[str] = field(default_factory=list)
    _runs_on: bool = False
    _heights: set[str] = field(default_factory=set)

    def see(self, text: str, look: Look) -> None:
        """Take in the words of a run; hidden and struck ones are not there, but marked."""
        drawn = as_seen(text, look.font).translate(_RAISED.get(look.raised, {}))
        if look.hidden or look.struck:
            if drawn.strip():
                self.mark(Mark.HIDDEN if look.hidden else Mark.STRUCK, drawn)
            return
        if self._runs_on and drawn.strip():
            self.mark(Mark.JOINED)
        if drawn.strip():
            self._heights.add(look.height)
        if len(self._heights) > 1:
            self.mark(Mark.SHIFTED)
        if look.faint and drawn.strip():
            self.mark(Mark.FAINT, drawn)
        if drawn != text and not look.raised:
            self.mark(Mark.SIGN)
        self._line.append(drawn)

    def mark(self, mark: Mark, text: str = "") -> None:
        """Note what stands there besides."""
        self.marks[mark] = self.marks.get(mark, "") + text

    def end_line(self, *, runs_on: bool) -> None:
        """End a paragraph; one whose mark is hidden runs on into the next."""
        if runs_on:
            self._runs_on = bool("".join(self._line).strip())
            return
        self.lines.append("".join(self._line))
        self._line, self._runs_on = [], False

    @property
    def text(self) -> str:
        """Give the words, a line each paragraph."""
        return "\n".join([*self.lines, "".join(self._line)]).strip()
