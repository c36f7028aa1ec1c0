"""Writing to a register: one file in one step, several at one stroke; nothing of it, or all.

Every change is made under the register's lock. What a crash or a full disk cuts short counts
whole or not at all, and the next change brings it to its end.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.refusals import refused, stands_already
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.rights import keep_rights
from lccluster.files.disk.safe_write import (
    append_lines,
    create_file,
    make_folder,
    replace_file,
    sync_folder,
)
from lccluster.files.disk.temporary import discard, fill, leave, pour
from lccluster.files.register import layout
from lccluster.files.register.change.journal import (
    JOURNAL,
    Journal,
    digest,
    journal_bytes,
    read_journal,
)
from lccluster.files.register.change.settling import CANNOT_REMOVE, settle
from lccluster.files.register.reading.links import refuse_links, refuse_links_of_all
from lccluster.language import Message
from lccluster.processes.interrupts import unbroken, unwound

if TYPE_CHECKING:
    from lccluster.files.register.entry import Keeper, Kept

MANY = 200  # files; so many are flushed to the disk together
Files = Mapping[Path, bytes]
Seals = Mapping[str, Sequence[bytes]]  # lines by the file that they are appended to


def write_longer(register: Keeper[Kept], files: Files, seals: Seals) -> tuple[Problem, ...]:
    """Write clusters' files, new ones or such as only grew, and seal what is new in them.

    What is written stands, sealed or not: what could not be sealed or put in its place yet is a
    warning. Raises Unusable, and then nothing has changed, or the sentence says what has.
    """
    if len(files) > 1 or _begins_a_writer(register, seals):
        return write_at_one_stroke(register, files, seals)
    before = _ready(register, files)
    with unbroken():
        for path, data in files.items():
            (replace_file if path in before else create_file)(path, data)
        return _sealed(register, seals)


def write_at_one_stroke(register: Keeper[Kept], files: Files, seals: Seals) -> tuple[Problem, ...]:
    """Write clusters' files, new ones or such as only grew, with their seals: all of it or nothing.

    `seals` may be lines of any number of writers, and of heads. What could not be put in its place
    yet is a warning. Raises Unusable, and then nothing has changed, or the sentence says what has.
    """
    return _at_one_stroke(register, files, _ready(register, files), {}, seals)


def write_changed(
    register: Keeper[Kept], files: Files, before: Files, old: Files, seals: Seals
) -> tuple[Problem, ...]:
    """Write files in the place of what was read `before`, new ones, and lines; old ones go: all or nothing.

    Raises Unusable as `write_at_one_stroke` does, also where somebody changed a file since.
    """
    _refuse_taken(path for path in files if path not in before)
    _make_folders(register, files)
    return _at_one_stroke(register, files, before, old, seals)


def _refuse_taken(paths: Iterable[Path]) -> None:
    """Refuse where a file stands that was not read before; an empty one is a name that was taken for it."""
    for path in paths:
        try:
            taken = path.lstat().st_size
        except OSError:
            continue  # nothing stands there, or writing says why it cannot be reached
        if taken:
            raise Unusable(stands_already(path, _MOVE_IT))


def _ready(register: Keeper[Kept], files: Files) -> dict[Path, bytes]:
    """Make the folders of files, and read what stands in their places; raises Unusable."""
    _make_folders(register, files)
    return _before(files)


def _make_folders(register: Keeper[Kept], files: Files) -> None:
    """Make the folders of files, none of which is a link; raises Unusable."""
    refuse_links_of_all(register.folder, files)
    for folder in dict.fromkeys(path.parent for path in files):
        make_folder(folder)


def _begins_a_writer(register: Keeper[Kept], seals: Seals) -> bool:
    """Tell whether a writer's chain begins: it does together with its first act, or not at all."""
    return any(
        name.startswith(f"{layout.SEALS}/") and not (register.folder / name).exists()
        for name in seals
    )


def write_instead(register: Keeper[Kept], files: Files, old: Files) -> tuple[Problem, ...]:
    """Write new files that say all that old ones say, which go at the same stroke."""
    refuse_links_of_all(register.folder, (*files, *old))
    return _at_one_stroke(register, files, {}, old, {})


def seal_more(register: Keeper[Kept], seals: Seals) -> tuple[Problem, ...]:
    """Append lines to files of seals, all or none; gives warnings. Raises Unusable."""
    if len(seals) > 1:
        return _at_one_stroke(register, {}, {}, {}, seals)
    for name, lines in seals.items():
        path = register.folder / name
        refuse_links(register.folder, path)
        make_folder(path.parent)
        append_lines(path, lines)
    return ()


def _sealed(register: Keeper[Kept], seals: Seals) -> tuple[Problem, ...]:
    try:
        return seal_more(register, seals)
    except Unusable as unusable:
        return tuple(map(_unsealed, unusable.problems))


def _unsealed(problem: Problem) -> Problem:
    """Say of an act that stands what its seal lacks."""
    if problem.code == "not-confirmed":
        return replace(problem, severity=Severity.WARNING)
    return replace(problem, **_UNSEALED)


def _before(files: Files) -> dict[Path, bytes]:
    """Read what stands where the files will; raises Unusable where that is not how they begin."""
    found: dict[Path, bytes] = {}
    for path, data in files.items():
        try:
            found[path] = whole_of(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Unusable(refused(path, error)) from None
        if not (found[path] and data.startswith(found[path])):
            raise Unusable(_changed(path))
    return found


def _at_one_stroke(
    register: Keeper[Kept], files: Files, before: Files, old: Files, seals: Seals
) -> tuple[Problem, ...]:
    if earlier := read_journal(register.folder):
        settle(register, earlier)  # its old files cannot be removed yet: one change at a time
    with unwound():
        new = _left_beside(files, before)
        try:
            journal = _journal(register.folder, new, before, old, seals)
            _still({**before, **old})
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


def _still(files: Files) -> None:
    """Refuse to go on where somebody has changed a file since it was read; raises Unusable."""
    for path, data in files.items():
        try:
            if whole_of(path) == data:
                continue
        except FileNotFoundError:
            pass
        except OSError as error:
            raise Unusable(refused(path, error)) from None
        raise Unusable(_changed(path))


_MOVE_IT = Message("Move it away, run the command again, then compare the two.")
_UNSEALED: dict[str, Any] = {
    "code": "unsealed",
    "severity": Severity.WARNING,
    "message": Message("The act is recorded, but its seal could not be written."),
    "hint": Message("When there is room and access again, “lccluster register seal” adds it."),
}
_UNFINISHED: dict[str, Any] = {
    "code": "unfinished",
    "severity": Severity.WARNING,
    "message": Message("All of it is recorded, but not every file could be put in its place."),
    "hint": Message("When there is room and access again, the next recording does it."),
}


def _changed(path: Path) -> Problem:
    first = Message("This file was changed by somebody meanwhile; nothing was changed.")
    later = Message("This file was changed by somebody meanwhile.")
    return Problem(
        code="changed-meanwhile",
        file=str(path),
        message=deeds.told(first, later),
        hint=Message("Close the program that has it open and run it again."),
    )
