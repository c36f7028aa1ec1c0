"""Windows' locks as `msvcrt` has them, for tests elsewhere: stretches of bytes, held handle by handle."""

from __future__ import annotations

import errno
import os
from types import ModuleType

_EDEADLOCK = 36  # as Windows counts; other systems give the number to something else
_TRIES = 10
Stretch = tuple[int, int]


class FakeMsvcrt(ModuleType):
    """The module with the one function, as the documentation of the C library describes it."""

    LK_UNLCK, LK_LOCK, LK_NBLCK, LK_RLCK, LK_NBRLCK = range(5)

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self._held: dict[tuple[int, int], dict[Stretch, int]] = {}

    def locking(self, fd: int, mode: int, nbytes: int, /) -> None:
        """Lock or unlock so many bytes from where the file stands; raises OSError."""
        file = os.fstat(fd)  # EBADF of what is not open
        held = self._held.setdefault((file.st_dev, file.st_ino), {})
        start = os.lseek(fd, 0, os.SEEK_CUR)
        stretch = start, start + nbytes
        if mode not in range(5) or nbytes < 0:
            raise OSError(errno.EINVAL, "Invalid argument")
        if mode == self.LK_UNLCK:
            _unlock(held, stretch, fd)
        elif not any(_overlap(stretch, each) for each in held):
            held[stretch] = fd
        elif mode in (self.LK_LOCK, self.LK_RLCK):
            raise OSError(_EDEADLOCK, f"Resource deadlock avoided, after {_TRIES} seconds")
        else:
            raise OSError(errno.EACCES, "Permission denied")


def _unlock(held: dict[Stretch, int], stretch: Stretch, fd: int) -> None:
    """Unlock the very bytes that were locked by this handle, and no others."""
    if held.get(stretch) != fd:
        raise OSError(errno.EACCES, "Permission denied")
    del held[stretch]


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
