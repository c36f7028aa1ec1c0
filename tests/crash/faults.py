"""A disk on which something happens once, at any call that a command makes on a folder: a failure, Ctrl-C."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CALLS = (
    *("open", "write", "fsync", "rename", "replace", "unlink", "mkdir", "link", "rmdir", "chmod"),
    "scandir",
)


def failure(error: int) -> Callable[[], None]:
    """Give what happens where the disk says an error."""

    def fail() -> None:
        raise OSError(error, os.strerror(error))

    return fail


class Disk:
    """Counts what a command does on a folder, and lets something happen at one count."""

    def __init__(self, folder: Path, at: int = 0, happens: Callable[[], None] = list) -> None:
        self.folder, self.at, self.happens = str(folder), at, happens
        self.done: list[str] = []
        self.ours: set[int] = set()

    def count(self, call: str, first: Any) -> None:
        """Count a call, and let it happen where its turn has come; a system names the file it is asked for."""
        self.done.append(call)
        if len(self.done) == self.at:
            try:
                self.happens()
            except OSError as error:
                error.filename = None if isinstance(first, int) else os.fspath(first)
                raise

    def counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Give a system call that counts."""

        def call(first: Any, *rest: Any, **more: Any) -> Any:
            concerns = self.concerns(first)
            if concerns:
                self.count(name, first)
            result = real(first, *rest, **more)
            if name == "open" and isinstance(result, int):  # numbers are given out again
                (self.ours.add if concerns else self.ours.discard)(result)
            return result

        return call

    def concerns(self, first: Any) -> bool:
        """Tell whether a call is one on the folder: by its path, or by a handle opened there."""
        if isinstance(first, int):
            return first in self.ours
        return os.path.abspath(first).startswith(self.folder)  # noqa: PTH100 - Path would count, too


@contextmanager
def counting_disk(disk: Disk) -> Iterator[None]:
    """Let every system call by which Python touches the disk count."""
    with pytest.MonkeyPatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, disk.counted(name, getattr(os, name)))
        patched.setattr(io, "open", disk.counted("open", io.open))
        yield
