"""A file that one process at a time holds; the system lets go of it however that process ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from lccluster.files.disk.ownership.sharing import share_alike

POLL = 0.002  # seconds; eleven writers then take turns without idling
_BUSY = (errno.EACCES, errno.EAGAIN)
# Neither a link nor a pipe that somebody put there is followed, or waited for.
_NEVER_ELSEWHERE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPENED = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | _NEVER_ELSEWHERE

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _let_go(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


def held(path: Path, patience: float) -> int | None:
    """Hold a file, made where it is not there; None where others held it for so many seconds.

    Gives the handle by which it is released; raises OSError.
    """
    until = time.monotonic() + patience
    while (handle := _held_at_once(path)) is None:
        if time.monotonic() >= until:
            return None
        time.sleep(POLL)
    return handle


def release(handle: int) -> None:
    """Let go of a file held."""
    try:
        _let_go(handle)  # not by closing alone: a process forked meanwhile has the handle, too
    finally:
        os.close(handle)


def _held_at_once(path: Path) -> int | None:
    handle = os.open(path, _OPENED, 0o666)
    try:
        if _is_held(handle) and os.fstat(handle).st_nlink:  # else it was taken away meanwhile
            share_alike(path)
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _is_held(handle: int) -> bool:
    try:
        _hold(handle)
    except OSError as error:
        if error.errno not in _BUSY:
            raise
        return False
    return True
