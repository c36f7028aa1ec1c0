"""Ids: which can be the names of clusters' files, on every system, and what is drawn by chance."""

from __future__ import annotations

import os

from lccluster.files.disk.names import is_reserved, is_word
from lccluster.files.register.reading.scan import is_stray
from lccluster.files.register.years import year_of

NO_LOOK_ALIKES = "3467ACDEFGHJKMNPQRTUVWXY"  # no 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B
_LONGEST = 61  # signs


def is_fit(cluster_id: str) -> bool:
    """Tell whether an id can name a file: no path, no reserved name, no year's file, no copy's."""
    name = f"{cluster_id}.yaml"
    odd = is_reserved(cluster_id) or is_stray(name) or year_of(name) is not None
    return is_word(cluster_id, _LONGEST, "._-") and not odd


def new_register_id() -> str:
    """Name a register unlike every other one."""
    return "-".join(by_chance() for _ in range(3))


def by_hash(digest: str, groups: int = 4) -> str:
    """Write a hash in few signs of which none looks like another, in groups of four."""
    number, signs = int(digest, 16), []
    for _ in range(groups * 4):
        number, at = divmod(number, len(NO_LOOK_ALIKES))
        signs.append(NO_LOOK_ALIKES[at])
    return "-".join("".join(signs[at : at + 4]) for at in range(0, len(signs), 4))


def by_chance(count: int = 4) -> str:
    """Draw signs by chance, of which none looks like another."""
    return "".join(NO_LOOK_ALIKES[each % len(NO_LOOK_ALIKES)] for each in os.urandom(count))
