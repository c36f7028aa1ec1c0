"""Which files a register has: one walk over the counties' folders, quick for a hundred thousand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from lccluster.files.disk.links import is_link
from lccluster.files.disk.temporary import SUFFIX
from lccluster.files.disk.within import entries
from lccluster.files.register.change.pending import NOTHING, Pending
from lccluster.files.register.layout import CLUSTERS, is_yaml

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
    "*.y*ml.txt",
)
_USUAL = re.compile(r"[A-Z]{0,6}[0-9-]{1,40}(?:\.yaml)?")  # too short for any word of STRAYS


def is_stray(name: str) -> bool:
    """Tell whether a file's name is one that other programs make."""
    return not _USUAL.fullmatch(name) and _is_odd(name)


@lru_cache(maxsize=1024)
def _is_odd(name: str) -> bool:
    return any(fnmatch(name, each) for each in STRAYS)


def cluster_entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Walk over the clusters' files, county by county, in no fixed order; strays are left out.

    A link in the place of a county's folder is given itself: reading it says what is wrong.
    """
    for county in entries(folder / CLUSTERS):
        if is_link(Path(county.path)):
            yield county
        elif county.is_dir():
            yield from (
                each
                for each in entries(county.path)
                if is_yaml(each.name) and not is_stray(each.name)
            )


def stray_copies(folder: Path) -> list[Path]:
    """List what sync programs and people have put beside clusters' files under a name of its own."""
    found = (
        each
        for county in entries(folder / CLUSTERS)
        if county.is_dir()
        for each in entries(county.path)
    )
    return sorted(Path(each.path) for each in found if _is_copy(each.name))


def _is_copy(name: str) -> bool:
    """Tell whether a name is that of a copy, and not of something that is open or half written."""
    named_so = is_yaml(name.lower().removesuffix(".txt"))
    return named_so and is_stray(name) and not name.startswith(("~$", ".~"))


class FileStamp(Struct, frozen=True):
    """How a file looked when it was read; `settled` once its times are older than the reading."""

    size: int
    modified: int
    changed: int
    inode: str
    settled: bool = False

    def same(self, other: FileStamp) -> bool:
        """Tell whether a file looks the same."""
        return self.times == other.times and self.inode == other.inode

    @property
    def times(self) -> tuple[int, int, int]:
        """Give size and times."""
        return self.size, self.modified, self.changed


def stamps(folder: Path, pending: Pending = NOTHING) -> dict[str, FileStamp]:
    """Look at every file that counts, without reading any; what is in hand counts as it will."""
    cut, disk = len(str(folder / CLUSTERS)) + 1, _disk_of(folder)
    found = {
        each.path[cut:].replace(os.sep, "/"): stamp_of(each, disk)
        for each in cluster_entries(folder)
    }
    for path in pending.hidden:
        found.pop(_below(folder, path), None)
    return found | {_below(folder, path): stamp_of(new) for path, new in pending.instead.items()}


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder / CLUSTERS).as_posix()


def _disk_of(folder: Path) -> int:
    try:
        return folder.stat().st_dev
    except OSError:
        return 0  # nothing is found there either


def stamp_of(entry: os.DirEntry[str] | Path, disk: int = 0) -> FileStamp:
    """Look at a file without reading it; one that is gone looks like none.

    `disk` is the one of its folder: where Windows lists files, it tells neither their disk nor their number.
    """
    try:
        seen = entry.stat()
    except OSError:
        return FileStamp(-1, -1, -1, "")  # reading it says why
    return FileStamp(
        seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, f"{seen.st_dev or disk}:{seen.st_ino}"
    )


def is_small(found: Mapping[str, FileStamp]) -> bool:
    """Tell whether a register needs no index."""
    return len(found) < FEW and sum(each.size for each in found.values()) < SMALL
