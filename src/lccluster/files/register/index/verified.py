"""What a check on this computer found whole, by the hashes of its bytes: the next one reads the rest.

Only what nobody else could have written is believed, as with the index beside which it lies.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from lccluster.files.disk.regular import whole_of
from lccluster.files.register.index.private import is_private, make_private

VERIFIED = ".verified"


class WholeFile(Struct, frozen=True):
    """A file in which nothing was found: the hash of its bytes, and the ids of its clusters."""

    digest: str
    ids: tuple[str, ...]


class WholeChain(Struct, frozen=True):
    """What was there of a chain that holds: so many bytes, and their hash."""

    size: int
    digest: str


class FoundWhole(Struct, frozen=True):
    """Files and chains that were found whole, and under which law and by what version they were."""

    about: Mapping[str, str]
    files: Mapping[str, WholeFile]
    chains: Mapping[str, WholeChain]


def read_verified(path: Path, about: Mapping[str, str]) -> FoundWhole | None:
    """Give what was found whole under the same law; None where nothing is known that can be believed."""
    try:
        if not is_private(path):
            return None
        found = msgspec.json.decode(whole_of(path), type=FoundWhole)
    except (OSError, msgspec.DecodeError):
        return None
    return found if found.about == about else None


def write_verified(path: Path, found: FoundWhole) -> None:
    """Write down what was found whole; where that is refused, the next check reads everything."""
    new = path.with_name(f"{path.name}-{os.getpid()}")
    with suppress(OSError):
        make_private(path.parent)
        if is_private(path):
            _put(new, path, msgspec.json.encode(found))


def _put(new: Path, path: Path, data: bytes) -> None:
    try:
        new.touch(0o600)  # nobody else's, whatever this account lets others do with its files
        new.write_bytes(data)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
