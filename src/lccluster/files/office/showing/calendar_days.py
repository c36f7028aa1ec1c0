"""Days as spreadsheets count them: from 1900, with a 29 February that never was, or from 1904."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from lccluster.files.office.showing.number_format import Token

_BEFORE_1900, _BEFORE_MARCH, _FIRST_OF_1904 = (
    date(1899, 12, 30),
    date(1899, 12, 31),
    date(1904, 1, 1),
)
_NEVER = 60  # 29 February 1900
_LAST = 2_958_465  # 31 December 9999
_SPELT = {"y": "{0.year:04d}", "e": "{0.year:04d}", "yy": "{0:%y}", "mm": "{0.month:02d}", "dd": "{0.day:02d}",
          "m": "{0.month}", "d": "{0.day}"}  # fmt: skip


def day_of(number: Decimal, *, since_1904: bool) -> date | None:
    """Give the day of a number, its hours left out; None where the calendar has none."""
    days = int(number)
    if number < 0 or days > _LAST or (days in (0, _NEVER) and not since_1904):
        return None
    if since_1904:
        return _FIRST_OF_1904 + timedelta(min(days, _LAST - 1462))
    return (_BEFORE_1900 if days > _NEVER else _BEFORE_MARCH) + timedelta(days)


def number_of(day: date) -> int:
    """Give the number of a day, counted from 1900."""
    number = (day - _BEFORE_1900).days
    return number if number > _NEVER else number - 1


def drawn_day(day: date, tokens: Sequence[Token]) -> str:
    """Draw the parts of a day that a format names, as it has them: `2025年2月`."""
    return "".join(
        signs if kind == "literal" else _SPELT.get(signs, _SPELT[signs[0]]).format(day)
        for kind, signs in tokens
        if kind == "literal" or (kind == "day" and signs[0] in "yemd")
    )
