"""How the cells of an .xlsx look: their number formats, what is struck out, what nobody can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar
from xml.etree import ElementTree as ET

from lccluster.files.office.number_format import BUILT_IN, NumberFormat, number_format
from lccluster.files.office.streaming import local

_WHITE, _BLACK = "ffffff", "000000"
_CLOSE = 0x10  # colours that differ by less in red, green and blue are one to the eye
_THEME = {"0": _WHITE, "1": _BLACK}  # paper and ink, in the themes of every program
_BASIC = (_BLACK, _WHITE, "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff")
_INDEXED = dict(enumerate(_BASIC * 2)) | {64: _BLACK, 65: _WHITE}
GENERAL = number_format("General")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Ink:
    """How signs are written: struck out, in which colour, raised or lowered."""

    struck: bool = False
    colour: str = _BLACK
    raised: bool = False


@dataclass(frozen=True)
class CellLook:
    """What a cell does with what it keeps."""

    how: NumberFormat = GENERAL
    ink: Ink = Ink()
    paper: str = _WHITE

    def hides(self, ink: Ink) -> bool:
        """Tell whether signs in this ink cannot be seen on the paper of the cell."""
        return _are_close(ink.colour, self.paper)


PLAIN = CellLook()


def cell_looks(styles: ET.Element) -> list[CellLook]:
    """List the looks of a workbook, as its cells count them."""
    formats = _formats(styles)
    inks = [ink_of(each) for each in _group(styles, "fonts")]
    papers = [_paper(each) for each in _group(styles, "fills")]
    return [
        CellLook(
            formats.get(each.get("numFmtId", "0"), GENERAL),
            _at(inks, each.get("fontId"), PLAIN.ink),
            _at(papers, each.get("fillId"), _WHITE),
        )
        for each in _group(styles, "cellXfs")
    ]


def changing(styles: ET.Element) -> list[bool]:
    """Tell of each conditional look whether it changes what is shown, and not only its colour."""
    return [_changes(each) for each in _group(styles, "dxfs")]


def ink_of(font: ET.Element | None) -> Ink:
    """Read a font, or the properties of a run."""
    if font is None:
        return PLAIN.ink
    said = {local(each.tag): each for each in font}
    struck = said.get("strike")
    return Ink(
        struck=struck is not None and struck.get("val", "1") not in ("0", "false"),
        colour=_colour(said.get("color"), _BLACK),
        raised=said.get("vertAlign", ET.Element("none")).get("val", "")
        in ("superscript", "subscript"),
    )


def _formats(styles: ET.Element) -> dict[str, NumberFormat]:
    own = {
        each.get("numFmtId", ""): each.get("formatCode", "") for each in _group(styles, "numFmts")
    }
    codes = {str(number): code for number, code in BUILT_IN.items()} | own
    used = {each.get("numFmtId", "0") for each in _group(styles, "cellXfs")}
    return {number: number_format(codes[number]) for number in used if number in codes}


def _group(styles: ET.Element, name: str) -> Iterator[ET.Element]:
    for group in styles:
        if local(group.tag) == name:
            yield from group


def _at(items: list[Item], index: str | None, default: Item) -> Item:
    return items[int(index)] if index and int(index) < len(items) else default


def _paper(fill: ET.Element) -> str:
    pattern = _below(fill, "patternFill")
    if pattern is None or pattern.get("patternType", "none") != "solid":
        return _WHITE if pattern is not None else "gradient"
    return _colour(_below(pattern, "fgColor"), _WHITE)


def _below(element: ET.Element | None, name: str) -> ET.Element | None:
    below = () if element is None else element
    return next((each for each in below if local(each.tag) == name), None)


def _colour(said: ET.Element | None, default: str) -> str:
    """Give a colour as six digits, or as a word that tells it from others."""
    if said is None or said.get("auto") in ("1", "true"):
        return default
    if rgb := said.get("rgb"):
        return rgb[-6:].lower()
    if (theme := said.get("theme")) is not None:
        tint = said.get("tint", "0")
        return _THEME.get(theme, f"theme {theme}") if float(tint) == 0 else f"theme {theme} {tint}"
    number = int(said.get("indexed", "64"))
    return _INDEXED.get(number, f"indexed {number}")


def _are_close(one: str, other: str) -> bool:
    try:
        pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
        return all(abs(a - b) < _CLOSE for a, b in pairs)
    except ValueError:
        return one == other


def _changes(difference: ET.Element) -> bool:
    font = ink_of(_below(difference, "font"))
    if font.struck or _below(difference, "numFmt") is not None:
        return True
    pattern = _below(_below(difference, "fill"), "patternFill")
    return _are_close(font.colour, _colour(_below(pattern, "bgColor"), _WHITE))
