"""Where screens stay compiled from one start of the page to the next: code, so nobody else may write there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from lccluster import __version__
from lccluster.files.register.index.private import is_private, make_private


def compiled_screens(cache: Path | None) -> Path | None:
    """Give the folder of this version's screens; None where somebody else could write there, or nobody can."""
    if cache is None:
        return None
    folder = cache / f"screens-{__version__}"
    with suppress(OSError):
        if all(map(_made_private, (cache, folder))):
            return folder
    return None


def _made_private(folder: Path) -> bool:
    make_private(folder)
    return is_private(folder / "screen")
