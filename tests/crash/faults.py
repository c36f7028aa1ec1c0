"""A disk that fails once, at any call that a command makes on a folder."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "rename", "replace", "unlink", "mkdir", "link", "rmdir", "chmod")
READING = ("r", "rb")


class Disk:
    """Counts what a command does on a folder, and fails at one count."""

    def __init__(self, folder: Path, at: int = 0, error: int = 0) -> None:
        self.folder, self.at, self.error = str(folder), at, error
        self.done: list[str] = []
        self.ours: set[int] = set()

    def fail_at_times(self, call: str) -> None:
        """Count a call, and fail where its turn has come."""
        self.done.append(call)
        if len(self.done) == self.at:
            raise OSError(self.error, os.strerror(self.error))

    def failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Give a system call that counts, and fails once."""

        def call(first: Any, *rest: Any, **more: Any) -> Any:
            if not self.concerns(name, first, rest):
                return real(first, *rest, **more)
            self.fail_at_times(name)
            result = real(first, *rest, **more)
            if name == "open" and isinstance(result, int):
                self.ours.add(result)
            return result

        return call

    def concerns(self, name: str, first: Any, rest: tuple[Any, ...]) -> bool:
        """Tell whether a call is one on the folder: by its path, or by a handle opened there."""
        if isinstance(first, int):
            return first in self.ours
        return os.path.abspath(first).startswith(self.folder)  # noqa: PTH100 - Path would count, too


@contextmanager
def failing_disk(disk: Disk) -> Iterator[None]:
    """Let every system call by which Python touches the disk count, and fail once."""
    with pytest.MonkeyPatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, disk.failing(name, getattr(os, name)))
        patched.setattr(io, "open", disk.failing("open", io.open))
        yield
