"""The tree of a document settled: revisions taken, one of each alternative, prompts emptied.

What is left is what the print shows: paragraphs and tables stand where they are read, without
the wrappings of content controls, links, insertions and the like.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from lccluster.files.word.fonts import OPEN_BOX, TICKED
from lccluster.files.word.names import child, children, is_on, name, ticked

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


def settle(root: ET.Element) -> None:
    """Settle a tree in place, without any depth of calls."""
    waiting = [(root, False)]  # an element, and whether a prompt is all that stands in it
    while waiting:
        parent, prompt = waiting.pop()
        if name(parent) in _PROPERTIES:
            continue
        kept = list(_unwrapped(parent, prompt=prompt))
        parent[:] = [element for element, _ in kept]
        waiting += kept


def _unwrapped(parent: ET.Element, *, prompt: bool) -> Iterator[tuple[ET.Element, bool]]:
    """Go through what a parent holds once the wrappings are off, in its order."""
    waiting = [(each, prompt) for each in reversed(parent)]
    while waiting:
        element, in_prompt = waiting.pop()
        word = name(element)
        if word in _GONE or (word == "w:r" and in_prompt) or _row_gone(element, word):
            continue
        if word == "w:sdt":
            inside, in_prompt = _control(element, in_prompt=in_prompt)
            waiting += [(each, in_prompt) for each in reversed(inside)]
        elif word == "mc:AlternateContent":
            waiting += [(each, in_prompt) for each in _chosen(element)]
        elif word in _WRAPPINGS:
            waiting += [(each, in_prompt) for each in reversed(element)]
        else:
            yield element, in_prompt


def _row_gone(element: ET.Element, word: str) -> bool:
    marks = child(element, "w:trPr") if word == "w:tr" else None
    return marks is not None and any(name(each) in _ROW_GONE for each in marks)


def _chosen(alternatives: ET.Element) -> list[ET.Element]:
    """Take the first choice, as today's programs do; the fallback says the same for older ones."""
    return [*children(alternatives, "mc:Choice"), *children(alternatives, "mc:Fallback")][:1]


def _control(control: ET.Element, *, in_prompt: bool) -> tuple[list[ET.Element], bool]:
    """Give what stands in a content control, and whether that is a prompt; a box as its sign."""
    about = child(control, "w:sdtPr")
    inside = list(children(control, "w:sdtContent"))
    box = child(about, "w14:checkbox")
    if box is None:
        return inside, in_prompt or is_on(child(about, "w:showingPlcHdr"))
    for run in (each for content in inside for each in content.iter() if name(each) == "w:r"):
        _show(run, TICKED if ticked(box) else OPEN_BOX)
        break
    return inside, in_prompt


def _show(run: ET.Element, sign: str) -> None:
    """Let a run hold nothing but a sign."""
    text = ET.Element(run.tag.removesuffix("r") + "t")
    text.text = sign
    run[:] = [each for each in run if name(each) == "w:rPr"] + [text]
