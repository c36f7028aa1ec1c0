"""No link inside a register: what is written through one would fork it, what is read may lie anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.links import is_link
from lccluster.language import Message


def refuse_links(folder: Path, path: Path) -> None:
    """Refuse a file of a register that is a link, or lies behind one; raises Unusable."""
    refuse_links_of_all(folder, (path,))


def refuse_links_of_all(folder: Path, paths: Iterable[Path]) -> None:
    """Refuse files of a register as `refuse_links` does; a folder above many is looked at once."""
    seen = {str(folder), ""}
    for path in paths:
        here = str(path)
        while here not in seen:
            if is_link(here):
                raise Unusable(_LINKED.at(here))
            seen.add(here)
            here = here.rpartition(os.sep)[0]


_LINKED = Fault(
    "linked",
    Message("This is a link; a register holds its files itself."),
    Message("Put the file or folder itself in its place."),
)
