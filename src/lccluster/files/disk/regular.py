"""The one way in which a file from outside is opened: a regular file, bounded, and never waited for.

A pipe would keep a reader waiting for a writer, a device may never end or do something when it is
opened. So the disk is asked before a file is opened, and again about what was opened.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# On Windows there is no such waiting, and text is not changed on its way only if asked for.
_AS_IT_IS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_PIECE = 64 * 1024  # bytes asked for at once, where the disk tells of fewer


class NotRegular(OSError):
    """A pipe, a socket or a device stands where a file was expected."""


class TooLarge(Exception):
    """A file holds more than it may."""


def bytes_of(path: Path, largest: int) -> bytes:
    """Read a regular file whole; raises OSError, ValueError for a name that is none, TooLarge."""
    refuse_others(path)
    with _opened(path) as (handle, size):
        if size > largest:
            raise TooLarge(path)
        return _read(handle, size, largest)


def whole_of(path: Path) -> bytes:
    """Read a regular file whole, however large it is; raises OSError, ValueError."""
    return bytes_of(path, sys.maxsize)


def pieces_of(path: Path) -> Iterator[bytes]:
    """Read a regular file piece by piece, however large it is; raises OSError, ValueError."""
    refuse_others(path)
    with _opened(path) as (handle, _):
        while piece := os.read(handle, _PIECE):
            yield piece


def begins_with(path: Path, count: int) -> bytes:
    """Read the first bytes of a regular file, however large it is; raises OSError, ValueError."""
    refuse_others(path)
    with _opened(path) as (handle, _):
        return os.read(handle, count)


def ends_with(path: Path, count: int) -> tuple[bytes, bool]:
    """Read the last bytes of a regular file, and tell whether they are all of it.

    Raises OSError, ValueError.
    """
    refuse_others(path)
    with _opened(path) as (handle, size):
        os.lseek(handle, max(size - count, 0), os.SEEK_SET)
        return _read(handle, min(size, count), sys.maxsize), size <= count


def part_of(path: Path, start: int, count: int) -> bytes:
    """Read so many bytes of a regular file from a place on, or as many as there are.

    Raises OSError, ValueError.
    """
    refuse_others(path)
    with _opened(path) as (handle, _):
        os.lseek(handle, start, os.SEEK_SET)
        pieces, left = [], count
        while left and (piece := os.read(handle, left)):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)


def refuse_others(path: Path) -> int:
    """Refuse what is no regular file, before anything is opened; give the bytes it has.

    Raises OSError, and ValueError for a name that is none.
    """
    return _regular(path.stat(), path).st_size


@contextmanager
def _opened(path: Path) -> Iterator[tuple[int, int]]:
    """Open a file, and tell how many bytes the disk says it has; what it refuses later names the file, too."""
    handle = os.open(path, os.O_RDONLY | _AS_IT_IS | _AT_ONCE)
    try:
        yield handle, _regular(os.fstat(handle), path).st_size
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    finally:
        os.close(handle)


def _regular(found: os.stat_result, path: Path) -> os.stat_result:
    """Refuse what is no regular file as a system does, by number and name: whoever says so last knows the file."""
    for kind, is_so, number in (
        (IsADirectoryError, stat.S_ISDIR(found.st_mode), errno.EISDIR),
        (NotRegular, not stat.S_ISREG(found.st_mode), errno.ENODEV),
    ):
        if is_so:
            raise kind(number, os.strerror(number), str(path))
    return found


def _read(handle: int, size: int, largest: int) -> bytes:
    """Read to the end, which need not be where the disk said: a file may grow while it is read."""
    pieces, left = [], largest + 1
    while piece := os.read(handle, min(left, max(size + 1, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
        if not left:
            raise TooLarge
    return b"".join(pieces)
