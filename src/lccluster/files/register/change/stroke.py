"""Several files of a register, and lines, written at one stroke: all of it or nothing.

What a crash or a full disk cuts short counts whole or not at all, and the next change brings it to its end.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.ownership.rights import keep_rights
from lccluster.files.disk.refusals import refused
from lccluster.files.disk.safe_write import create_file, sync_folder
from lccluster.files.disk.temporary import discard, fill, leave, pour
from lccluster.files.register.change.journal import (
    JOURNAL,
    Journal,
    digest,
    journal_bytes,
    read_journal,
)
from lccluster.files.register.change.ready import (
    Files,
    Seals,
    make_folders,
    ready,
    refuse_changed,
    refuse_taken,
)
from lccluster.files.register.change.settling import CANNOT_REMOVE, settle
from lccluster.files.register.reading.links import refuse_links_of_all
from lccluster.language import Message
from lccluster.processes.interrupts import unbroken, unwound

if TYPE_CHECKING:
    from lccluster.files.register.entry import Keeper, Kept

MANY = 200  # files; so many are flushed to the disk together


def write_at_one_stroke(register: Keeper[Kept], files: Files, seals: Seals) -> tuple[Problem, ...]:
    """Write clusters' files, new ones or such as only grew, with their seals: all of it or nothing.

    `seals` may be lines of any number of writers, and of heads. What could not be put in its place
    yet is a warning. Raises Unusable, and then nothing has changed, or the sentence says what has.
    """
    return _strike(register, files, ready(register, files), {}, seals)


def write_changed(
    register: Keeper[Kept], files: Files, before: Files, old: Files, seals: Seals
) -> tuple[Problem, ...]:
    """Write files in the place of what was read `before`, new ones, and lines; old ones go: all or nothing.

    Raises Unusable as `write_at_one_stroke` does, also where somebody changed a file since.
    """
    refuse_taken(path for path in files if path not in before)
    make_folders(register, files)
    return _strike(register, files, before, old, seals)


def write_instead(register: Keeper[Kept], files: Files, old: Files) -> tuple[Problem, ...]:
    """Write new files that say all that old ones say, which go at the same stroke."""
    refuse_links_of_all(register.folder, (*files, *old))
    return _strike(register, files, {}, old, {})


def _strike(
    register: Keeper[Kept], files: Files, before: Files, old: Files, seals: Seals
) -> tuple[Problem, ...]:
    if earlier := read_journal(register.folder):
        settle(register, earlier)  # its old files cannot be removed yet: one change at a time
    with unwound():
        new = _left_beside(files, before)
        try:
            journal = _journal(register.folder, new, before, old, seals)
            refuse_changed({**before, **old})
            with unbroken():
                return _struck(register, journal)
        except (
            BaseException
        ):  # otherwise all of them have come to their places, or a journal names them
            if not (register.folder / JOURNAL).exists():
                for each in new.values():
                    discard(each)
            raise


def _struck(register: Keeper[Kept], journal: Journal) -> tuple[Problem, ...]:
    """Let a change count, and bring it to its end as far as that is possible now."""
    path = register.folder / JOURNAL
    unconfirmed: tuple[Problem, ...] = ()
    try:
        create_file(path, journal_bytes(journal))
    except Unusable as unusable:
        if not path.exists():
            raise
        unconfirmed = unusable.problems
    deeds.counts_as(path, [register.folder / name for name in journal.moves.values()])
    try:
        settle(register, journal)
    except Unusable as unusable:
        return tuple(map(_later, unusable.problems))
    if unconfirmed:
        raise Unusable(unconfirmed)
    return ()


def _later(problem: Problem) -> Problem:
    """Say of a change that counts what of it is still to be done."""
    return problem if problem.code == CANNOT_REMOVE else replace(problem, **_UNFINISHED)


def _left_beside(files: Files, before: Files) -> dict[Path, Path]:
    """Write every new file beside its place, with the rights of the one before; all of them or none.

    Its rights are kept already here: whoever brings the change to its end may be another account.
    Raises Unusable.
    """
    together = len(files) > MANY and sys.platform == "linux"  # one flush of everything is quicker
    new: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            new[path] = leave(path, data, pour if together else fill)
            if path in before:
                keep_rights(new[path], path)
        if together:
            os.sync()
        for folder in {path.parent for path in files}:
            sync_folder(folder)
    except BaseException as error:
        for each in new.values():
            discard(each)
        if isinstance(error, OSError):
            raise Unusable(refused(Path(error.filename or path), error)) from None
        raise
    return new


def _journal(
    folder: Path, new: Mapping[Path, Path], before: Files, old: Files, seals: Seals
) -> Journal:
    above = len(str(folder)) + len(os.sep)  # quicker than paths, of tens of thousands of files

    def name(path: Path) -> str:
        return str(path)[above:].replace(os.sep, "/")

    moves = {path: (name(temporary), name(path)) for path, temporary in new.items()}
    return Journal(
        creates=dict(said for path, said in moves.items() if path not in before),
        replaces=dict(said for path, said in moves.items() if path in before),
        was={name(path): digest(data) for path, data in before.items()},
        removes={name(path): digest(data) for path, data in old.items()},
        seals={name: tuple(line.decode() for line in lines) for name, lines in seals.items()},
    )


_UNFINISHED: dict[str, Any] = {
    "code": "unfinished",
    "severity": Severity.WARNING,
    "message": Message("All of it is recorded, but not every file could be put in its place."),
    "hint": Message("When there is room and access again, the next recording does it."),
}
