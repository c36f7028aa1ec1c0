"""Before files are written: their folders are there, and nobody has changed what stands in their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.refusals import refused, stands_already
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import make_folder
from lccluster.files.register.reading.links import refuse_links_of_all
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.register.entry import Keeper, Kept

Files = Mapping[Path, bytes]
Seals = Mapping[str, Sequence[bytes]]  # lines by the file that they are appended to


def ready(register: Keeper[Kept], files: Files) -> dict[Path, bytes]:
    """Make the folders of files, and read what stands in their places; raises Unusable."""
    make_folders(register, files)
    return _before(files)


def make_folders(register: Keeper[Kept], files: Files) -> None:
    """Make the folders of files, none of which is a link; raises Unusable."""
    refuse_links_of_all(register.folder, files)
    for folder in dict.fromkeys(path.parent for path in files):
        make_folder(folder)


def _before(files: Files) -> dict[Path, bytes]:
    """Read what stands where the files will; raises Unusable where that is not how they begin."""
    found: dict[Path, bytes] = {}
    for path, data in files.items():
        try:
            found[path] = whole_of(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Unusable(refused(path, error)) from None
        if not (found[path] and data.startswith(found[path])):
            raise Unusable(_changed(path))
    return found


def refuse_taken(paths: Iterable[Path]) -> None:
    """Refuse where a file stands that was not read before; an empty one is a name that was taken for it."""
    for path in paths:
        try:
            taken = path.lstat().st_size
        except OSError:
            continue  # nothing stands there, or writing says why it cannot be reached
        if taken:
            raise Unusable(stands_already(path, _MOVE_IT))


def refuse_changed(files: Files) -> None:
    """Refuse to go on where somebody has changed a file since it was read; raises Unusable."""
    for path, data in files.items():
        try:
            if whole_of(path) == data:
                continue
        except FileNotFoundError:
            pass
        except OSError as error:
            raise Unusable(refused(path, error)) from None
        raise Unusable(_changed(path))


_MOVE_IT = Message("Move it away, run the command again, then compare the two.")


def _changed(path: Path) -> Problem:
    first = Message("This file was changed by somebody meanwhile; nothing was changed.")
    later = Message("This file was changed by somebody meanwhile.")
    return Problem(
        code="changed-meanwhile",
        file=str(path),
        message=deeds.told(first, later),
        hint=Message("Close the program that has it open and run it again."),
    )
