"""The folder in which a page keeps what was handed in: it goes with the page, or when the next is handed something.

On Windows a page is killed whenever its window is closed, and on every system where the power fails.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lccluster.files.disk.exclusive import held, release

PREFIX = "lccluster-page-"
LOCK = "page.lock"  # is held as long as the page runs; the system lets go of it however that ends


class HeldFolder:
    """A folder of the system's for temporary files that nobody throws away while it is held."""

    def __init__(self) -> None:
        sweep()
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)
        self._lock = _held(self.path)

    def let_go(self) -> None:
        """Throw it away."""
        if self._lock is not None:
            release(self._lock)
            self._lock = None
        self._folder.cleanup()


def sweep() -> None:
    """Throw away what pages have left behind that were killed."""
    for each in _left_behind(Path(tempfile.gettempdir())):
        shutil.rmtree(each, ignore_errors=True)


def _left_behind(place: Path) -> Iterator[Path]:
    try:
        found = [Path(each.path) for each in os.scandir(place) if each.name.startswith(PREFIX)]
    except OSError:
        return
    for each in filter(_is_ours, found):
        lock = _held(each)
        if lock is not None:
            release(lock)
            yield each


def _is_ours(folder: Path) -> bool:
    """Tell whether it is such a folder of this account; one that was begun a moment ago is not held yet."""
    try:
        seen = (folder / LOCK).lstat()
    except OSError:
        return False
    return not folder.is_symlink() and seen.st_uid == getattr(os, "getuid", lambda: seen.st_uid)()


def _held(folder: Path) -> int | None:
    try:
        return held(folder / LOCK, 0)
    except OSError:
        return None  # a disk without locks: what lies there is left to the system
