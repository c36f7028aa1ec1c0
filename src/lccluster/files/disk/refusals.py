"""Why a file was not written: what stands in the way, what the disk says, whether anything changed before."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.language import Message


def refuse_odd(path: Path) -> None:
    """Refuse to write over what is no file of its own: a link, a folder, a device. Raises Unusable."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return  # nothing stands there, or writing says why it cannot be reached
    if not stat.S_ISREG(mode):
        raise Unusable(_odd(path, mode))


def refused(path: Path, error: OSError) -> Problem:
    """Say why the disk did not take a file, and whether anything was changed before that."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            first = Message("The disk is full; nothing was changed.")
            later = Message("The disk is full.")
            hint = Message("Make room and record it again.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            first = Message(
                "The file may not be written, or another program holds it; nothing was changed."
            )
            later = Message("The file may not be written, or another program holds it.")
            hint = Message("Close the program that has it open, or ask for access to the folder.")
        case errno.ENOTDIR | errno.EEXIST:
            first = Message("A file stands where a folder has to be; nothing was changed.")
            later = Message("A file stands where a folder has to be.")
            hint = Message("Look at the name of the folder.")
        case _:
            first = Message("The disk refused to write; nothing was changed.")
            later = Message("The disk refused to write.")
            hint = Message("Look at the disk or the network and record it again.")
    message = deeds.told(first, later)
    return Problem(code="cannot-write", message=message, hint=hint, file=str(path))


def stands_already(path: Path, hint: Message) -> Problem:
    """Say that something has the name already."""
    return Problem(
        code="file-exists",
        message=Message("A file stands here already; it was left alone."),
        hint=hint,
        file=str(path),
    )


def _odd(path: Path, mode: int) -> Problem:
    if stat.S_ISDIR(mode):
        code, message = "is-a-folder", Message("This is a folder, not a file.")
        hint = Message("Name a file in it.")
    elif stat.S_ISLNK(mode):
        code, message = "is-a-link", Message("This is a link to another place; it was left alone.")
        hint = Message("Name the file itself.")
    else:
        code, message = "no-file", Message("This is no file, but a device or the like.")
        hint = Message("Name a file.")
    return Problem(code=code, message=message, hint=hint, file=str(path))


UNCONFIRMED = Fault(
    "not-confirmed",
    Message("The file is written, but the disk did not confirm that it will stay."),
    Message("Look at the disk or the network, then at the file."),
)
