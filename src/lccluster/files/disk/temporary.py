"""Files that do not count yet: names that nobody can guess, no link followed, nothing left behind.

One that a killed run left is removed by the next run that writes the same file; it is known to be
nobody's because a living process holds a lock on it (on Windows it cannot be removed while open).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lccluster.files.disk.ownership.living import asked, hold
from lccluster.files.disk.ownership.sharing import share_alike
from lccluster.processes.interrupts import unwound

SUFFIX = ".lccluster-tmp"
WINDOWS = os.name == "nt"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_BINARY", "O_CLOEXEC"))
_OURS = re.compile(rf".{{1,60}}\.[0-9a-f]{{16}}{re.escape(SUFFIX)}", re.DOTALL)


class _Left:
    """Files that do not count and could not be removed yet."""

    paths: list[Path] = []  # noqa: RUF012 - one list a process


def beside(path: Path) -> Path:
    """Name a file beside another one, as nobody can name it before."""
    return path.with_name(f"{path.name[:60]}.{os.urandom(8).hex()}{SUFFIX}")


def is_temporary(name: str) -> bool:
    """Tell whether a name is one that `beside` gives."""
    return _OURS.fullmatch(name) is not None


@contextmanager
def written(path: Path, parts: Iterable[bytes]) -> Iterator[Path]:
    """Write parts, as they come, to a new file beside `path` and flush it, for a block that puts it in its place.

    Whatever happens, nothing is left of it but what the block has put there. Raises OSError.
    """
    new = beside(path)
    with unwound():
        try:
            yield from _filled(new, parts)
        except KeyboardInterrupt:
            discard(new)  # Ctrl-C may have come while it was being removed
            raise


def _filled(new: Path, parts: Iterable[bytes]) -> Iterator[Path]:
    handle = -1
    try:
        handle = _begun(new)
        share_alike(new)
        for part in parts:
            pour(handle, part)
        os.fsync(handle)
        if WINDOWS:
            os.close(handle)  # no open file is renamed there
            handle = -1
        yield new
    finally:
        if handle >= 0:
            os.close(handle)
        discard(new)


def _begun(new: Path) -> int:
    """Make a file that this process holds; where another run took it for left behind meanwhile, once more."""
    while True:
        handle = os.open(new, _NEW | _FLAGS, 0o666)
        hold(handle)
        if os.path.lexists(new):
            return handle
        os.close(handle)


def leave(path: Path, data: bytes, put: Callable[[int, bytes], None]) -> Path:
    """Write bytes to a new file beside `path` and leave it there, for a change that names it.

    `put` is `fill`, or `pour` where everything is flushed at once later. Raises OSError.
    """
    new, handle = beside(path), -1
    try:
        handle = os.open(new, _NEW | _FLAGS, 0o666)
        share_alike(new)
        put(handle, data)
    except BaseException:  # Ctrl-C, too, leaves nothing that nobody names
        discard(new)
        raise
    finally:
        if handle >= 0:
            os.close(handle)
    return new


def pour(handle: int, data: bytes) -> None:
    """Write all bytes; raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def fill(handle: int, data: bytes) -> None:
    """Write all bytes and flush them to the disk; raises OSError."""
    pour(handle, data)
    os.fsync(handle)


def discard(path: Path) -> None:
    """Remove a file that does not count; what cannot be removed now is tried again, see `tidy`."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        _Left.paths.append(path)


def tidy() -> bool:
    """Try again to remove what could not be removed; tell whether nothing of it is left."""
    paths, _Left.paths = _Left.paths, []
    for each in paths:
        discard(each)
    return not _Left.paths


def clear_leftovers(path: Path) -> None:
    """Remove what killed runs left beside a file that is about to be written."""
    start = f"{path.name[:60]}."
    with suppress(OSError):
        for each in os.scandir(path.parent):
            if each.name.startswith(start) and is_temporary(each.name):
                with asked(each.path) as nobodys:
                    if nobodys:
                        discard(Path(each.path))
