"""Replacing a file so that a crash leaves the old one or the new one, never half of either."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.language import Message

SUFFIX = ".lccluster-tmp"
WINDOWS = os.name == "nt"
MANY = 200  # files
TRIES, PAUSE = 20, 0.05  # another program (a scanner, a sync client) holds a file for moments


def replace_file(path: Path, data: bytes) -> None:
    """Write beside the file, flush to the disk, rename over it, flush the folder. Raises Unusable."""
    beside = path.with_name(path.name + SUFFIX)
    try:
        _write(beside, data)
        if path.exists():
            shutil.copymode(path, beside)  # an office shares its folder by the rights of its files
        _renamed(beside, path)
    except OSError as error:
        _discard(beside)
        raise Unusable(_refused(path, error)) from None
    try:
        sync_folder(path.parent)
    except OSError:
        raise Unusable(_unconfirmed(path)) from None


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files that do not count yet, and flush them all to the disk. Raises Unusable."""
    at_once = len(files) > MANY and sys.platform == "linux"  # one flush of everything is quicker
    for path, data in files.items():
        try:
            with path.open("xb") as file:
                file.write(data)
                file.flush()
                if not at_once:
                    os.fsync(file.fileno())
        except OSError as error:
            raise Unusable(_refused(path, error)) from None
    if at_once:
        os.sync()
    for folder in {path.parent for path in files}:
        sync_folder(folder)


def append_line(path: Path, line: bytes) -> None:
    """Append one line of JSON to a log and flush it; a line torn by a crash is cut off first."""
    try:
        with path.open("ab+") as file:
            file.seek(0)
            tail = file.read().rpartition(b"\n")[2]
            if tail and not is_whole(tail):
                file.truncate(file.tell() - len(tail))
            file.write((b"\n" if is_whole(tail) else b"") + line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        raise Unusable(_refused(path, error)) from None


def is_whole(line: bytes) -> bool:
    """Tell whether a log's last line, which no line end closes, came to the disk whole."""
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def make_folder(path: Path) -> None:
    """Make a folder and those above it, flushed to the disk. Raises Unusable."""
    if path.is_dir():
        return
    try:
        path.mkdir(parents=True, exist_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise Unusable(_refused(path, error)) from None


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries, without which a rename may be lost in a power cut."""
    if WINDOWS:
        return  # Windows keeps the rename with the file
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _renamed(beside: Path, path: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            beside.replace(path)
            return
        except PermissionError:
            if not left or not WINDOWS:
                raise
            time.sleep(PAUSE)


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # it is named by `register check` as a leftover


def _unconfirmed(path: Path) -> Problem:
    return Problem(
        code="not-confirmed",
        message=Message("The file is written, but the disk did not confirm that it will stay."),
        hint=Message("Look at the disk or the network, then at the file."),
        file=str(path),
    )


def _refused(path: Path, error: OSError) -> Problem:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            message, hint = (
                Message("The disk is full; nothing was changed."),
                Message("Make room and record it again."),
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            message = Message(
                "The file may not be written, or another program holds it; nothing was changed."
            )
            hint = Message("Close the program that has it open, or ask for access to the folder.")
        case _:
            message, hint = (
                Message("The disk refused to write; nothing was changed."),
                Message("Look at the disk or the network and record it again."),
            )
    return Problem(code="cannot-write", message=message, hint=hint, file=str(path))
