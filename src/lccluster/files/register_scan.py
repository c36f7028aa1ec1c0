"""Which files a register has: one walk over the counties' folders, quick for a hundred thousand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

from lccluster.files.safe_write import SUFFIX

CLUSTERS = "clusters"
# What sync programs, editors and broken writes leave behind: never a cluster's own file.
STRAYS = (
    "*冲突*",
    "*conflict*",
    "*副本*",
    "* - Copy*",
    "*([0-9]).yaml",
    "*([0-9][0-9]).yaml",
    "~$*",
    ".~*",
    f"*{SUFFIX}",
    "*.tmp",
    "*.bak",
    "*~",
)
_USUAL = re.compile(r"[A-Z]{0,6}[0-9-]{1,40}\.yaml")  # too short for any word of STRAYS


def is_stray(name: str) -> bool:
    """Tell whether a file's name is one that other programs make."""
    return not _USUAL.fullmatch(name) and _is_odd(name)


@lru_cache(maxsize=1024)
def _is_odd(name: str) -> bool:
    return any(fnmatch(name, each) for each in STRAYS)


def cluster_entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Walk over the clusters' files, county by county, in no fixed order; strays are left out."""
    try:
        counties = [each for each in os.scandir(folder / CLUSTERS) if each.is_dir()]
    except OSError:
        return
    for county in counties:
        try:
            found = list(os.scandir(county.path))
        except OSError:
            continue
        yield from (each for each in found if _is_cluster_file(each.name))


def _is_cluster_file(name: str) -> bool:
    return name.endswith(".yaml") and not is_stray(name)
