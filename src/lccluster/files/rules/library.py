"""The rulebooks at hand: where they lie, and under which names."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.rules.rulebook_folder import (
    NO_RULEBOOK,
    is_chosen_by_day,
    read_measure,
    rulebook_folders,
    shipped_rules,
)
from lccluster.rulebook.measure import Measure


class Library(Struct, frozen=True):
    """The rulebooks at hand: those shipped, and an office's own folder beside them.

    `drafts` is the folder in which `rules new` starts drafts unless told otherwise: one there is
    found by its id, and chosen by no day. `chosen` is the folder of the one that was named.
    """

    own: Path | None = None
    drafts: Path | None = None
    chosen: Path | None = None

    def choosing(self, named: str | None) -> Self:
        """Give it with the rulebook named as the one chosen; raises Unusable where there is none."""
        return replace(self, chosen=self.folder(named)) if named else self

    def folders(self) -> list[Path]:
        """List the folders of the rulebooks among which a day chooses, an office's own first."""
        return [folder for folder in self.all_folders() if is_chosen_by_day(folder)]

    def all_folders(self) -> list[Path]:
        """List the folders of all rulebooks, drafts and those of the nation included.

        An office's own stands for the shipped one of the same name.
        """
        own = rulebook_folders(self.own) if self.own else []
        names = {folder.name for folder in own}
        return [
            *own,
            *(each for each in rulebook_folders(shipped_rules()) if each.name not in names),
        ]

    def with_drafts(self) -> list[Path]:
        """List them with those in which `rules new` starts drafts, which are found by their ids too."""
        known = self.all_folders()
        names = {folder.name for folder in known}
        drafts = rulebook_folders(self.drafts) if self.drafts else []
        return [*known, *(each for each in drafts if each.name not in names)]

    def folder(self, named: str) -> Path:
        """Find a rulebook by id (the folder's name), by a folder or by the number of its measure; raises Unusable."""
        if _is_folder(named) and (found := rulebook_folders(Path(named))):
            return found[0]
        by_name = {folder.name: folder for folder in self.all_folders()}
        if meant := by_name.get(named) or self._draft(named) or self._numbered(named):
            return meant
        raise Unusable(NO_RULEBOOK.at(place=named))

    def _draft(self, named: str) -> Path | None:
        found = rulebook_folders(self.drafts) if self.drafts else []
        return next((folder for folder in found if folder.name == named), None)

    def _numbered(self, named: str) -> Path | None:
        """Find the one rulebook whose measure has that number; an id has none of its signs."""
        found = [] if named.isascii() else [*filter(_numbered(named), self.all_folders())]
        return found[0] if len(found) == 1 else None

    def latest_measure(self) -> Measure:
        """Give the latest measure among which a day chooses; new registers and forms are under it."""
        measures = map(read_measure, self.folders())
        return max(measures, key=lambda each: each.in_force.from_)


def _numbered(named: str) -> Callable[[Path], bool]:
    def says(folder: Path) -> bool:
        try:
            return _bracketed(read_measure(folder).document_number) == _bracketed(named)
        except Unusable:
            return False  # who asks for it by its id is told why

    return says


def _bracketed(number: str) -> str:
    """Give a number with the brackets that any keyboard has."""
    return number.translate(str.maketrans("〔〕［］【】（）", "[][][][]"))


def _is_folder(named: str) -> bool:
    """Tell whether a folder lies there; what is longer than any name is none."""
    try:
        return Path(named).is_dir()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


SHIPPED = Library()
