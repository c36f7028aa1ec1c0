"""Ids: which can be the names of clusters' files, on every system, and what is drawn by chance."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime

from lccluster.files.disk.names import file_names, is_reserved, is_word
from lccluster.files.register.reading.scan import is_stray
from lccluster.files.register.years import year_of

NO_LOOK_ALIKES = "3467ACDEFGHJKMNPQRTUVWXY"  # no 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B
_LONGEST = 61  # signs


def is_fit(cluster_id: str) -> bool:
    """Tell whether an id can name a file: no path, no reserved name, no year's file, no copy's."""
    name = f"{cluster_id}.yaml"
    odd = is_reserved(cluster_id) or is_stray(name) or year_of(name) is not None
    return is_word(cluster_id, _LONGEST, "._-") and not odd


def is_fit_county(county: str) -> bool:
    """Tell whether what a file calls its county can name the folder in which that file stands."""
    return file_names([county], "") == [county]


def new_register_id() -> str:
    """Name a register unlike every other one."""
    return "-".join(by_chance() for _ in range(3))


def code_of(digest: str) -> str:
    """Give the short code of a pack's hash, of which no sign looks like another; on the letter it vouches for the file."""
    number, signs = int(digest, 16), []
    for _ in range(16):
        number, at = divmod(number, len(NO_LOOK_ALIKES))
        signs.append(NO_LOOK_ALIKES[at])
    return "-".join("".join(signs[at : at + 4]) for at in range(0, len(signs), 4))


def by_chance() -> str:
    """Draw four signs by chance, of which none looks like another."""
    return "".join(NO_LOOK_ALIKES[each % len(NO_LOOK_ALIKES)] for each in os.urandom(4))


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


def moment_of(written: str) -> int | None:
    """Give the moment that an id of ours bears, in milliseconds; None for any other."""
    return _moment(written) if _is_ours(written) else None


def _is_ours(written: str) -> bool:
    return len(written) == _LENGTH and _SIGNS.issuperset(written) and written[0] < "8"


def _drawn(number: int) -> str:
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(125, -1, -5))


def _moment(drawn: str) -> int:
    number = 0
    for each in drawn:
        number = number << 5 | _DIGITS.index(each)
    return number >> 8 * _RANDOM
