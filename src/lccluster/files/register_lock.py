"""One writer at a time: a lock that dies with its process, and the name of who holds it."""

from __future__ import annotations

import getpass
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from lccluster.errors import Problem, Unusable
from lccluster.language import Message

LOCK, HOLDER = ".lock", ".lock-holder"
POLL = 0.002  # seconds; eleven writers then take turns without idling
PATIENCE = 30.0


@contextmanager
def locked(
    folder: Path, tell: Callable[[Message], None], patience: float = PATIENCE
) -> Iterator[None]:
    """Hold the register's lock; `tell` hears who holds it when one has to wait. Raises Unusable."""
    lock = FileLock(folder / LOCK)
    try:
        _acquire(lock, folder, tell, patience)
    except Timeout:
        raise Unusable(_held(folder)) from None
    except OSError:
        raise Unusable(_read_only(folder)) from None
    try:
        _name_holder(folder)
        yield
    finally:
        lock.release()


def _acquire(
    lock: FileLock, folder: Path, tell: Callable[[Message], None], patience: float
) -> None:
    try:
        lock.acquire(timeout=min(1.0, patience), poll_interval=POLL)
    except Timeout:
        tell(Message("Waiting: {holder} is writing to the register.", holder=holder(folder)))
        lock.acquire(timeout=patience, poll_interval=POLL)


def holder(folder: Path) -> str:
    """Name who holds the lock, as well as they could be written down."""
    try:
        return (folder / HOLDER).read_text(encoding="utf-8").strip() or "?"
    except OSError:
        return "?"


def _name_holder(folder: Path) -> None:
    try:
        (folder / HOLDER).write_text(
            f"{_user()}@{platform.node()} ({os.getpid()})", encoding="utf-8"
        )
    except OSError:
        return  # the lock holds without its name


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def _held(folder: Path) -> Problem:
    return Problem(
        code="register-locked",
        message=Message("{holder} holds the register; nothing was changed.", holder=holder(folder)),
        hint=Message("Try again when that is done."),
        file=str(folder),
    )


def _read_only(folder: Path) -> Problem:
    return Problem(
        code="cannot-write",
        message=Message("This folder may not be written; nothing was changed."),
        hint=Message("Ask for access, or copy the register to a folder of yours."),
        file=str(folder),
    )
