"""Ids of acts: sortable by time, unique without asking anybody (ULID)."""

from __future__ import annotations

import os
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM = 10  # bytes


def new_event_id(now: datetime) -> str:
    """Make an id from the time in milliseconds and 80 random bits."""
    number = (int(now.timestamp() * 1000) << 8 * _RANDOM) | int.from_bytes(os.urandom(_RANDOM))
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(125, -1, -5))
