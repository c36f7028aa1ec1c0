"""The files of a folder as they are kept, without what differs from run to run."""

from __future__ import annotations

import re
from pathlib import Path

from lccluster.files.disk.temporary import is_temporary
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.lock import locked
from lccluster.files.round.folder import open_round
from lccluster.language import Message

Files = dict[str, bytes]
_OF_A_RUN = rb'recorded_at: \S+|(writer|round|register): \S+|id: 01[0-9A-Z]{24}|caused_by: 01[0-9A-Z]{24}|"(hash|link|prev|event)": ?"\w+"'


def files_of(folder: Path) -> Files:
    """Give every file with its bytes, but for ids, moments and what hashes them; no lock, nothing that does not count."""
    found = (each for each in folder.rglob("*") if each.is_file() and "lock" not in each.name)
    return {
        each.relative_to(folder).as_posix(): lasting(each.read_bytes())
        for each in found
        if each.name != JOURNAL and not is_temporary(each.name)
    }


def lasting(data: bytes) -> bytes:
    """Give the bytes of a file without what differs from run to run."""
    return re.sub(_OF_A_RUN, b"", data)


def changed(before: Files, now: Files) -> set[str]:
    """Name the files that differ."""
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}


def is_in_hand(folder: Path) -> bool:
    """Tell whether a change counts of which not every file has come to its place."""
    return any(folder.rglob(JOURNAL))


def settle(folder: Path) -> None:
    """Bring what is in hand to its end, as whoever takes the lock next does."""
    for each in folder.rglob(JOURNAL):
        opened = {} if (each.parent / "register.yaml").exists() else {"opened": open_round}
        with locked(each.parent, print, **opened):
            assert not each.exists()


def lacks_but_a_seal(lacking: set[str], said: str) -> bool:
    """Tell whether nothing is missing, or seals alone and it was said why."""
    return not lacking or (
        any(str(each) in said for each in _UNSEALED) and all("seals/" in each for each in lacking)
    )


_UNSEALED = (
    Message("The act is recorded, but its seal could not be written."),
    Message("The file is written, but the disk did not confirm that it will stay."),
)
