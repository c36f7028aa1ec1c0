"""Writing a file so that a crash leaves the old one or the new one, never half of either."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.ownership.rights import keep_rights
from lccluster.files.disk.ownership.sharing import share_alike
from lccluster.files.disk.refusals import UNCONFIRMED, refuse_odd, refused, stands_already
from lccluster.files.disk.temporary import SUFFIX, discard, fill, written
from lccluster.language import Message
from lccluster.processes.interrupts import unbroken

__all__ = ["SUFFIX"]
WINDOWS = os.name == "nt"
ENOUGH = 4096  # bytes of a log's end that mostly hold its last line
TRIES, PAUSE = 20, 0.05  # another program (a scanner, a sync client) holds a file for moments
_LOG = os.O_RDWR | os.O_APPEND | os.O_CREAT
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_BINARY", "O_CLOEXEC"))
# What systems say that know no second name of a file, and no flushing of a folder.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS)
_NO_FLUSH = (errno.EINVAL, errno.ENOTSUP)


def replace_file(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file, see `replace_in_parts`."""
    replace_in_parts(path, (data,))


def replace_in_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write beside the file, flush to the disk, rename over it, flush the folder.

    What could not be kept of the old one's rights is remarked. Raises Unusable, also for a link.
    """
    refuse_odd(path)
    try:
        with written(path, parts) as new:
            if path.exists():
                keep_rights(new, path)
            _come_to_stand(path, lambda: rename_over(new, path))
    except OSError as error:
        raise Unusable(refused(path, error)) from None


def create_file(path: Path, data: bytes) -> None:
    """Write bytes to a new file, see `create_in_parts`."""
    create_in_parts(path, (data,))


def create_in_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write a new file, whole or not at all; raises Unusable, also where anything stands there."""
    try:
        with written(path, parts) as new:
            _come_to_stand(path, lambda: give_name(new, path))
    except FileExistsError:
        raise Unusable(stands_already(path, Message("Name another one."))) from None
    except OSError as error:
        raise Unusable(refused(path, error)) from None


def _come_to_stand(path: Path, place: Callable[[], None]) -> None:
    with unbroken():
        place()
        deeds.stands(path)
        confirm(path)


def confirm(path: Path) -> None:
    """Write down that a name has come to stand; raises Unusable where the disk does not say so."""
    try:
        sync_folder(path.parent)
    except OSError:
        raise Unusable(UNCONFIRMED.at(path)) from None


def append_lines(path: Path, lines: Sequence[bytes]) -> None:
    """Append lines of JSON to a log, all or none; a line torn by a crash is cut off first."""
    refuse_odd(path)
    try:
        handle = os.open(path, _LOG | _FLAGS, 0o666)
        try:
            if not os.fstat(handle).st_size:
                share_alike(path)
            with unbroken():
                _append(handle, lines)
                deeds.stands(path)
        finally:
            os.close(handle)
    except OSError as error:
        raise Unusable(refused(path, error)) from None
    confirm(path)


def _append(handle: int, lines: Sequence[bytes]) -> None:
    size, tail = _tail(handle)
    whole = is_whole(tail)
    end = size if whole else size - len(tail)
    if end < size:
        os.truncate(handle, end)
    try:
        fill(handle, (b"\n" if whole else b"") + b"\n".join(lines) + b"\n")
    except OSError:
        with suppress(OSError):
            os.truncate(handle, end)
        raise


def _tail(handle: int) -> tuple[int, bytes]:
    """Give a log's length, and what stands behind its last line end; the end alone is read."""
    size, count = os.fstat(handle).st_size, ENOUGH
    while True:
        start = max(size - count, 0)
        os.lseek(handle, start, os.SEEK_SET)
        end = os.read(handle, size - start)
        if b"\n" in end or not start:
            return size, end.rpartition(b"\n")[2]
        count *= 4


def is_whole(line: bytes) -> bool:
    """Tell whether a log's last line, which no line end closes, came to the disk whole.

    What begins as no entry does is no entry that a crash tore off: whoever reads it says so.
    """
    begun = line.strip(b"\0 \t\r")  # as a crash, or an editor, leaves behind
    if not begun.startswith(b"{"):
        return bool(begun)
    import json

    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def make_folder(path: Path) -> None:
    """Make a folder and those above it, flushed to the disk. Raises Unusable."""
    if path.is_dir():
        return
    try:
        new = [each for each in (path, *path.parents) if not each.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for each in reversed(new):
            share_alike(each)
        sync_folder(path.parent)
    except OSError as error:
        raise Unusable(refused(path, error)) from None


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries, without which a rename may be lost in a power cut."""
    if WINDOWS:
        return  # Windows keeps the rename with the file
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise
    finally:
        os.close(handle)


def rename_over(new: Path, path: Path) -> None:
    """Put a file in the place of another one; raises OSError."""
    for left in reversed(range(TRIES)):
        try:
            new.replace(path)
            return
        except PermissionError:
            if not left or not WINDOWS:
                raise
            time.sleep(PAUSE)


def give_name(new: Path, path: Path) -> None:
    """Give a file its name, unless something has it; raises OSError."""
    if WINDOWS:
        new.rename(path)  # which refuses, there, what stands
        return
    try:
        os.link(new, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _put_over_its_own(new, path)


def _put_over_its_own(new: Path, path: Path) -> None:
    """Take the name first, where a file can have one alone; nothing of it stays where that fails."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o666))
    try:
        rename_over(new, path)
    except OSError:
        discard(path)
        raise
