"""Several files of a rulebook changed at one stroke, which also a killed process leaves whole.

The new texts come to stand in one file first: that is the stroke. From then on the rulebook is not
read until each file has come to its place, which the next `rules set` on the folder does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.links import is_link
from lccluster.files.disk.refusals import refuse_odd, refused
from lccluster.files.disk.safe_write import create_file, replace_file, sync_folder
from lccluster.files.disk.temporary import clear_leftovers
from lccluster.files.rules.unfinished import IN_HAND, finishing
from lccluster.files.yaml.text import read_bytes
from lccluster.language import Message
from lccluster.processes.interrupts import unbroken


class Changed(Struct, frozen=True):
    """A file's bytes as they were read, and as they shall be."""

    was: bytes
    now: bytes


def refuse_elsewhere(folder: Path) -> None:
    """Refuse a folder, or one in it, that is a link: what would change lies elsewhere. Raises Unusable."""
    for each in (folder, folder / "cases"):
        if is_link(each):
            raise Unusable(_IS_A_LINK.at(each))


def change(folder: Path, files: Mapping[str, Changed]) -> None:
    """Write the files, all or none; raises Unusable, also where one was changed in between.

    From the stroke on the change counts, and whatever breaks it off says how it comes to its end.
    """
    refuse_elsewhere(folder)
    for name, each in files.items():
        refuse_odd(folder / name)
        if read_bytes(folder / name, str(folder / name)) != each.was:
            hint = Message("Look at it, then run the command again.")
            raise Unusable(_changed_meanwhile(folder / name, hint))
    with unbroken():
        try:
            create_file(folder / IN_HAND, _log(files))
            finish(folder)
        except Unusable as unusable:
            if not (folder / IN_HAND).exists():
                raise
            hint = finishing(folder)
            raise Unusable(replace(each, hint=hint) for each in unusable.problems) from None


def finish(folder: Path) -> bool:
    """Bring a change that is in hand to its end; tell whether there was one. Raises Unusable."""
    log = folder / IN_HAND
    if not log.exists():
        return False
    refuse_elsewhere(folder)
    files = _read(log)
    for each in (log, *map(folder.joinpath, files)):
        clear_leftovers(each)
    for name, (was, now) in files.items():
        _put(folder / name, was, now)
    try:
        log.unlink()
        sync_folder(folder)
    except OSError as error:
        raise Unusable(refused(log, error)) from None
    deeds.counts_as(log, [folder / name for name in files])
    return True


def _put(path: Path, was: str, now: str) -> None:
    stands = _digest(read_bytes(path, str(path)))
    if stands == _digest(now.encode("latin-1")):
        return
    if stands != was:
        hint = Message("Put it back as it was; or move {log} away, and compare.", log=IN_HAND)
        raise Unusable(_changed_meanwhile(path, hint))
    replace_file(path, now.encode("latin-1"))


def _log(files: Mapping[str, Changed]) -> bytes:
    """Draw the log; each sign of a text stands for one byte, whatever the file's encoding is."""
    said = {name: [_digest(each.was), each.now.decode("latin-1")] for name, each in files.items()}
    return json.dumps(said).encode()


def _read(log: Path) -> dict[str, tuple[str, str]]:
    refuse_odd(log)
    try:
        said = json.loads(read_bytes(log, str(log)))
        files = {name: (str(was), str(now)) for name, (was, now) in said.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise Unusable(_ODD.at(log)) from None
    if not all(map(_is_part, files)):
        raise Unusable(_ODD.at(log))
    return files


def _is_part(name: str) -> bool:
    """Tell whether a name is that of a file of a rulebook: FILE.yaml or cases/FILE.yaml."""
    step = name.removeprefix("cases/")
    return step.endswith(".yaml") and not any(sign in step for sign in "/\\:\0")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changed_meanwhile(path: Path, hint: Message) -> Problem:
    return Problem(
        code="changed-in-between",
        file=str(path),
        message=Message("This file was changed in between; it was left alone."),
        hint=hint,
    )


_ODD = Fault(
    "odd-change",
    Message("This is no change that the tool wrote; nothing that it names was touched."),
    Message("Move it out of the folder, then run “lccluster rules check”."),
)
_IS_A_LINK = Fault(
    "is-a-link",
    Message("This is a link; what it leads to was left alone."),
    Message("Name the folder itself."),
)
