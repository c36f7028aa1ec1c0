"""How a run looks as far as it matters to what is read: hidden, struck out, raised, in which font.

Hidden and struck out are toggles (ECMA-376 part 1, 17.7.3): stated by the style of a paragraph and
by that of a run they cancel each other; stated on the run itself they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from lccluster.files.word.names import child, children, is_on, name, said

Stated = Mapping[str, str]  # a property and its value, as far as a style or a run states it
_SWITCHES = frozenset({"w:vanish", "w:strike", "w:dstrike"})
_TOGGLES = ("w:vanish", "w:strike")
_ON, _OFF = "on", ""


class Look(NamedTuple):
    """What a person sees of a run besides its words."""

    hidden: bool = False
    struck: bool = False
    raised: str = ""  # superscript, subscript or nothing
    font: str = ""


class Styles:
    """The styles of a document; a document without any has none."""

    def __init__(self, root: ET.Element | None) -> None:
        self._styles = {said(each, "styleId"): each for each in children(root, "w:style")}
        defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._defaults = _stated(defaults)
        self._usual = next(
            (key for key, each in self._styles.items() if _is_usual(each)), ""
        )  # the style of a paragraph that names none
        self._known: dict[str, Stated] = {}

    def look(self, paragraph: ET.Element, run: ET.Element | None) -> Look:
        """Tell how a run of a paragraph looks; without a run, the mark at the paragraph's end."""
        about = child(paragraph, "w:pPr")
        own = child(about, "w:rPr") if run is None else child(run, "w:rPr")
        by_paragraph = self._style(self._named(about))
        by_run = self._style(said(child(own, "w:rStyle")))
        direct = _stated(own)
        whole = {**self._defaults, **by_paragraph, **by_run, **direct}
        for each in _TOGGLES:
            if each not in direct:
                toggled = bool(by_paragraph.get(each)) != bool(by_run.get(each))
                whole[each] = _ON if toggled or self._defaults.get(each) else _OFF
        return Look(
            hidden=bool(whole.get("w:vanish")),
            struck=bool(whole.get("w:strike") or whole.get("w:dstrike")),
            raised=whole.get("w:vertAlign", ""),
            font=whole.get("w:rFonts", ""),
        )

    def numbered(self, paragraph: ET.Element) -> bool:
        """Tell whether a number or a mark is set before a paragraph that nobody typed."""
        about = child(paragraph, "w:pPr")
        number = child(about, "w:numPr", "w:numId")
        if number is None:
            number = self._number_of(self._named(about))
        return number is not None and said(number) not in ("", "0")

    def _named(self, about: ET.Element | None) -> str:
        return said(child(about, "w:pStyle")) or self._usual

    def _style(self, key: str) -> Stated:
        if key not in self._known:
            stated: dict[str, str] = {}
            for each in self._ancestry(key):
                stated = {**_stated(child(each, "w:rPr")), **stated}
            self._known[key] = stated
        return self._known[key]

    def _number_of(self, key: str) -> ET.Element | None:
        found = (child(each, "w:pPr", "w:numPr", "w:numId") for each in self._ancestry(key))
        return next((each for each in found if each is not None), None)

    def _ancestry(self, key: str) -> list[ET.Element]:
        """List a style and those that it is based on, the nearest first; circles end."""
        found: dict[str, ET.Element] = {}
        while key in self._styles and key not in found:
            found[key] = self._styles[key]
            key = said(child(found[key], "w:basedOn"))
        return [*found.values()]


def _is_usual(style: ET.Element) -> bool:
    return said(style, "type") == "paragraph" and said(style, "default") in ("1", "true", "on")


def _stated(about: ET.Element | None) -> dict[str, str]:
    """Give the properties that matter, as far as they are stated here."""
    stated: dict[str, str] = {}
    for each in about if about is not None else ():
        word = name(each)
        if word in _SWITCHES:
            stated[word] = _ON if is_on(each) else _OFF
        elif word == "w:vertAlign":
            stated[word] = said(each)
        elif word == "w:rFonts" and (font := said(each, "ascii") or said(each, "hAnsi")):
            stated[word] = font
    return stated
