"""Whose a file is that does not count yet: a living process holds a lock on its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WINDOWS = os.name == "nt"
_LOOK = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY", "O_CLOEXEC")
)


def hold(handle: int) -> None:
    """Mark a file or a folder as that of a living process, as long as its handle is open."""
    if not WINDOWS:
        import fcntl

        with suppress(OSError):  # a share without locks: its leftovers may go at once
            fcntl.flock(handle, fcntl.LOCK_EX)  # whoever asks whose it is holds it for a moment


@contextmanager
def asked(path: str) -> Iterator[bool]:
    """Give whether no living process holds a file or a folder; in the block none comes to hold it. Raises OSError."""
    if WINDOWS:
        yield Path(path).is_file()  # removing it fails while a process has it open
        return
    handle = os.open(path, _LOOK)
    try:
        yield _free(handle)
    finally:
        os.close(handle)


def _free(handle: int) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
