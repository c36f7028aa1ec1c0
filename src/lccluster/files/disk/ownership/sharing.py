"""What is new in a folder that a group shares is shared alike: an account's own habits lock no colleague out.

It gives nobody what could not be taken: who may write to a folder may put another file in the place of any in it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

DEFAULT = "system.posix_acl_default"


def share_alike(path: Path) -> None:
    """Let the group write what is new where it may write to the folder around it, and read this; else it stays.

    Where a folder has a list of its own for what is new, that alone counts.
    """
    if not hasattr(os, "getuid"):
        return  # a folder of Windows hands its rights on
    with suppress(OSError):
        made, around = path.lstat(), path.parent
        if _is_read_only(made.st_mode) and _is_shared(around, made.st_gid):
            path.chmod(stat.S_IMODE(made.st_mode) | stat.S_IWGRP)


def _is_shared(around: Path, group: int) -> bool:
    seen = around.stat()
    writes = seen.st_mode & stat.S_IWGRP and not seen.st_mode & stat.S_ISVTX
    return bool(writes) and seen.st_gid == group and not _says_itself(around)


def _says_itself(around: Path) -> bool:
    """Tell whether a folder has a list of who may do what with what is new in it: that was given already."""
    with suppress(AttributeError, OSError):  # systems and disks that know no such lists
        return DEFAULT in os.listxattr(around)
    return False


def _is_read_only(mode: int) -> bool:
    """Tell whether the group may read and not write; who keeps even that to oneself does so on purpose."""
    return mode & (stat.S_IRGRP | stat.S_IWGRP) == stat.S_IRGRP
