"""Signs of the symbol fonts: what stands in the file as `R` may be seen as a ticked box."""

from __future__ import annotations

TICKED, OPEN_BOX, CROSSED = "☑", "☐", "☒"
UNKNOWN = "□"  # a sign that is seen, though nobody here can say which
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the signs of symbol fonts
_CIRCLED = {0x80: "⓪", **{0x80 + number: chr(0x245F + number) for number in range(1, 11)}}
_BOXES = dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), OPEN_BOX)
_PLAIN = {code: chr(code) for code in (*range(0x20, 0x22), *range(0x30, 0x3A), 0x2C, 0x2E, 0x2F)}
_SIGNS = {
    "wingdings": _CIRCLED | _BOXES | {0xFB: "×", 0xFC: "√", 0xFD: CROSSED, 0xFE: TICKED},
    "wingdings 2": {0x4F: "×", 0x50: "√", 0x52: TICKED, 0x53: CROSSED, 0x54: CROSSED}
    | {0x2A: OPEN_BOX, 0xA3: OPEN_BOX},
    "wingdings 3": {},
    "webdings": {0x61: "√", 0x63: OPEN_BOX, 0x72: "×"},
    "symbol": _PLAIN | {0x25: "%", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xD6: "√"},
}


def sign(font: str, code: int) -> str:
    """Give the sign of a font at a code, as a person sees it."""
    known = _SIGNS.get(font.casefold())
    low = code - _PRIVATE.start if code in _PRIVATE else code
    if known is not None and low < 0x100:  # noqa: PLR2004 - beyond, another font fills in
        return known.get(low, UNKNOWN)
    return UNKNOWN if code in _PRIVATE or not 0x20 <= code < 0xD800 else chr(code)  # noqa: PLR2004


def as_seen(text: str, font: str) -> str:
    """Draw a text set in a font; blanks stay blanks."""
    if font.casefold() not in _SIGNS and not any(ord(each) in _PRIVATE for each in text):
        return text
    return "".join(each if each.isspace() else sign(font, ord(each)) for each in text)
