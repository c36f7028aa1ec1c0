"""The files that a form names as its materials: what the disk says of them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from lccluster.eligibility.materials import FileFact, FileState
from lccluster.errors import Unusable
from lccluster.files.disk.regular import TooLarge, begins_with
from lccluster.form.application import Application, Material


def material_facts(
    application: Application, folder: Path, counted: AbstractSet[str]
) -> dict[str, FileFact]:
    """Look at every file named; count the characters of the materials whose ids are `counted`."""
    facts: dict[str, FileFact] = {}
    for name, entries in application.materials:
        for entry in entries:
            assert isinstance(entry, Material)  # noqa: S101 - the model says so
            if entry.file and entry.file not in facts:
                facts[entry.file] = _look(folder, entry.file, count=name in counted)
    return facts


def _look(folder: Path, written: str, *, count: bool) -> FileFact:
    from lccluster.files.forms.materials.naming import beside  # where a form names a file

    try:
        path = beside(folder, written)
        if path is None or not path.resolve().is_relative_to(folder.resolve()):
            return FileFact(FileState.OUTSIDE)
        path = path.resolve()
        if not begins_with(path, 1):
            return FileFact(FileState.EMPTY)
        return FileFact(FileState.FINE, _characters(path) if count else None)
    except (FileNotFoundError, NotADirectoryError):
        return FileFact(FileState.ABSENT)
    except (OSError, ValueError, RuntimeError, TooLarge, Unusable):
        return FileFact(FileState.BROKEN)


def _characters(path: Path) -> int | None:
    from lccluster.files.forms.materials.counting import characters_of

    return characters_of(path)
