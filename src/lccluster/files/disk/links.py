"""Links: what looks like a file or a folder here and lies elsewhere."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_ELSEWHERE = {
    getattr(stat, name, None) for name in ("IO_REPARSE_TAG_SYMLINK", "IO_REPARSE_TAG_MOUNT_POINT")
}


def is_link(path: Path | str) -> bool:
    """Tell whether a name leads elsewhere: by a symbolic link, or on Windows by a junction."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) in _ELSEWHERE
