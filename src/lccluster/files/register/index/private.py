"""An index that somebody else could have written is not believed: its folder and its file are ours alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

OTHERS = stat.S_IWGRP | stat.S_IWOTH  # who else may write


def make_private(folder: Path) -> None:
    """Make a folder that nobody else can write to, where there is none."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def is_private(path: Path) -> bool:
    """Tell whether nobody else can have written a file, or what lies beside it, if it is there.

    On Windows the folder of an account is its own. Raises OSError.
    """
    if not hasattr(os, "getuid"):
        return True
    return _is_ours(path.parent.stat()) and (not os.path.lexists(path) or _is_our_file(path))


def _is_our_file(path: Path) -> bool:
    seen = path.lstat()
    return stat.S_ISREG(seen.st_mode) and _is_ours(seen)


def _is_ours(seen: os.stat_result) -> bool:
    return seen.st_uid == os.getuid() and not seen.st_mode & OTHERS
