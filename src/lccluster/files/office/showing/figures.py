"""What a cell shows of the figure or the words in it, and why that may not be what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.showing.calendar_days import day_of, drawn_day
from lccluster.files.office.showing.doubts import (
    added,
    nothing_shown,
    shown_otherwise,
    strange_format,
)
from lccluster.files.office.showing.number_format import (
    WIDE,
    Digits,
    FormatSection,
    NumberFormat,
    Token,
)
from lccluster.quantities import plain

LARGEST = Decimal(10**15)  # programs keep fifteen digits
SMALLEST = Decimal("0.0001")  # below it the general format may turn to exponents
_FIGURE = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_SHORT = re.compile(r"([1-9]\d{0,9}|0(?=\.0{0,2}[1-9]))(?:\.(\d{0,8}[1-9]))?", re.ASCII)
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def show_kept(text: str, how: NumberFormat, *, since_1904: bool = False) -> SeenCell:
    """Show a figure that a file keeps as text; raises ValueError for one that is none.

    Most figures are shown digit by digit as they are kept, and need no arithmetic.
    """
    short = _SHORT.fullmatch(text)
    if short and how.shows_exactly(len(short[1]), short[2] or ""):
        return SeenCell(text)
    return show_figure(figure(text), how, since_1904=since_1904)


def figure(text: str) -> Decimal:
    """Read a figure as a file keeps it, with the fifteen digits that count; raises ValueError."""
    if not _FIGURE.fullmatch(text):
        raise ValueError(text[:40])
    return Decimal(f"{float(text):.15g}")


def show_figure(value: Decimal, how: NumberFormat, *, since_1904: bool = False) -> SeenCell:
    """Show a figure as its format does; where that is more than digits it is no plain figure."""
    section, without_sign = how.of_number(value)
    if section.has("day", "elapsed", "noon"):
        return _shown_day(value, section, how, since_1904=since_1904)
    if not section.tokens or section.is_white:
        return SeenCell("", nothing_shown(plain(value)))
    if section.has("general", "text"):
        return _general(value, section, how, without_sign=without_sign)
    if all(kind == "literal" for kind, _ in section.tokens):
        drawn = _joined(section.tokens)
        return SeenCell(drawn, shown_otherwise(drawn, plain(value)))
    if section.digits is None or abs(value) >= LARGEST:
        return SeenCell("", strange_format(how.code, plain(value)))
    moved = value.scaleb(2 * section.digits.hundreds - 3 * section.digits.thousands, _EXACT)
    shown = _to_places(moved, section.digits.places)
    digits = _drawn(shown, section, section.digits, without_sign=without_sign)
    if not digits.strip():
        return SeenCell("", nothing_shown(plain(value)))
    if _is_plain(section, without_sign=without_sign) and (shown or section.digits.shows_zero):
        return _rounded(value, shown, "%" * section.digits.hundreds)
    return SeenCell(digits, shown_otherwise(digits, plain(value)))


def show_words(text: str, how: NumberFormat) -> SeenCell:
    """Show words as their format does."""
    section = how.of_text
    if section is None:
        return SeenCell(text)
    if not section.has("text") or section.is_white:
        return SeenCell("", nothing_shown(text))
    drawn = "".join(text if kind == "text" else signs for kind, signs in _said(section))
    if drawn.strip() == text.strip():
        return SeenCell(text)
    return SeenCell(drawn, added(drawn))


def _general(
    value: Decimal, section: FormatSection, how: NumberFormat, *, without_sign: bool
) -> SeenCell:
    """Show a figure with the eleven signs of the general format."""
    size = abs(value)
    if size >= 10 ** (WIDE + 1) or 0 < size < SMALLEST:
        return SeenCell("", shown_otherwise(f"{value:.5E}", plain(value)))
    whole = len(str(int(size)))
    shown = _to_places(value, max(0, WIDE - whole))
    if _is_plain(section, without_sign=without_sign):
        return _rounded(value, shown, "")
    digits = _filled(plain(abs(shown) if without_sign else shown), section.tokens)
    return SeenCell(digits, shown_otherwise(digits, plain(value)))


def _rounded(value: Decimal, shown: Decimal, percent: str) -> SeenCell:
    """Take what is shown; where the cell keeps more digits, keep them for a remark."""
    kept = value * 100 if percent else value
    return SeenCell(plain(shown) + percent, kept="" if kept == shown else plain(kept) + percent)


def _drawn(shown: Decimal, section: FormatSection, around: Digits, *, without_sign: bool) -> str:
    """Draw digits with all that the section puts around them."""
    digits = f"{abs(shown):,f}" if around.grouped else f"{abs(shown):f}"
    if not shown and not around.shows_zero:
        digits = ""
    minus = "-" if shown < 0 and not without_sign else ""
    return minus + _joined(around.before) + digits + _joined(around.after)


def _to_places(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def _is_plain(section: FormatSection, *, without_sign: bool) -> bool:
    """Tell whether a section adds nothing to digits, moves no point and hides no sign."""
    moved = section.digits is not None and section.digits.thousands > 0
    return not section.adds and not moved and section.signed is without_sign


def _filled(digits: str, tokens: Sequence[Token]) -> str:
    drawn = (digits if kind in ("general", "text") else signs for kind, signs in tokens)
    return "".join(drawn)


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(signs for kind, signs in tokens if kind in ("literal", "percent"))


def _said(section: FormatSection) -> list[Token]:
    return [token for token in section.tokens if token[0] in ("literal", "text")]


def _shown_day(
    value: Decimal, section: FormatSection, how: NumberFormat, *, since_1904: bool
) -> SeenCell:
    """Show a day whose year, month and day are all there; less is no day."""
    day = day_of(value, since_1904=since_1904)
    if day is None:
        return SeenCell("", strange_format(how.code, plain(value)))
    parts = "".join(signs for kind, signs in section.tokens if kind == "day")
    if not section.has("elapsed") and all(each in parts.replace("e", "y") for each in "ymd"):
        return SeenCell(day.isoformat())
    if section.has("elapsed", "noon") or re.search(r"[hs]", parts):
        return SeenCell("", strange_format(how.code, plain(value)))
    return SeenCell(drawn_day(day, section.tokens))
