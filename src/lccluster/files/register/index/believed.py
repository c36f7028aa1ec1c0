"""What this computer has worked out, put down for the next time: believed where nobody else could have written it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from lccluster.files.disk.regular import whole_of
from lccluster.files.register.index.private import is_private, make_private

Kept = TypeVar("Kept", bound=msgspec.Struct)


def read_believed(path: Path, kind: type[Kept]) -> Kept | None:
    """Give what was put down; None where nothing is, or nothing that can be believed."""
    try:
        if not is_private(path):
            return None
        return msgspec.json.decode(whole_of(path), type=kind)
    except (OSError, msgspec.DecodeError):
        return None


def write_believed(path: Path, kept: msgspec.Struct) -> None:
    """Put it down; where that is refused, it is worked out again."""
    new = path.with_name(f"{path.name}-{os.getpid()}")
    with suppress(OSError):
        make_private(path.parent)
        if is_private(path):
            try:
                new.touch(
                    0o600
                )  # nobody else's, whatever this account lets others do with its files
                new.write_bytes(msgspec.json.encode(kept))
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)
