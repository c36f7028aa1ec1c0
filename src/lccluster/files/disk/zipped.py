"""A zip from outside, unpacked within bounds: no more parts, and no more of one, than is wanted."""

from __future__ import annotations

import zipfile


class Overfull(Exception):
    """A zip holds more parts, or a part more bytes, than may be read."""


class Locked(Exception):
    """A part is locked with a password."""


class Doubled(Exception):
    """Two parts have one name: programs differ in which of them they take."""


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
