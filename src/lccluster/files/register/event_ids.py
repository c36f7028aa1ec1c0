"""Ids of acts: sortable by time, unique without asking anybody (ULID), and greater than those before."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SIGNS = frozenset(_DIGITS)
_RANDOM = 10  # bytes
_LENGTH = 26


def new_event_id(now: datetime, before: Iterable[str | None] = ()) -> str:
    """Make an id from the time in milliseconds and 80 random bits.

    It is greater than those of the acts that stood `before`, also where a clock went back; by chance
    even then, so that two copies whose clocks went back never make one id.
    """
    newest = max((each for each in before if each and _is_ours(each)), default=None)
    moment = max(int(now.timestamp() * 1000), _moment(newest) + 1 if newest else 0)
    return _drawn(moment << 8 * _RANDOM | int.from_bytes(os.urandom(_RANDOM)))


def _is_ours(written: str) -> bool:
    return len(written) == _LENGTH and _SIGNS.issuperset(written) and written[0] < "8"


def _drawn(number: int) -> str:
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(125, -1, -5))


def _moment(drawn: str) -> int:
    number = 0
    for each in drawn:
        number = number << 5 | _DIGITS.index(each)
    return number >> 8 * _RANDOM
