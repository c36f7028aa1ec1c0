"""What is new in a folder that a group shares is shared alike: an account's own habits lock no colleague out.

It gives nobody what could not be taken: who may write to a folder may put another file in the place of any in it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def share_alike(path: Path) -> None:
    """Let the group write what is new where it may write to the folder around it, and read this; else it stays."""
    if not hasattr(os, "getuid"):
        return  # a folder of Windows hands its rights on
    with suppress(OSError):
        made = path.lstat()
        if _is_shared(path.parent.stat(), made.st_gid) and _is_read_only(made.st_mode):
            path.chmod(stat.S_IMODE(made.st_mode) | stat.S_IWGRP)


def _is_shared(around: os.stat_result, group: int) -> bool:
    writes = around.st_mode & stat.S_IWGRP and not around.st_mode & stat.S_ISVTX
    return bool(writes) and around.st_gid == group


def _is_read_only(mode: int) -> bool:
    """Tell whether the group may read and not write; who keeps even that to oneself does so on purpose."""
    return mode & (stat.S_IRGRP | stat.S_IWGRP) == stat.S_IRGRP
