"""A zip from outside, unpacked within bounds: no more parts, and no more of one, than is wanted."""

from __future__ import annotations

import zipfile

ROOM = 600  # bytes that a part takes in the list of all parts at most
_END, _LARGER, _LENGTH, _PLACE = (
    b"PK\x05\x06",
    b"PK\x06\x07",
    22,
    20,
)  # how a zip ends, as it is written


class Overfull(Exception):
    """A zip holds more parts, or a part more bytes, than may be read."""


class Locked(Exception):
    """A part is locked with a password."""


class Doubled(Exception):
    """Two parts have one name: programs differ in which of them they take."""


def refuse_crowd(data: bytes, most: int) -> None:
    """Refuse a zip that lists more parts than `most`, before the list is read; raises Overfull, BadZipFile.

    It ends without a remark, and is no larger one: both are told of by other ends.
    """
    end, place = data[-_LENGTH:], data[-_LENGTH - _PLACE : -_LENGTH]
    if not end.startswith(_END):
        raise zipfile.BadZipFile
    if place.startswith(_LARGER) or int.from_bytes(end[12:16], "little") > most * ROOM:
        raise Overfull


def parts_of(package: zipfile.ZipFile, most: int) -> list[zipfile.ZipInfo]:
    """List the parts; raises Overfull, Locked, Doubled."""
    entries = package.infolist()
    if len(entries) > most:
        raise Overfull
    if any(entry.flag_bits & 1 for entry in entries):
        raise Locked
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise Doubled
    return entries


def part_of(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Unpack one part, and no more of it than `most` whatever the directory says of its size.

    Raises Overfull.
    """
    with package.open(entry) as file:
        part = file.read(most + 1)
    if len(part) > most:
        raise Overfull
    return part
