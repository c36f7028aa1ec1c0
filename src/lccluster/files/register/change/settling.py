"""Bringing a change to its end: each file to its place, each seal to its chain, what is said twice away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Fault, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.refusals import refused
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import (
    append_lines,
    give_name,
    make_folder,
    rename_over,
    sync_folder,
)
from lccluster.files.disk.temporary import discard
from lccluster.files.register.change.journal import JOURNAL, Journal, digest
from lccluster.files.register.change.loss import refuse_loss, still_says
from lccluster.files.register.change.pending import pending
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.register.entry import AnyKeeper

CANNOT_REMOVE = "cannot-remove"


def settle(register: AnyKeeper, journal: Journal) -> None:
    """Bring what is in hand to its end, however far it came; raises Unusable where the disk refuses.

    It counts already. Old files that were changed meanwhile are left where they are, and remarked;
    those that cannot be removed yet do not count, and raise Unusable last of all, CANNOT_REMOVE.
    """
    folder = register.folder
    if journal.removes:
        refuse_loss(register.holding(pending(folder, journal)), journal)
    try:
        for temporary, name in journal.creates.items():
            _create(folder / temporary, folder / name)
        for temporary, name in journal.replaces.items():
            _replace(folder / temporary, folder / name, journal.was[name])
        _flush(folder, (*journal.moves.values(), *journal.removes))
        for name, lines in journal.seals.items():
            make_folder((folder / name).parent)
            _seal(folder / name, lines)
        if stuck := [name for name in journal.removes.items() if not _gone(folder, *name)]:
            raise Unusable(_STUCK.at(folder / name) for name, _ in stuck)
        _flush(folder, journal.removes)
        (folder / JOURNAL).unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise Unusable(refused(Path(error.filename or folder / JOURNAL), error)) from None


def _create(temporary: Path, path: Path) -> None:
    if not temporary.exists():
        return
    if path.exists() and temporary.samefile(path):
        discard(temporary)  # it has its name already, and this one beside it
        return
    try:
        if path.exists() and not path.stat().st_size:
            rename_over(temporary, path)  # its name was taken for it, and nothing more
        else:
            give_name(temporary, path)
            discard(temporary)
    except FileExistsError:
        raise Unusable(_IN_THE_WAY.at(path)) from None
    deeds.stands(path)


def _replace(temporary: Path, path: Path, hashed: str) -> None:
    if still_says(path, hashed):
        with suppress(FileNotFoundError):  # nothing is left to be done for it
            rename_over(temporary, path)
            deeds.stands(path)
    else:  # it has come already, or what was changed meanwhile was moved away, or still stands there
        _create(temporary, path)


def _seal(path: Path, lines: Sequence[str]) -> None:
    there: set[bytes] = set()
    with suppress(FileNotFoundError):
        there = {*whole_of(path).split(b"\n")}
    new = [each.encode() for each in lines if each.encode() not in there]
    if new:
        append_lines(path, new)


def _gone(folder: Path, name: str, hashed: str) -> bool:
    """Remove an old file, unless somebody has changed it; tell whether nothing is left to do."""
    path = folder / name
    try:
        if digest(whole_of(path)) == hashed:
            path.unlink()
        else:
            deeds.remark(_CHANGED.at(path))
    except FileNotFoundError:
        return True
    except OSError:
        return False  # it is not known what it says: it stays, and does not count
    return True


def _flush(folder: Path, names: Iterable[str]) -> None:
    for each in {name.rpartition("/")[0] for name in names}:
        sync_folder(folder / each)


_IN_THE_WAY = Fault(
    "in-the-way",
    Message("This file was changed before what is recorded for it had come here."),
    Message("Move it away, run the command again, then compare the two."),
)
_CHANGED = Fault(
    "changed-meanwhile",
    Message("This old file was changed meanwhile and was not removed."),
    Message("“lccluster register check” names what now stands twice; keep the right one."),
    severity=Severity.WARNING,
)
_STUCK = Fault(
    CANNOT_REMOVE,
    Message("This old file could not be removed; every cluster still counts once."),
    Message("Close the program that has it open; the next recording tries again."),
    severity=Severity.WARNING,
)
