"""Which ids can be the names of clusters' files, on every system and beside every other file."""

from __future__ import annotations

import re

from lccluster.files.disk.names import is_reserved
from lccluster.files.register.scan import is_stray
from lccluster.files.register.years import year_of

_SIGNS = re.compile(
    r"[A-Za-z0-9\u3400-\u9fff](?:[A-Za-z0-9\u3400-\u9fff._-]{0,59}[A-Za-z0-9\u3400-\u9fff])?"
)


def is_fit(cluster_id: str) -> bool:
    """Tell whether an id can name a file: no path, no reserved name, no year's file, no copy's."""
    name = f"{cluster_id}.yaml"
    odd = is_reserved(cluster_id) or is_stray(name) or year_of(name) is not None
    return _SIGNS.fullmatch(cluster_id) is not None and not odd
