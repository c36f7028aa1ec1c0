"""Which files a register has: one walk over the counties' folders, quick for a hundred thousand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

from lccluster.files.register_journal import read_journal
from lccluster.files.safe_write import SUFFIX

CLUSTERS = "clusters"
FEW, SMALL = 200, 150_000  # files, bytes: fewer are read sooner than an index is opened
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


@dataclass(frozen=True)
class Stamp:
    """How a file looked when it was read; `settled` once its times are older than the reading."""

    size: int
    modified: int
    changed: int
    inode: str
    settled: bool = False

    def same(self, other: Stamp) -> bool:
        """Tell whether a file looks the same."""
        return self.times == other.times and self.inode == other.inode

    @property
    def times(self) -> tuple[int, int, int]:
        """Give size and times."""
        return self.size, self.modified, self.changed


def stamps(folder: Path) -> dict[str, Stamp]:
    """Look at every file that counts, without reading any."""
    journal = read_journal(folder)
    hidden = journal.hidden if journal else ()
    found: dict[str, Stamp] = {}
    for each in cluster_entries(folder):
        path = f"{os.path.basename(os.path.dirname(each.path))}/{each.name}"  # noqa: PTH119, PTH120 - quick
        if f"{CLUSTERS}/{path}" not in hidden:
            found[path] = _stamp(each)
    return found


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        seen = entry.stat()
    except OSError:
        return Stamp(-1, -1, -1, "")  # reading it says why
    return Stamp(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, f"{seen.st_dev}:{seen.st_ino}")


def is_small(found: Mapping[str, Stamp]) -> bool:
    """Tell whether a register needs no index."""
    return len(found) < FEW and sum(each.size for each in found.values()) < SMALL
