"""Finding the rulebooks at hand, and the one that applies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.rulebook_folder import no_rulebook, rulebook_folders, shipped_rules
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rule_proof import read_sound_rulebook


@dataclass
class Library:
    """The rulebooks at hand: those shipped, and an office's own folder beside them."""

    own: Path | None = None

    def folders(self) -> list[Path]:
        """List the folders of all rulebooks, an office's own first."""
        places = ([self.own] if self.own else []) + [shipped_rules()]
        return [folder for place in places for folder in rulebook_folders(place)]

    def folder(self, named: str) -> Path:
        """Find a rulebook by id (the folder's name) or by a folder; raises Unusable."""
        if Path(named).is_dir() and (found := rulebook_folders(Path(named))):
            return found[0]
        by_name = {folder.name: folder for folder in reversed(self.folders())}
        if named not in by_name:
            raise Unusable(no_rulebook(named))
        return by_name[named]

    def read(self, named: str | None) -> list[Rulebook]:
        """Read the rulebook named, or all of them; raises Unusable."""
        if named:
            return [read_sound_rulebook(self.folder(named))]
        if self.own and not rulebook_folders(self.own):
            raise Unusable(no_rulebook(self.own))
        return [read_sound_rulebook(folder) for folder in self.folders()]
