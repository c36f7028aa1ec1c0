"""What lies in a folder: all of it, or it is said that nobody may look; `Path.glob` would say that nothing is there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from lccluster.errors import Fault, Unusable
from lccluster.language import Message


def entries(folder: Path | str) -> list[os.DirEntry[str]]:
    """Give what lies in a folder, in no order; nothing of one that is not there. Raises Unusable."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        raise Unusable(_CLOSED.at(folder)) from None


def matching(folder: Path, pattern: str) -> list[Path]:
    """List, in order, what bears a name like a pattern; raises Unusable."""
    found = (each for each in entries(folder) if fnmatch(each.name, pattern))
    return sorted(Path(each.path) for each in found)


def in_each(folder: Path, name: str) -> list[Path]:
    """List, in order, what bears a name in each of the folders of one; raises Unusable, OSError."""
    found = (Path(each.path, name) for each in entries(folder) if each.is_dir())
    return sorted(each for each in found if each.exists())


def below(folder: Path | str) -> Iterator[Path]:
    """List, in no order, what lies in a folder and in those below it, behind no link; raises Unusable."""
    for each in entries(folder):
        yield Path(each.path)
        if each.is_dir(follow_symlinks=False):
            yield from below(each.path)


def as_counted(paths: Iterable[Path]) -> list[Path]:
    """Put paths in the order of people, who count: 2.yaml before 10.yaml; what a folder holds stays together."""
    return sorted(paths, key=_counted)


def _counted(path: Path) -> tuple[list[str | int], str]:
    whole = os.path.normcase(path)
    steps: list[str | int] = list(re.split("([0-9]+)", whole.replace(os.sep, "\0")))
    steps[1::2] = map(int, steps[1::2])
    return steps, whole


_CLOSED = Fault(
    "closed-folder",
    Message("What lies in this folder cannot be seen."),
    Message("Ask for access to the folder, or look at the disk or the network."),
)
