"""How a run looks as far as it matters to what is read: hidden, struck out, faint, raised, its font.

Hidden and struck out are toggles (ECMA-376 part 1, 17.7.3): stated by the style of a paragraph and
by that of a run they cancel each other; stated on the run itself they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from lccluster.files.office.showing.looks import BLACK, WHITE, are_close
from lccluster.files.word.names import child, children, is_on, name, said
from lccluster.quantities.texts import is_digits

Stated = Mapping[str, str]  # a property and its value, as far as a style or a run states it
_SWITCHES = frozenset({"w:vanish", "w:strike", "w:dstrike"})
_TOGGLES = ("w:vanish", "w:strike")
_VALUES = frozenset({"w:vertAlign", "w:color", "w:sz", "w:position"})
_KEEPS_BACK = _SWITCHES | {"w:hidden"}  # what the style of a table may do to its rows and words
_SMALLEST = 8  # half-points; smaller signs are specks on the print
_DEEPEST = 20  # styles based on one another; Word itself allows some ten
_ON, _OFF = "on", ""


class Look(NamedTuple):
    """What a person sees of a run besides its words."""

    hidden: bool = False
    struck: bool = False
    faint: bool = False  # in white, or too small to be seen
    raised: str = ""  # superscript, subscript or nothing
    height: str = ""  # above or below the line, in half-points
    font: str = ""


class WordStyles:
    """The styles of a document; a document without any has none."""

    def __init__(self, root: ET.Element | None) -> None:
        self._styles = {said(each, "styleId"): each for each in children(root, "w:style")}
        defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._defaults = _stated(defaults)
        self._usual = next(
            (key for key, each in self._styles.items() if _is_usual(each)), ""
        )  # the style of a paragraph that names none
        self._known: dict[str, Stated] = {}
        self._together: dict[tuple[str, str], dict[str, str]] = {}

    def look(self, about: ET.Element | None, own: ET.Element | None) -> Look:
        """Tell how a run looks by the properties of its paragraph and by its own."""
        by_styles = self._by_styles(self._named(about), said(child(own, "w:rStyle")))
        whole = by_styles | _stated(own) if own is not None else by_styles
        return Look(
            hidden=bool(whole.get("w:vanish")),
            struck=bool(whole.get("w:strike") or whole.get("w:dstrike")),
            faint=_is_faint(whole),
            raised=whole.get("w:vertAlign", ""),
            height=whole.get("w:position", ""),
            font=whole.get("w:rFonts", ""),
        )

    def _by_styles(self, of_paragraph: str, of_run: str) -> dict[str, str]:
        """Give what the defaults and two styles state together; two toggles cancel each other."""
        key = (of_paragraph, of_run)
        if key not in self._together:
            outer, inner = self._style(of_paragraph), self._style(of_run)
            whole = {**self._defaults, **outer, **inner}
            for each in _TOGGLES:
                toggled = bool(outer.get(each)) != bool(inner.get(each))
                whole[each] = _ON if toggled or self._defaults.get(each) else _OFF
            self._together[key] = whole
        return self._together[key]

    def numbered(self, about: ET.Element | None) -> bool:
        """Tell whether a number or a mark that nobody typed is set before a paragraph."""
        number = child(about, "w:numPr", "w:numId")
        if number is None:
            number = self._number_of(self._named(about))
        return number is not None and said(number) not in ("", "0")

    def keeps_back(self, table: ET.Element) -> bool:
        """Tell whether the style of a table may hide rows or words, or strike words out."""
        key = said(child(table, "w:tblPr", "w:tblStyle"))
        return any(map(_keeps_back, self._lineage(key)))

    def _lineage(self, key: str) -> Iterator[ET.Element]:
        """Go through a style and those that it is based on."""
        passed: set[str] = set()
        while key in self._styles and key not in passed and len(passed) < _DEEPEST:
            passed.add(key)
            yield self._styles[key]
            key = said(child(self._styles[key], "w:basedOn"))

    def _named(self, about: ET.Element | None) -> str:
        return said(child(about, "w:pStyle")) or self._usual

    def _style(self, key: str) -> Stated:
        """Give what a style states, and what it leaves to those it is based on."""
        lineage = []
        while key in self._styles and key not in self._known:
            lineage.append(key)
            self._known[key] = {}  # a circle ends here
            key = said(child(self._styles[key], "w:basedOn"))
        for each in reversed(lineage):
            above = self._known.get(key, {})
            self._known[each] = {**above, **_stated(child(self._styles[each], "w:rPr"))}
            key = each
        return self._known.get(key, {})

    def _number_of(self, key: str) -> ET.Element | None:
        """Give the number of the nearest style of a lineage that states one."""
        numbers = (child(each, "w:pPr", "w:numPr", "w:numId") for each in self._lineage(key))
        return next((each for each in numbers if each is not None), None)


def _is_faint(whole: Stated) -> bool:
    size = whole.get("w:sz", "")
    tiny = is_digits(size) and len(size) < len("1638") and int(size) < _SMALLEST
    return tiny or are_close(whole.get("w:color", BLACK).lower(), WHITE)


def _keeps_back(style: ET.Element) -> bool:
    abouts = (each for each in style.iter() if name(each) in ("w:rPr", "w:trPr"))
    return any(name(each) in _KEEPS_BACK and is_on(each) for about in abouts for each in about)


def _is_usual(style: ET.Element) -> bool:
    return said(style, "type") == "paragraph" and said(style, "default") in ("1", "true", "on")


def _stated(about: ET.Element | None) -> dict[str, str]:
    """Give the properties that matter, as far as they are stated here."""
    stated: dict[str, str] = {}
    for each in about if about is not None else ():
        word = name(each)
        if word in _SWITCHES:
            stated[word] = _ON if is_on(each) else _OFF
        elif word in _VALUES:
            stated[word] = said(each)
        elif word == "w:rFonts" and (font := said(each, "ascii") or said(each, "hAnsi")):
            stated[word] = font
    return stated
