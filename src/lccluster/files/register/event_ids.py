"""Ids of acts: sortable by time, unique without asking anybody (ULID), and greater than those before."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM = 10  # bytes
_LENGTH = 26


def new_event_id(now: datetime, before: Iterable[str | None] = ()) -> str:
    """Make an id from the time in milliseconds and 80 random bits.

    It is greater than those of the acts that stood `before`, also where a clock went back.
    """
    number = (int(now.timestamp() * 1000) << 8 * _RANDOM) | int.from_bytes(os.urandom(_RANDOM))
    newest = max((each for each in before if each and _is_ours(each)), default="")
    drawn = _drawn(number)
    return drawn if drawn > newest else _drawn(_number(newest) + 1)


def _is_ours(written: str) -> bool:
    return len(written) == _LENGTH and set(written) <= {*_DIGITS} and written[0] < "8"


def _drawn(number: int) -> str:
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(125, -1, -5))


def _number(drawn: str) -> int:
    number = 0
    for each in drawn:
        number = number << 5 | _DIGITS.index(each)
    return number
