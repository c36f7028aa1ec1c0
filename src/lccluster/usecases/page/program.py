"""Whether the program on the disk is still the one that runs: parts of it are loaded when they are asked for first.

Half of one version and half of another would answer wrongly in silence, or break off.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
RECORD = "RECORD"  # an installation keeps the hash of each of its files there, and writes it anew
_COMPILED = "__pycache__"  # is written while the program runs
_TICK = 20_000_000  # nanoseconds by which disks date files earlier than the clock says

Stamp = tuple[str, bytes]


class Program:
    """The program as it stood when the page was opened; `left` is called once it is another one."""

    def __init__(self, left: Callable[[], None] = lambda: None, package: Path = PACKAGE) -> None:
        self._package, self._left = package, left
        self._records = _records(package)
        self._opened = time.time_ns() - _TICK  # what sources looked like then nobody need search

    def is_replaced(self) -> bool:
        """Tell whether another one was installed in its place, which costs next to nothing."""
        return self._told(_records(self._package) != self._records)

    def is_touched(self) -> bool:
        """Tell whether it is another one, of sources that nobody installed, too."""
        edited = not self._records and _newest(self._package) > self._opened
        return self._told(edited) or self.is_replaced()

    def _told(self, is_another: bool) -> bool:
        if is_another:
            self._left()
        return is_another


def _records(package: Path) -> frozenset[Stamp]:
    """Note what tells one installation from another; sources that nobody installed have none."""
    try:
        beside = [each for each in os.scandir(package.parent) if _is_of(package, each.name)]
    except OSError:
        return frozenset()
    return frozenset(_stamp(Path(each.path) / RECORD) for each in beside)


def _is_of(package: Path, name: str) -> bool:
    return name.startswith(f"{package.name}-") and name.endswith(".dist-info")


def _stamp(path: Path) -> Stamp:
    """Give what a record says: its times tell nothing where a folder was copied over another one."""
    try:
        return str(path), path.read_bytes()
    except OSError:
        return str(path), b""


def _newest(package: Path) -> int:
    return max(_times(str(package)), default=0)


def _times(folder: str) -> Iterator[int]:
    """Give when each file below a folder was written; what is asked a thousand times makes no paths."""
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            if each.is_dir(follow_symlinks=False):
                yield from () if each.name == _COMPILED else _times(each.path)
            else:
                with suppress(OSError):
                    yield each.stat().st_mtime_ns
