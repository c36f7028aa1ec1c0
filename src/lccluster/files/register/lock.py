"""One writer at a time: a lock that dies with its process, and a note of who holds it.

The note changes whenever a writer comes or goes, so that a reader knows whether what it has read
was one state. One that says that somebody writes while the lock is free was left by a run that
broke off: what that had in hand is brought to its end, and what it left beside its files goes.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.exclusive import held, release
from lccluster.files.disk.regular import TooLarge, bytes_of
from lccluster.files.disk.temporary import beside, clear_leftovers, discard, is_temporary, tidy
from lccluster.files.register.change.journal import Journal, read_journal
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.reading.links import refuse_links
from lccluster.language import Message
from lccluster.processes.interrupts import unwound

if TYPE_CHECKING:
    from lccluster.files.register.entry import Keeper

LOCK, HOLDER = ".lock", ".lock-holder"
PATIENCE = 30.0  # seconds; after the first of them whoever waits is told
NOBODY = "-"
LONGEST_NOTE = 4096  # bytes
Tell = Callable[[Message], None]
Opener = Callable[[Path], "Keeper[Any]"]
# Where new files are left beside their places: a register's, and a round's.
PLACES = (f"{CLUSTERS}/*/*", "applications/**/*", "earlier/*", "sheets/**/*")


class _Held:
    """The registers whose lock this process holds."""

    folders: set[str] = set()  # noqa: RUF012 - one set a process


def holds(folder: Path) -> bool:
    """Tell whether this process holds a register's lock, and so reads what nobody changes."""
    return os.path.realpath(folder) in _Held.folders


@contextmanager
def locked(
    folder: Path, tell: Tell, patience: float = PATIENCE, opened: Opener | None = None
) -> Iterator[None]:
    """Hold the lock of a register to write; `tell` hears who holds it when one has to wait.

    `opened` opens what is no register but kept like one. Raises Unusable.
    """
    with alone(folder, tell, patience):
        broken_off = holder(folder) not in (NOBODY, "?")
        _note(folder, f"{_user()}@{_computer()} ({os.getpid()})")
        _put_in_order(folder, opened or _register, broken_off=broken_off)
        yield
        if tidy():
            _note(folder, NOBODY)  # not after a failure: the next one then looks for what was left


@contextmanager
def alone(folder: Path, tell: Tell, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the register's lock to read: nobody changes anything meanwhile. Raises Unusable."""
    refuse_links(folder, folder / LOCK)
    with unwound():
        lock = _acquired(folder, tell, patience)
        real = os.path.realpath(folder)
        _Held.folders.add(real)
        try:
            yield
        finally:
            _Held.folders.discard(real)
            release(lock)


def _acquired(folder: Path, tell: Tell, patience: float) -> int:
    """Hold the lock; raises Unusable."""
    try:
        lock = held(folder / LOCK, min(1.0, patience))
        if lock is None:
            tell(Message("Waiting: {holder} is writing to the register.", holder=holder(folder)))
            lock = held(folder / LOCK, patience)
    except OSError:
        raise _refused(_READ_ONLY, _READ_ONLY_NOW, folder) from None
    if lock is None:
        raise _refused(_HELD, _HELD_NOW, folder, holder(folder))
    return lock


def _refused(first: Fault, later: Message, folder: Path, holder: str = "") -> Unusable:
    """Say why the lock is not to be had, and whether anything was changed before that."""
    from lccluster.files.disk import deeds

    problem = first.at(folder, holder=holder)
    said = deeds.told(problem.message, later.filled({"holder": holder}))
    return Unusable([replace(problem, message=said)])


def state(folder: Path) -> bytes:
    """Give the note as it stands: as long as it says the same, nobody has come or gone."""
    try:
        return bytes_of(folder / HOLDER, LONGEST_NOTE)
    except (OSError, TooLarge):
        return b""


def is_free(state: bytes) -> bool:
    """Tell whether nobody writes, by the note."""
    return state in (b"", b"?") or state.startswith(NOBODY.encode())


def holder(folder: Path) -> str:
    """Name who holds the lock, as well as they could be written down."""
    lines = state(folder).decode("utf-8", "replace").splitlines()
    return (lines[0].strip() if lines else "") or "?"


def _note(folder: Path, who: str) -> None:
    """Write down who holds the lock, in place of whatever stands there; without it the lock holds, too."""
    new = beside(folder / HOLDER)
    try:
        with new.open("x", encoding="utf-8") as file:
            file.write(f"{who}\n{os.urandom(8).hex()}\n")
        new.replace(folder / HOLDER)
    except OSError:
        discard(new)
    except BaseException:
        discard(new)
        raise


def _put_in_order(folder: Path, opened: Opener, *, broken_off: bool) -> None:
    """Bring to its end what a run that broke off had in hand; raises Unusable."""
    clear_leftovers(folder / HOLDER)  # of a run that was killed before its note stood
    if journal := read_journal(folder):
        _settle(opened(folder), journal)
    if broken_off:
        with suppress(OSError):
            for each in itertools.chain(folder.iterdir(), *map(folder.glob, PLACES)):
                if is_temporary(each.name) and not each.is_dir():
                    discard(each)


def _register(folder: Path) -> Keeper[Any]:
    from lccluster.files.register.folder import open_register

    return open_register(folder)


def _settle(keeper: Keeper[Any], journal: Journal) -> None:
    """Bring a change to its end; old files that somebody holds stop no other one."""
    from lccluster.files.disk import deeds
    from lccluster.files.register.change.settling import CANNOT_REMOVE, settle

    try:
        settle(keeper, journal)
    except Unusable as unusable:
        if any(each.code != CANNOT_REMOVE for each in unusable.problems):
            raise
        for each in unusable.problems:
            deeds.remark(each)


def _computer() -> str:
    """Name this computer, as Windows says or the system; `platform` loads slowly, and on Windows asks a service."""
    told = os.environ.get("COMPUTERNAME")
    return told or ("?" if sys.platform == "win32" else os.uname().nodename)


def _user() -> str:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):  # where getpass looks first, too
        if known := os.environ.get(name):
            return known
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (KeyError, ImportError):  # unknown, or Windows
        return "?"


_HELD = Fault(
    "register-locked",
    Message("{holder} holds the register; nothing was changed."),
    Message("Try again when that is done."),
)
_HELD_NOW = Message("{holder} holds the register.")
_READ_ONLY = Fault(
    "cannot-write",
    Message("This folder may not be written; nothing was changed."),
    Message("Ask for access, or copy the folder to a place of yours."),
)
_READ_ONLY_NOW = Message("This folder may not be written.")
