"""How the cells of an .xlsx look, from the part with its styles, and by the formats that need none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from xml.etree import ElementTree as ET

from lccluster.files.office.showing.looks import (
    BLACK,
    GENERAL,
    PLAIN,
    WHITE,
    CellLook,
    Ink,
    are_close,
)
from lccluster.files.office.showing.number_format import NumberFormat, number_format
from lccluster.files.office.streaming import local

_THEME = {"0": WHITE, "1": BLACK}  # paper and ink, in the themes of every program
_BASIC = (BLACK, WHITE, "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff")
_INDEXED = dict(enumerate(_BASIC * 2)) | {64: BLACK, 65: WHITE}
Item = TypeVar("Item")


def cell_looks(styles: ET.Element) -> list[CellLook]:
    """List the looks of a workbook, as its cells count them."""
    formats = _formats(styles)
    inks = [ink_of(each) for each in _group(styles, "fonts")]
    papers = [_paper(each) for each in _group(styles, "fills")]
    return [
        CellLook(
            formats.get(each.get("numFmtId", "0"), GENERAL),
            _at(inks, each.get("fontId"), PLAIN.ink),
            _at(papers, each.get("fillId"), WHITE),
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
        colour=_colour(said.get("color"), BLACK),
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
        return WHITE if pattern is not None else "gradient"
    return _colour(_below(pattern, "fgColor"), WHITE)


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


def _changes(difference: ET.Element) -> bool:
    font = ink_of(_below(difference, "font"))
    if font.struck or _below(difference, "numFmt") is not None:
        return True
    pattern = _below(_below(difference, "fill"), "patternFill")
    return are_close(font.colour, _colour(_below(pattern, "bgColor"), WHITE))


# Those of days are the ones of Chinese programs.
BUILT_IN = {
    0: "General",
    **dict(enumerate(("0", "0.00", "#,##0", "#,##0.00"), 1)),
    **dict(enumerate(("¥#,##0;¥-#,##0",) * 2 + ("¥#,##0.00;¥-#,##0.00",) * 2, 5)),
    **dict(enumerate(("0%", "0.00%", "0.00E+00", "# ?/?", "# ??/??"), 9)),
    **dict(enumerate(("yyyy/m/d", "d-mmm-yy", "d-mmm", "mmm-yy"), 14)),
    **dict(enumerate(("h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss", "yyyy/m/d h:mm"), 18)),
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
    **dict(enumerate(("#,##0;-#,##0",) * 2 + ("#,##0.00;-#,##0.00",) * 2, 37)),
    **dict.fromkeys((41, 43), "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * -??_ ;_ @_ "),
    **dict.fromkeys((42, 44), "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* -??_ ;_ @_ "),
    **dict(enumerate(("mm:ss", "[h]:mm:ss", "mm:ss.0", "##0.0E+0"), 45)),
    49: "@",
}
