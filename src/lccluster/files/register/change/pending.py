"""How a register reads while a change is in hand: as if every file of it had come to its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from lccluster.files.register.change.journal import Journal
from lccluster.files.register.layout import HEADER


class Pending(Struct, frozen=True):
    """Files read from elsewhere, files that do not count any more, seals still to be appended."""

    instead: Mapping[Path, Path] = field(default_factory=dict)
    hidden: frozenset[Path] = frozenset()
    seals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def place(self, path: Path) -> Path:
        """Say where a file's bytes lie now."""
        return self.instead.get(path, path)


NOTHING = Pending()


def pending(folder: Path, journal: Journal | None) -> Pending:
    """Give what a journal makes of the files in a register."""
    if journal is None:
        return NOTHING
    moves = ((folder / temporary, name) for temporary, name in journal.moves.items())
    new = {folder / name: temporary for temporary, name in moves if name != HEADER}
    there = {path: place for path, place in new.items() if place.exists()}
    gone = frozenset(folder / name for name in journal.removes)
    return Pending(there, gone, journal.seals)
