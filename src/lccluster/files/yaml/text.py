"""Bytes to text, as files from Chinese offices come: UTF-8, with a BOM, UTF-16 or GB 18030."""

from __future__ import annotations

import codecs
import errno
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable, is_it
from lccluster.files.disk.links import is_link
from lccluster.files.disk.refusals import refused
from lccluster.files.disk.regular import NotRegular, TooLarge, bytes_of
from lccluster.files.yaml.unmerged import unmerged
from lccluster.language import Message

LARGEST = 4 * 1024 * 1024  # bytes; a form is some 3 KB, a county's register some 300 KB


class Decoded(Struct, frozen=True):
    """The text of a file, its bytes, and a notice when the encoding was not UTF-8."""

    name: str
    text: str
    data: bytes
    notice: Problem | None = None


def read_bytes(
    path: Path, name: str, largest: int = LARGEST, too_large: Fault | None = None
) -> bytes:
    """Read a whole file; every way this can fail is an Unusable with a sentence."""
    try:
        return bytes_of(path, largest)
    except TooLarge:
        raise Unusable((too_large or _TOO_LARGE).at(name, limit=largest // 1024**2)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Unusable(unreadable(error, name)) from None


def unreadable(error: Exception, name: str) -> Problem:
    """Say why the disk did not give a file."""
    match error:
        case FileNotFoundError() if is_link(Path(name)):
            code, message = (
                "link-to-nothing",
                Message("This is a link, and what it leads to is gone."),
            )
            hint = Message("Name the file itself.")
        case FileNotFoundError():
            code, message = "no-such-file", Message("There is no such file.")
            hint = _like(Path(name)) or Message("Look at the name and the folder.")
        case IsADirectoryError():
            code, message = "is-a-folder", Message("This is a folder, not a file.")
            hint = Message("Name a file in it.")
        case NotRegular():
            code, message = "no-regular-file", Message("This is a pipe or a device, not a file.")
            hint = Message("Name a file.")
        case OSError(errno=errno.ENAMETOOLONG):
            code, message = "name-too-long", Message("The name is longer than the disk takes.")
            hint = Message("Give the file a shorter name.")
        case PermissionError():
            code, message = "no-permission", Message("You may not read this file.")
            hint = Message("Close the program that holds it, or ask for access.")
        case _:
            code, message = "unreadable-file", Message("The file cannot be read.")
            hint = Message("Copy it to this computer and try again.")
    return Problem(code=code, message=message, hint=hint, file=name)


def _like(path: Path) -> Message | None:
    """Ask whether a file beside it is meant: of the same name but for its ending, or of one most like it."""
    try:
        beside = sorted(each for each in path.parent.iterdir() if each.name[0] not in ".~")
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return None
    return is_it(path.stem, {each.stem: str(each) for each in beside})


def refused_by_system(error: OSError) -> Problem:
    """Say what the system refused where nobody had a word of its own for it.

    A full or a locked disk refuses what is written; of a file that has no name here it is not known which it was.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        return replace(refused(Path(), error), file=error.filename and str(error.filename))
    if error.filename is not None:
        return unreadable(error, str(error.filename))
    return _DISK.at()


def decode(data: bytes, name: str) -> Decoded:
    """Decode by BOM, else UTF-8, else GB 18030 with a notice; NUL bytes are refused."""
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return _checked(Decoded(name, _decoded(data, encoding, name), data))
    try:
        return _checked(Decoded(name, data.decode("utf-8"), data))
    except UnicodeDecodeError:
        return _checked(Decoded(name, _decoded(data, "gb18030", name), data, _NOTICE.at(name)))


_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
BOMS = tuple(_BOMS)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unusable(_UNKNOWN_ENCODING.at(name)) from None


def _checked(decoded: Decoded) -> Decoded:
    if left := unmerged(decoded.text, decoded.name):
        raise Unusable(left)
    at = decoded.text.find("\0")
    if at < 0:
        return decoded
    line = decoded.text.count("\n", 0, at) + 1
    column = at - decoded.text.rfind("\n", 0, at)
    raise Unusable(_NUL_CHARACTER.at(decoded.name, line, column))


_NOTICE = Fault(
    "not-utf-8",
    Message("The file is in GBK; it was read as such."),
    Message("Save it as UTF-8, so that every program reads the same."),
    severity=Severity.WARNING,
)
_TOO_LARGE = Fault(
    "too-large",
    Message("The file is larger than {limit} MB."),
    Message("No form is that long; look at what it holds."),
)
EMPTY = Fault(
    "empty-file",
    Message("The file is empty."),
    Message("Nothing was written into it: copy it again, or have it sent again."),
)
_DISK = Fault(
    "disk",
    Message("The disk refused to read or to write."),
    Message("Look at the disk or the network and record it again."),
)
_NUL_CHARACTER = Fault(
    "nul-character",
    Message("A NUL character stands here; this is no text file, or a damaged one."),
    Message("Restore the file from a copy."),
)
_UNKNOWN_ENCODING = Fault(
    "unknown-encoding",
    Message("This is no text in UTF-8 or GBK."),
    Message("Save it from the editor as UTF-8."),
)
