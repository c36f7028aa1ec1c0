"""What a check on this computer found whole, by the hashes of its bytes: the next one reads the rest.

Only what nobody else could have written is believed, as with the index beside which it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from lccluster.files.register.index.believed import read_believed

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


def whole_digests(path: Path) -> set[str]:
    """Give the hashes of the files that were found whole, under whatever law."""
    found = read_believed(path, FoundWhole)
    return {each.digest for each in found.files.values()} if found else set()


def read_verified(path: Path, about: Mapping[str, str]) -> FoundWhole | None:
    """Give what was found whole under the same law; None where nothing is known that can be believed."""
    found = read_believed(path, FoundWhole)
    return found if found and found.about == about else None
