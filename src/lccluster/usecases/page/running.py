"""One page a folder: who comes second finds the one that runs, by a note in the user's own cache folder.

The system lets go of the lock however a page ends, so that a note is believed only while it is held;
its secret lets whoever can read it, which is the user alone, make a key for the page that runs.
"""

from __future__ import annotations

import os
import time
import zlib
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode, encode

from lccluster.files.disk.exclusive import held, release
from lccluster.files.register.index.private import is_private, make_private

PATIENCE = 5.0  # seconds in which a page that is just starting writes its note
PAUSE = 0.05


class Running(Struct, frozen=True):
    """A page that runs: where it listens, and the secret by which its keys are made."""

    port: int
    secret: bytes


class OnlyPage:
    """The place of a page for some folders; `other` is the one that holds it already, if one does."""

    def __init__(self, cache: Path | None, about: str) -> None:
        name = f"page-{zlib.crc32(about.encode()):08x}"
        self._note = cache / f"{name}.json" if cache and _is_ours(cache / f"{name}.json") else None
        self._lock = self._held(name)
        self.other = self._waited_for() if self._note and self._lock is None else None

    def tell(self, running: Running) -> None:
        """Let those who come later know where it runs; without a folder of its own nobody is told."""
        if self._note is None:
            return
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
            handle = os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(encode(running))

    def leave(self) -> None:
        """Give the place up, once."""
        lock, self._lock = self._lock, None
        if self._note and lock is not None:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            release(lock)

    def _held(self, name: str) -> int | None:
        if self._note is None:
            return None
        try:
            lock = held(self._note.with_name(f"{name}.lock"), 0)
        except OSError:
            self._note = None  # a disk without locks: every page is the first
            return None
        if lock is not None:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)  # that of a page that was ended
        return lock

    def _waited_for(self) -> Running | None:
        until = time.monotonic() + PATIENCE
        while (found := self._read()) is None and time.monotonic() < until:
            time.sleep(PAUSE)
        return found

    def _read(self) -> Running | None:
        assert self._note  # noqa: S101 - asked only where there is one
        try:
            if not is_private(self._note):
                return None
            return decode(self._note.read_bytes(), type=Running)
        except (OSError, ValueError):
            return None


def _is_ours(note: Path) -> bool:
    """Make the folder, and tell whether nobody else can have written the note."""
    try:
        make_private(note.parent)
        return is_private(note)
    except OSError:
        return False
