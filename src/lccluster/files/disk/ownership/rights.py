"""Whose a replaced file is: owner, group, rights and access lists stay, or it is said that they did not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from lccluster.errors import Problem, Severity
from lccluster.files.disk import deeds
from lccluster.language import Message

LISTS = "system."  # what else systems note of a file changes nothing for whoever opens it


def keep_rights(new: Path, path: Path) -> None:
    """Give a new file, or folder, what the one had that it will replace.

    What could not be kept is remarked once the new one stands in its place.
    Raises OSError where the old one cannot be looked at any more.
    """
    old = path.lstat()
    if hasattr(os, "chown"):
        for each in _owned(new, old, path):
            deeds.remark_once_it_stands(path, each)
    if not (_shared_alike(new, old) and _copied_lists(path, new)):
        lost = _lost(path, Message("Who may read and write this file could not be kept."))
        deeds.remark_once_it_stands(path, lost)


def _owned(new: Path, old: os.stat_result, path: Path) -> Iterator[Problem]:
    made = new.lstat()
    if made.st_gid != old.st_gid and not _changed(new, -1, old.st_gid):
        yield _lost(path, Message("The group of this file could not be kept."))
    if made.st_uid != old.st_uid and not (_changed(new, old.st_uid, -1) or _is_groups(old)):
        yield _lost(path, Message("This file was another person's; it is yours now."))


def _is_groups(old: os.stat_result) -> bool:
    """Tell whether the group may do with a file what its owner may: then nothing hangs on whose it is."""
    return stat.S_IMODE(old.st_mode) >> 3 & 0o6 == stat.S_IMODE(old.st_mode) >> 6 & 0o6


def _changed(new: Path, owner: int, group: int) -> bool:
    try:
        os.chown(new, owner, group, follow_symlinks=False)
    except OSError:
        return False
    return True


def _shared_alike(new: Path, old: os.stat_result) -> bool:
    """Give the rights by which an office shares its folder; some disks know none but their own."""
    try:
        if stat.S_IMODE(new.lstat().st_mode) != stat.S_IMODE(old.st_mode):
            new.chmod(stat.S_IMODE(old.st_mode))
    except OSError:
        return False
    return True


def _copied_lists(path: Path, new: Path) -> bool:
    """Give what else is said of a file, and no list that its folder gave the new one; tell whether the lists came along."""
    if not hasattr(os, "listxattr"):
        return True
    lost = []
    with suppress(OSError):
        old = os.listxattr(path, follow_symlinks=False)
        for name in (*_inherited(new, old), *old):
            try:
                _say_alike(name, path, new, said=name in old)
            except OSError:
                lost.append(name)
    return not any(each.startswith(LISTS) for each in lost)


def _inherited(new: Path, old: Sequence[str]) -> Iterator[str]:
    names = os.listxattr(new, follow_symlinks=False)
    return (each for each in names if each.startswith(LISTS) and each not in old)


def _say_alike(name: str, path: Path, new: Path, *, said: bool) -> None:
    if said:
        os.setxattr(new, name, os.getxattr(path, name), follow_symlinks=False)
    else:
        os.removexattr(new, name, follow_symlinks=False)


def _lost(path: Path, message: Message) -> Problem:
    return Problem(
        code="rights-lost",
        severity=Severity.WARNING,
        file=str(path),
        message=message,
        hint=Message("Whoever looks after the folder can give it back."),
    )
