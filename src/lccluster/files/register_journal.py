"""What a repacking has in hand, so that every file of it counts once, however far it came.

While new files are written, they do not count yet; once they are proved, one replacement of the
journal makes them count and the old ones not. Whatever breaks off, one of the two sets is whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.safe_write import replace_file, sync_folder
from lccluster.language import Message

JOURNAL = "repack.json"


@dataclass(frozen=True)
class Journal:
    """New files that are being written, or old ones (with their hashes) that are being removed."""

    writing: tuple[str, ...] = ()
    removing: Mapping[str, str] = field(default_factory=dict)

    @property
    def hidden(self) -> frozenset[str]:
        """Name the files that do not count: below the folder, with slashes."""
        return frozenset((*self.writing, *self.removing))


def read_journal(folder: Path) -> Journal | None:
    """Read what is in hand; None where nothing is. One that cannot be read was never finished."""
    try:
        said = json.loads((folder / JOURNAL).read_bytes())
        return Journal(tuple(map(str, said["writing"])), dict(said["removing"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return Journal()


def write_journal(folder: Path, journal: Journal) -> None:
    """Write what is in hand, whole or not at all; raises Unusable."""
    said = {"writing": list(journal.writing), "removing": dict(journal.removing)}
    replace_file(folder / JOURNAL, json.dumps(said, ensure_ascii=False).encode())


def close_journal(folder: Path) -> None:
    """Say that nothing is in hand any more."""
    (folder / JOURNAL).unlink(missing_ok=True)
    sync_folder(folder)


def settle(folder: Path, journal: Journal) -> list[Path]:
    """Bring what was in hand to its end: back where nothing counted yet, else forward.

    Gives the old files that were changed meanwhile; they are left where they are. Raises Unusable
    where one cannot be removed: it does not count, and the next repacking tries again.
    """
    kept, stuck = [], {}
    for name, wanted in journal.removing.items():
        try:
            data = (folder / name).read_bytes()
            if digest(data) == wanted:
                (folder / name).unlink()
            else:
                kept.append(folder / name)
        except FileNotFoundError:
            continue
        except OSError:
            stuck[name] = wanted
    for name in journal.writing:
        (folder / name).unlink(missing_ok=True)
    if stuck:
        write_journal(folder, Journal(removing=stuck))
        raise Unusable(_stuck(folder / name) for name in stuck)
    close_journal(folder)
    return kept


def _stuck(path: Path) -> Problem:
    return Problem(
        code="cannot-remove",
        file=str(path),
        message=Message("This old file could not be removed; every cluster still counts once."),
        hint=Message(
            "Close the program that has it open and run “lccluster register repack” again."
        ),
    )


def digest(data: bytes) -> str:
    """Hash a file's bytes."""
    import hashlib  # noqa: PLC0415 - lists hash nothing, and it is slow to load

    return hashlib.sha256(data).hexdigest()
