"""What applications came to when they were last held against the rules on this computer, by all that decides it.

Only what nobody else could have written is believed, as with a register's index. It saves work and says
nothing new: the same bytes, under the same rules, come to the same verdict, on each day that has no part in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from lccluster.files.disk.regular import TooLarge, bytes_of, whole_of
from lccluster.files.disk.within import matching
from lccluster.files.register.index.believed import read_believed
from lccluster.files.round.layout import EARLIER, RECORD
from lccluster.hashes import hash_of
from lccluster.vocabulary import Verdict

SUFFIX = ".verdicts"
SMALL = 256 * 1024  # bytes: of larger files, scans mostly, size and times are looked at
SHA256 = "sha256"


class KeptVerdict(Struct, frozen=True):
    """What papers came to on a day, and whether that day had to stand for one that the form leaves blank."""

    verdict: Verdict
    judged_on: date
    for_want_of_a_day: bool

    def holds_on(self, today: date) -> bool:
        """Tell whether they come to the same on a day: on a later one where the form has its own.

        Findings are refused that are dated after the day on which one asks, so no earlier day will do.
        """
        return today == self.judged_on or (today > self.judged_on and not self.for_want_of_a_day)


class KeptVerdicts(Struct, frozen=True):
    """Verdicts by the fingerprint of what was judged, and under what: version and rules."""

    about: Mapping[str, str]
    verdicts: Mapping[str, KeptVerdict]


def read_kept(path: Path, about: Mapping[str, str]) -> dict[str, KeptVerdict]:
    """Give what is kept under the same rules; nothing where it cannot be believed."""
    found = read_believed(path, KeptVerdicts)
    return dict(found.verdicts) if found and found.about == about else {}


def fingerprint_of_rules(folders: Iterable[Path]) -> str:
    """Hash every file of some rulebooks, in their order; raises OSError."""
    files = (each for folder in folders for each in matching(folder, "*.yaml"))
    said = (hash_of(str(each).encode() + b"\0" + whole_of(each), SHA256) for each in files)
    return hash_of("".join(said).encode(), SHA256)


def fingerprint_of_papers(folder: Path, occasion: str) -> str:
    """Hash all that lies beside an application's record and decides what it comes to; raises OSError."""
    said = [f"{below}\0{_looks(Path(path))}" for below, path in _papers(str(folder))]
    return hash_of("\0".join([occasion, *said]).encode("utf-8", "surrogateescape"), SHA256)


def _papers(folder: str, above: str = "") -> Iterator[tuple[str, str]]:
    """Give the name below an application, and the path, of each of its papers."""
    for each in sorted(os.scandir(folder), key=lambda each: each.name):
        if above or each.name not in (EARLIER, RECORD):
            name = f"{above}{each.name}"
            inside = each.is_dir(follow_symlinks=False)
            yield from _papers(each.path, f"{name}/") if inside else [(name, each.path)]


def _looks(path: Path) -> str:
    """Give the hash of a paper's bytes; of a large one its size, times and place on the disk."""
    try:
        return hash_of(bytes_of(path, SMALL), SHA256)
    except TooLarge:
        seen = path.stat()
        return repr((seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino))
