"""Ids of acts: sortable by time, unique without asking anybody (ULID)."""

from __future__ import annotations

import secrets
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = 80


def new_event_id(now: datetime) -> str:
    """Make an id from the time in milliseconds and 80 random bits."""
    number = (int(now.timestamp() * 1000) << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(125, -1, -5))
