"""The rulebooks at hand: where they lie, and under which names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.rulebook_folder import no_rulebook, rulebook_folders, shipped_rules


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
