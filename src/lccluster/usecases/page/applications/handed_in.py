"""Files that were handed in at the page: kept in a folder of their own, under names of ours, as long as the page runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.disk.names import file_names

if TYPE_CHECKING:
    from lccluster.usecases.page.applications.place import HeldFolder

LIST = "names.json"  # of a group: its files in the order in which they came
MOST = 20  # batches kept; the oldest goes
LONGEST_ENDING = 8  # signs, the dot among them


class Upload(Struct, frozen=True):
    """A file as a browser sends it: what it is called there, and its bytes."""

    name: str
    data: bytes


class Download(Struct, frozen=True):
    """A document that can be downloaded; it is made when it is asked for, once."""

    name: str
    made: Callable[[], bytes]


class Drawer:
    """A folder of the system's for temporary files, which goes with the page."""

    def __init__(self) -> None:
        self._folder: HeldFolder | None = None  # until something is put in
        self._kept: list[Path] = []

    def put(self, groups: Mapping[str, Sequence[Upload]]) -> Path:
        """Write groups of files, each into a folder of its own; give the folder of all."""
        import shutil
        import tempfile

        if self.folder and not self.folder.is_dir():  # systems tidy up
            self.empty()
            self._folder = None
        if self._folder is None:
            from lccluster.usecases.page.applications.place import HeldFolder

            self._folder = HeldFolder()
        place = Path(tempfile.mkdtemp(dir=self._folder.path))
        for group, uploads in groups.items():
            _write(place / group, uploads)
        self._kept.append(place)
        for old in self._kept[:-MOST]:
            shutil.rmtree(old, ignore_errors=True)
        self._kept = self._kept[-MOST:]
        return place

    @property
    def sayings(self) -> Sayings:
        """Say what is wrong without saying where files are kept."""
        return Sayings(self.folder)

    @property
    def folder(self) -> Path | None:
        """Give the folder in which everything lies, once something was put in."""
        return self._folder.path if self._folder else None

    def empty(self) -> None:
        """Throw everything away."""
        if self._folder:
            self._folder.let_go()


def below(place: Path, group: str) -> list[Path]:
    """Give the files of a group, as they came; what was laid beside them since is none of them."""
    listed = place / group / LIST
    names = decode(listed.read_bytes(), type=list[str]) if listed.exists() else []
    return [place / group / str(at) / name for at, name in enumerate(names)]


def together(place: Path, group: str) -> Path:
    """Give a folder in which the files of a group lie side by side; of one name, each under its number."""
    import shutil

    folder = place / f"{group}-together"
    if not folder.exists():
        folder.mkdir()
        for each in below(place, group):
            twice = (folder / each.name).exists()
            shutil.copyfile(
                each, folder / (f"{each.parent.name}-{each.name}" if twice else each.name)
            )
    return folder


def _write(folder: Path, uploads: Sequence[Upload]) -> None:
    folder.mkdir()
    names = [_safe(each.name) for each in uploads]
    (folder / LIST).write_bytes(encode(names))
    for at, (name, each) in enumerate(zip(names, uploads, strict=True)):
        own = folder / str(at)  # files of one name stand beside one another
        own.mkdir()
        (own / name).write_bytes(each.data)


def _safe(name: str) -> str:
    """Give a name that is no way to anywhere; its ending says what it is."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem, dot, ending = last.rpartition(".")
    fits = dot and ending.isascii() and ending.isalnum() and len(ending) < LONGEST_ENDING
    return file_names([stem if fits else last], f".{ending.lower()}" if fits else "")[0]


class Sayings(Struct, frozen=True):
    """Says what is wrong by the names that people know, not by where the drawer keeps a file."""

    drawer: Path | None  # its folder, once something was put in

    def of(self, said: object) -> str:
        """Draw a sentence with the names of files alone, whichever place of the drawer they lie in."""
        if self.drawer is None:
            return str(said)
        below = r"[/\\][^/\\]+[/\\](?:[a-z]+[/\\]\d+[/\\])?"
        return re.sub(re.escape(str(self.drawer)) + below, "", str(said))

    def again(self, unusable: Unusable) -> Unusable:
        """Give the same problems, each in its file as people know it."""
        return Unusable(
            replace(each, file=self.of(each.file) if each.file else None)
            for each in unusable.problems
        )
