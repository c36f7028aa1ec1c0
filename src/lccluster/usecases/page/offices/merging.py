"""Another copy of the register that lies in the folder of the page, taken in: what would come first, then that."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.glance import is_register
from lccluster.files.disk.within import entries
from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.joining.copies import merge
from lccluster.usecases.register.joining.saying import counted, still_open
from lccluster.usecases.register.room import Room

DEEP = 2  # folders below that of the page in which a copy is looked for
COPY = AskedField("copy", Message("the copy"), "DIR", shape="choice")


class Merging(Struct, frozen=True):
    """The register here, and the folder in which copies of it may lie."""

    room: Room
    folder: Path
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask which of the copies there it is."""
        choices = tuple((word, name) for word, (name, _) in self._copies().items())
        return [AskedField(COPY.key, COPY.label, COPY.option, None, choices, COPY.shape)]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be taken; raises Unusable, Damaged."""
        return Foreseen(typed, stamp, self._taken(typed, dry_run=True))

    def done(self, shown: Foreseen) -> Happening:
        """Take it in; raises Unusable, Damaged."""
        return self._taken(shown.typed, dry_run=False)

    def _taken(self, typed: Typed, *, dry_run: bool) -> Happening:
        copy = self._copies().get(typed.said(COPY.key) or "")
        if copy is None:
            raise Unusable(_NONE.at(field=COPY.option))
        found = merge(self.room, copy[1], unheard, dry_run=dry_run)
        said = (*counted(found, dry_run=dry_run), still_open(found.conflicts))
        return Happening(said, warnings=tuple(found.warnings))

    def _copies(self) -> dict[str, tuple[str, Path]]:
        """Map words of ours to the name and the place of each copy: no path comes from a browser."""
        own = self.room.register.folder.resolve()
        found = (each for each in _folders(self.folder, DEEP) if is_register(each))
        names = {
            each.relative_to(self.folder).as_posix(): each
            for each in found
            if each.resolve() != own
        }
        return {_word(name): (name, names[name]) for name in sorted(names)}


def _folders(folder: Path, deep: int) -> list[Path]:
    """List the folders below one, behind no link; what cannot be looked into holds none."""
    try:
        below = [Path(each.path) for each in entries(folder) if each.is_dir(follow_symlinks=False)]
    except (Unusable, OSError):
        return []
    seen = [each for each in below if not each.name.startswith(".")]
    return [*seen, *(one for each in seen if deep > 1 for one in _folders(each, deep - 1))]


def _word(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


_NONE = Fault(
    "no-copy-chosen",
    Message("No copy was chosen."),
    Message("Put the folder of the copy into this folder, and choose it."),
)
