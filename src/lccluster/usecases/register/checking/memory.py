"""What checks on this computer have found whole, kept for the next one where a register is large."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from lccluster import __version__
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.change.pending import NOTHING
from lccluster.files.register.inbox.waiting import inbox_files
from lccluster.files.register.index.believed import write_believed
from lccluster.files.register.index.verified import (
    VERIFIED,
    FoundWhole,
    WholeChain,
    WholeFile,
    read_verified,
)
from lccluster.files.register.reading.scan import is_small, stamps
from lccluster.usecases.register.room import Room


def place(room: Room) -> Path | None:
    """Say where it is kept; nowhere for a register that is read in a moment, or while a change is in hand."""
    register = room.register
    if room.cache is None or not register.header.by_writer or register.pending is not NOTHING:
        return None
    if is_small(stamps(register.folder)):
        return None
    from lccluster.files.register.index.kept import place_of  # a small register has no index

    return place_of(register, room.cache).with_suffix(VERIFIED)


def recalled(room: Room, path: Path) -> FoundWhole | None:
    """Give what was found whole under this law and beside this inbox."""
    return read_verified(path, _about(room))


def remember(
    room: Room,
    path: Path,
    files: Mapping[str, WholeFile],
    chains: Mapping[str, WholeChain],
    doubtful: Iterable[str],
) -> None:
    """Keep what was found whole: a file about which something was said is read each time."""
    said = {Path(each).relative_to(room.register.folder).as_posix() for each in doubtful}
    whole = {name: each for name, each in files.items() if name not in said}
    write_believed(path, FoundWhole(_about(room), whole, chains))


def _about(room: Room) -> dict[str, str]:
    return {
        "register": str(room.register.folder.resolve()),
        "tool": __version__,
        "rulebook": room.register.header.rulebook,
        "law": _hash(
            each / name
            for each in room.library.folders()
            for name in ("measure.yaml", "offices.yaml")
        ),
        "inbox": _hash(inbox_files(room.register.folder)),
    }


def _hash(paths: Iterable[Path]) -> str:
    found = sha256()
    for each in paths:
        data = whole_of(each) if each.exists() else b""
        found.update(f"{each.name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()
