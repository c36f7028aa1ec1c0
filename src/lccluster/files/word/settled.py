"""The tree of a document settled: revisions taken, one of each alternative, prompts emptied.

What is left is what the print shows: paragraphs and tables stand where they are read, without
the wrappings of content controls, links, insertions and the like.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from msgspec import Struct

from lccluster.files.word.fonts import OPEN_BOX, TICKED
from lccluster.files.word.names import child, children, is_on, name, ticked

REVISIONS = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo"})
_GONE = frozenset({"w:del", "w:moveFrom", "w:delText", "w:customXmlPr", "w:smartTagPr"})
_WRAPPINGS = frozenset(
    {
        *("w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:dir"),
        *("w:sdtContent", "mc:Choice", "mc:Fallback"),
    }
)
# Properties say of what they belong to that it was inserted or deleted; they wrap nothing.
_PROPERTIES = frozenset({"w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr"})
_ROW_GONE = ("w:del", "w:moveFrom")


class _Control(Struct):
    """A content control of which no run is kept but one that shows its `sign`; a prompt has none."""

    sign: str = ""

    def keeps(self, run: ET.Element) -> bool:
        """Let the first run show the sign, and keep no other."""
        if not self.sign:
            return False
        text = ET.Element(run.tag.removesuffix("r") + "t")
        text.text, self.sign = self.sign, ""
        run[:] = [each for each in run if name(each) == "w:rPr"] + [text]
        return True


_Placed = tuple[ET.Element, _Control | None]  # an element, and the control that speaks for it


def settle(root: ET.Element) -> None:
    """Settle a tree in place, without any depth of calls."""
    waiting: list[_Placed] = [(root, None)]
    while waiting:
        parent, control = waiting.pop()
        if name(parent) in _PROPERTIES:
            continue
        kept = list(_unwrapped(parent, control))
        parent[:] = [element for element, _ in kept]
        waiting += kept


def _unwrapped(parent: ET.Element, control: _Control | None) -> Iterator[_Placed]:
    """Go through what a parent holds once the wrappings are off, in its order."""
    waiting = [(each, control) for each in reversed(parent)]
    while waiting:
        element, control = waiting.pop()
        word = name(element)
        if word in _GONE or _row_gone(element, word):
            continue
        if word == "w:r" and control is not None and not control.keeps(element):
            continue
        if word == "w:sdt":
            control = _speaks(child(element, "w:sdtPr")) or control
            waiting += [(each, control) for each in reversed([*children(element, "w:sdtContent")])]
        elif word == "mc:AlternateContent":
            waiting += [(each, control) for each in _chosen(element)]
        elif word in _WRAPPINGS:
            waiting += [(each, control) for each in reversed(element)]
        else:
            yield element, control


def _row_gone(element: ET.Element, word: str) -> bool:
    marks = child(element, "w:trPr") if word == "w:tr" else None
    return marks is not None and any(name(each) in _ROW_GONE for each in marks)


def _chosen(alternatives: ET.Element) -> list[ET.Element]:
    """Take the first choice, as today's programs do; the fallback says the same for older ones."""
    return [*children(alternatives, "mc:Choice"), *children(alternatives, "mc:Fallback")][:1]


def _speaks(about: ET.Element | None) -> _Control | None:
    """Tell whether a content control shows a box to tick, or a prompt that is no text of anybody."""
    box = child(about, "w14:checkbox")
    if box is not None:
        return _Control(TICKED if ticked(box) else OPEN_BOX)
    return _Control() if is_on(child(about, "w:showingPlcHdr")) else None
