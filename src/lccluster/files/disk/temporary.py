"""Files that do not count yet: names that nobody can guess, no link followed, nothing left behind.

One that a killed run left is removed by the next run that writes the same file; it is known to be
nobody's because a living process holds a lock on it (on Windows it cannot be removed while open).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lccluster.processes.interrupts import unwound

SUFFIX = ".lccluster-tmp"
WINDOWS = os.name == "nt"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_BINARY", "O_CLOEXEC"))
_OURS = re.compile(rf".{{1,60}}\.[0-9a-f]{{16}}{re.escape(SUFFIX)}", re.DOTALL)


def beside(path: Path) -> Path:
    """Name a file beside another one, as nobody can name it before."""
    return path.with_name(f"{path.name[:60]}.{os.urandom(8).hex()}{SUFFIX}")


def is_temporary(name: str) -> bool:
    """Tell whether a name is one that `beside` gives."""
    return _OURS.fullmatch(name) is not None


@contextmanager
def written(path: Path, data: bytes) -> Iterator[tuple[Path, int]]:
    """Write bytes to a new file beside `path`, flushed when its block ends in a rename or a link.

    Gives the file and its open handle (-1 on Windows, which renames no open file); whatever
    happens, nothing is left of it but what the block has put in place. Raises OSError.
    """
    new = beside(path)
    with unwound():
        handle = os.open(new, _NEW | _FLAGS, 0o666)
        try:
            _hold(handle)
            fill(handle, data)
            if WINDOWS:
                os.close(handle)
                handle = -1
            yield new, handle
        finally:
            if handle >= 0:
                os.close(handle)
            discard(new)


def fill(handle: int, data: bytes) -> None:
    """Write all bytes and flush them to the disk; raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def discard(path: Path) -> None:
    """Remove a file that does not count; what cannot be removed now is removed by the next run."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def clear_leftovers(path: Path) -> None:
    """Remove what killed runs left beside a file that is about to be written."""
    start = f"{path.name[:60]}."
    with suppress(OSError):
        for each in os.scandir(path.parent):
            if each.name.startswith(start) and is_temporary(each.name) and _is_nobodys(each.path):
                discard(Path(each.path))


def _hold(handle: int) -> None:
    """Mark a file as that of a living process."""
    if not WINDOWS:
        import fcntl  # noqa: PLC0415 - POSIX alone has it

        with suppress(OSError):  # a share without locks: its leftovers may go at once
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_nobodys(path: str) -> bool:
    if WINDOWS:
        return True  # removing it fails while a process has it open
    import fcntl  # noqa: PLC0415

    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | _FLAGS)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return stat.S_ISREG(os.fstat(handle).st_mode)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
