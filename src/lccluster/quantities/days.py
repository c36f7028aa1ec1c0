"""Days and years as people write them; a file that programs keep has them in one way only."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from lccluster.language import Message
from lccluster.quantities.texts import (
    QuantityError,
    folded,
    is_blank,
    is_digits,
    refuse_unreadable,
    shown,
)

# Digits with one kind of sign between them, eight digits, or 年 月 日 with digits or numerals.
# Patterns are compiled where they are asked for: most files have the first kind alone.
_SIGNS = r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"
_EIGHT = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_NUMERALS = "〇零○一二三四五六七八九十"
_WORDS = rf"([0-9]{{4}}|[{_NUMERALS}]{{4}}) *年 *([0-9]{{1,2}}|[{_NUMERALS}]{{1,3}}) *月 *([0-9]{{1,2}}|[{_NUMERALS}]{{1,3}}) *[日号]?"
_YEAR = rf"([0-9]{{4}}|[{_NUMERALS}]{{4}}) *(?:年度?)?"
_DIGITS = {"〇": 0, "零": 0, "○": 0} | {sign: at for at, sign in enumerate("一二三四五六七八九", 1)}
_TENS = "([二三]?)十([一二三四五六七八九]?)"


@lru_cache(maxsize=4096, typed=True)  # typed: a text joined from several lines is refused
def read_day(text: str | None) -> date | None:
    """Read `2025-02-20`, `2025/2/20`, `2025.2.20`, `20250220`, `2025年2月20日`, `二〇二五年二月二十日`.

    A blank is None. Raises QuantityError for everything else, and for days that no calendar has.
    """
    if text is None or is_blank(text):
        return None
    refuse_unreadable(text)
    parts = _parts(folded(text))
    if parts is None or None in parts:
        raise QuantityError(
            "not-a-day",
            Message("“{text}” is not a day.", text=shown(text)),
            Message("Write year, month and day as 2025-02-20."),
        )
    try:
        return date(*map(int, parts))  # type: ignore[arg-type]
    except ValueError:
        raise QuantityError(
            "impossible-day",
            Message("There is no day {text}.", text=shown(text)),
            Message("Look it up in the calendar and write it like 2025-02-20."),
        ) from None


@lru_cache(maxsize=256, typed=True)  # as of a day
def read_year(text: str | None) -> int | None:
    """Read `2024`, `2024年`, `2024年度` or `二〇二四年`; a blank is None."""
    if text is None or is_blank(text):
        return None
    refuse_unreadable(text)
    match = re.fullmatch(_YEAR, folded(text))
    year = _figure_by_figure(match[1]) if match else None
    if year is None:
        raise QuantityError(
            "not-a-year",
            Message("“{text}” is not a year.", text=shown(text)),
            Message("Write four digits, such as 2024."),
        )
    return year


@lru_cache(maxsize=4096, typed=True)
def iso_day(text: str) -> date:
    """Read `2025-02-20` and nothing else, no 20250220, no week dates; raises ValueError."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


@lru_cache(maxsize=4096, typed=True)  # what is recorded by one command has one moment
def is_moment(text: str) -> bool:
    """Tell whether a text is a moment such as `2026-11-23T09:30:00+08:00`, its day written in full."""
    try:
        return text[:10] == datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return False


def _parts(text: str) -> tuple[int | None, int | None, int | None] | None:
    if match := re.fullmatch(_SIGNS, text):
        return int(match[1]), int(match[3]), int(match[4])
    if match := re.fullmatch(_EIGHT, text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(_WORDS, text):
        return _figure_by_figure(match[1]), _up_to_99(match[2]), _up_to_99(match[3])
    return None


def _figure_by_figure(text: str) -> int | None:
    """Read a year: `2025`, or `二〇二五`; 二十 is none."""
    if is_digits(text):
        return int(text)
    figures = [_DIGITS.get(sign) for sign in text]
    return None if None in figures else int("".join(map(str, figures)))


def _up_to_99(text: str) -> int | None:
    """Read a month or a day: `3`, `03`, `三`, `十`, `十二`, `三十一`."""
    if is_digits(text):
        return int(text)
    if text in _DIGITS:
        return _DIGITS[text]
    match = re.fullmatch(_TENS, text)
    return 10 * _DIGITS.get(match[1], 1) + _DIGITS.get(match[2], 0) if match else None
