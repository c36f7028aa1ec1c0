"""What applications came to when they were last held against the rules on this computer, by all that decides it.

Only what nobody else could have written is believed, as with a register's index. It saves work and says
nothing new: the same bytes, under the same rules, on the same day, come to the same verdict.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from lccluster.files.disk.regular import whole_of
from lccluster.files.register.index.private import is_private, make_private
from lccluster.files.round.layout import EARLIER, RECORD
from lccluster.hashes import hash_of

SUFFIX = ".verdicts"
SMALL = 256 * 1024  # bytes: of larger files, scans mostly, size and times are looked at
SHA256 = "sha256"


class KeptVerdicts(Struct, frozen=True):
    """Verdicts by the fingerprint of what was judged, and under what: version, rules and day."""

    about: Mapping[str, str]
    verdicts: Mapping[str, str]


def read_kept(path: Path, about: Mapping[str, str]) -> dict[str, str]:
    """Give what is kept under the same rules and of the same day; nothing where it cannot be believed."""
    try:
        if not is_private(path):
            return {}
        found = msgspec.json.decode(whole_of(path), type=KeptVerdicts)
    except (OSError, msgspec.DecodeError):
        return {}
    return dict(found.verdicts) if found.about == about else {}


def write_kept(path: Path, kept: KeptVerdicts) -> None:
    """Keep verdicts; where that is refused, they are worked out again."""
    new = path.with_name(f"{path.name}-{os.getpid()}")
    with suppress(OSError):
        make_private(path.parent)
        if is_private(path):
            try:
                new.touch(0o600)
                new.write_bytes(msgspec.json.encode(kept))
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)


def fingerprint_of_rules(rulebook: Path) -> str:
    """Hash every file of a rulebook; raises OSError."""
    files = sorted(rulebook.glob("*.yaml"))
    return hash_of(b"".join(each.name.encode() + b"\0" + whole_of(each) for each in files), SHA256)


def fingerprint_of_papers(folder: Path, occasion: str) -> str:
    """Hash all that lies beside an application's record and decides what it comes to; raises OSError."""
    said = [occasion.encode(), *(each for path in _papers(folder) for each in _looks(folder, path))]
    return hash_of(b"\0".join(said), SHA256)


def _papers(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        if here == folder:
            folders[:] = [each for each in folders if each != EARLIER]
        folders.sort()
        yield from (here / each for each in sorted(names) if here != folder or each != RECORD)


def _looks(folder: Path, path: Path) -> Iterator[bytes]:
    """Give a paper's name with its bytes; of a large one its size, times and place on the disk."""
    yield path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
    seen = path.stat()
    if seen.st_size <= SMALL:
        yield hash_of(whole_of(path), SHA256).encode()
    else:
        yield repr((seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)).encode()
