"""Making a folder with all that is in it: beside its place first, then put there in one step."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.ownership.living import asked, hold
from lccluster.files.disk.ownership.rights import keep_rights
from lccluster.files.disk.ownership.sharing import share_alike
from lccluster.files.disk.refusals import refuse_odd, refused, stands_already
from lccluster.files.disk.safe_write import confirm, make_folder
from lccluster.files.disk.temporary import WINDOWS, beside, is_temporary, tidy
from lccluster.language import Message
from lccluster.processes.interrupts import unbroken, unwound

_IN_THE_WAY = (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to fill, which comes to stand as `folder` when that is done, or not at all.

    `folder` may be there and empty, and then its rights stay. Raises Unusable.
    """
    make_folder(folder.parent)
    with unwound():
        made, handle = _begun(folder)
        try:
            with deeds.apart():
                yield made
                tidy()  # nothing half is moved with it
            with unbroken():
                _put(made, folder)
                deeds.stands(folder)
                confirm(folder)
        except OSError as error:
            if error.errno in _IN_THE_WAY:
                raise Unusable(stands_already(folder, Message("Name another one."))) from None
            raise Unusable(refused(folder, error)) from None
        finally:
            if handle >= 0:
                os.close(handle)
            shutil.rmtree(made, ignore_errors=True)


def copy_into(made: Path, source: Path, left_out: Sequence[str] = ()) -> None:
    """Copy what files say below a folder, and of none what may be done with it: that their new place decides.

    Names of patterns `left_out` are passed over. Raises OSError.
    """
    for each in sorted(source.iterdir()):
        if any(map(each.match, left_out)):
            continue
        new, is_folder = made / each.name, each.is_dir()
        new.mkdir() if is_folder else shutil.copyfile(each, new)
        share_alike(new)
        if is_folder:
            copy_into(new, each, left_out)


def _begun(folder: Path) -> tuple[Path, int]:
    """Make the folder beside; gives it and the handle by which it is known as a living process's."""
    _refuse_odd(folder)
    _clear_leftovers(folder)
    made, handle = beside(folder), -1
    try:
        handle = _held(made)
        share_alike(made)
        if folder.exists():
            keep_rights(made, folder)
    except BaseException as error:
        if handle >= 0:
            os.close(handle)
        shutil.rmtree(made, ignore_errors=True)
        if isinstance(error, OSError):
            raise Unusable(refused(folder, error)) from None
        raise
    return made, handle


def _refuse_odd(folder: Path) -> None:
    try:
        refuse_odd(folder)
    except Unusable:
        if not folder.is_dir():  # one that came to stand just now is refused when it is put there
            raise


def _held(made: Path) -> int:
    """Make a folder that this process holds; where another run took it for left behind meanwhile, once more."""
    while True:
        made.mkdir()
        if WINDOWS:
            return -1
        with suppress(FileNotFoundError):
            handle = os.open(made, os.O_RDONLY)
            hold(handle)
            if made.exists():
                return handle
            os.close(handle)


def _put(made: Path, folder: Path) -> None:
    if WINDOWS and folder.exists():
        folder.rmdir()  # which takes an empty one alone; elsewhere renaming does that itself
    os.rename(made, folder)  # noqa: PTH104 - Path.rename says the same


def _clear_leftovers(folder: Path) -> None:
    """Remove what a killed run has left of the same folder."""
    start = f"{folder.name[:60]}."
    with suppress(OSError):
        for each in folder.absolute().parent.iterdir():
            if each.name.startswith(start) and is_temporary(each.name):
                with asked(str(each)) as nobodys:  # nobody comes to hold it while it is removed
                    if nobodys:
                        shutil.rmtree(each, ignore_errors=True)
