"""Files that are none of the register's: left by other programs, or by a write that broke off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.disk.temporary import is_temporary
from lccluster.files.disk.within import below, matching
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import inbox_files
from lccluster.files.register.layout import CLUSTERS, INBOX, PACKS, SEALS, writer_packs
from lccluster.files.register.packs.noted import noted_writers
from lccluster.files.register.reading.scan import is_stray
from lccluster.files.register.upgrading import old_chains
from lccluster.language import Message
from lccluster.usecases.register.room import Room

# What systems put into every folder that somebody has looked at; it holds no act.
HARMLESS = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitignore", ".gitattributes", ".gitkeep"}


def lying_about(folder: Path) -> list[Path]:
    """List every file among the clusters, the seals, what waits and the notes of packs, and those above, in order."""
    files = [each for name in (CLUSTERS, SEALS, INBOX, PACKS) for each in below(folder / name)]
    files += matching(folder, "*")
    return sorted(each for each in files if not each.is_dir())


def strays(room: Room, files: Sequence[Path]) -> Iterator[Problem]:
    """Find what is no cluster's file: among the clusters anything else, above them what is known."""
    register, known = room.register, HARMLESS
    own = {*register.files(), *register.seal_files(), *register.pending.hidden, *_old(register)}
    own |= {*inbox_files(register.folder), *_notes(register)}
    for path in files:
        above = _is_above(path, register) and not is_stray(path.name)
        if not above and path not in own and path.name not in known and not is_temporary(path.name):
            yield _STRAY_FILE.at(path)


def _notes(register: Register) -> list[Path]:
    """List the notes of packs, a file a writer."""
    return [register.folder / writer_packs(each) for each in noted_writers(register)]


def _old(register: Register) -> list[Path]:
    """List the chains of format 1 that an upgrade has said again and not removed yet."""
    return list(old_chains(register)) if register.header.by_writer else []


def _is_above(path: Path, register: Register) -> bool:
    """Tell whether a file lies where others may keep theirs: format 1 knows no folder of seals."""
    seals = register.folder / SEALS
    return path.parent == register.folder or (
        not register.header.by_writer and seals in path.parents
    )


def unfinished(room: Room, files: Sequence[Path]) -> Iterator[Problem]:
    """Notice what a run that broke off has left; whatever is recorded next sets it right."""
    if (path := room.register.folder / JOURNAL) in files:
        yield _CHANGE_UNFINISHED.at(path)
    for path in _old(room.register):
        yield _UPGRADE_UNFINISHED.at(path)
    for path in files:
        if is_temporary(path.name) and path not in room.register.pending.instead.values():
            yield _LEFTOVER.at(path)


_CHANGE_UNFINISHED = Fault(
    "change-unfinished",
    Message("A change was broken off after it was recorded; all of it counts."),
    Message("The next recording brings it to its end."),
    severity=Severity.WARNING,
)
_UPGRADE_UNFINISHED = Fault(
    "upgrade-unfinished",
    Message("An upgrade was broken off before this old chain was removed."),
    Message("“{command}” brings it to its end.", command="lccluster register upgrade"),
    severity=Severity.WARNING,
)
_STRAY_FILE = Fault(
    "stray-file",
    Message("This file was left by another program or a broken write."),
    Message("Compare it with the cluster's own file, then move it away."),
)
_LEFTOVER = Fault(
    "leftover",
    Message("A write that was broken off has left this; it does not count."),
    Message("The next recording removes it."),
    severity=Severity.WARNING,
)
