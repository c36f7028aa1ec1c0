"""Which files a command line means: names, patterns that the shell left alone, and folders."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from lccluster.files.disk.glance import MARKERS
from lccluster.files.disk.within import as_counted
from lccluster.files.forms.any_form import OFFICE_SUFFIXES
from lccluster.files.forms.findings.names import PATTERNS

SUFFIXES = (".yaml", ".yml")
_READ = frozenset((*SUFFIXES, *OFFICE_SUFFIXES))
# What office programs and sync clients leave lying about; what officials found is no application.
_LEFTOVERS = ("~$*", ".*", "*.tmp", "Thumbs.db")


class Meant(Struct, frozen=True):
    """A file that is to be checked: named by somebody, or come upon in a folder."""

    path: Path
    named: bool = True

    @property
    def is_document(self) -> bool:
        """Tell whether an office program wrote it."""
        return self.path.suffix.lower() in OFFICE_SUFFIXES


def meant_by(written: Iterable[Path]) -> list[Meant]:
    """List the files meant, in order, each once."""
    return each_once(found for path in written for found in _meant(path))


def each_once(found: Iterable[Meant]) -> list[Meant]:
    """List files in their order, each once, however it is named."""
    meant: dict[str, Meant] = {}
    for each in found:
        meant.setdefault(os.path.normcase(_whole(each.path)), each)
    return list(meant.values())


def whole_name(path: Path) -> Path:
    """Give the one name of a file that can be named in several ways: `a/../b`, `./b`."""
    return Path(_whole(path))


def _whole(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links


def files_below(folder: Path) -> list[Path]:
    """List the files of a folder and those below it, in order.

    What programs left there is passed over; of registers, rounds and rulebooks the file that marks
    one is listed, so that whoever reads on can say of it what it is. Pipes and links to nowhere
    are listed, too, and so is a folder that nobody may look into: whoever reads one says what it is.
    """
    found: list[Path] = []
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        if Path(place) != folder and (markers := MARKERS.intersection(names)):
            folders.clear()  # all the rest belongs to it
            found += [Path(place) / each for each in markers]
            continue
        folders[:] = [each for each in folders if not is_leftover(each)]
        here = Path(place)
        found += [here / each for each in names if not is_leftover(each)]
    return as_counted([*found, *(Path(each.filename) for each in closed)])


def is_marker(path: Path) -> bool:
    """Tell whether a file marks its folder as a register, a round or a rulebook."""
    return path.name in MARKERS


def is_leftover(name: str) -> bool:
    """Tell whether a program left a file or folder of this name lying about."""
    return _named_like(_LEFTOVERS, name)


def _named_like(patterns: tuple[str, ...], name: str) -> bool:
    return bool(_pattern(patterns).match(os.path.normcase(name)))


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(fnmatch.translate(os.path.normcase(each)) for each in patterns))


def _meant(path: Path) -> Iterator[Meant]:
    # Neither of these minds a name that is too long or too odd for the disk.
    if os.path.isdir(path):  # noqa: PTH112
        yield from (Meant(each, named=False) for each in files_below(path) if _may_be_one(each))
    elif not os.path.exists(path) and (matches := glob.glob(str(path))):  # noqa: PTH110, PTH207
        found = as_counted(map(Path, matches))
        yield from (Meant(each, named=False) for each in found if not is_leftover(each.name))
    else:
        yield Meant(path)


def _may_be_one(path: Path) -> bool:
    if path.suffix.lower() in _READ:
        return not _named_like(PATTERNS, path.name)
    return os.path.isdir(path)  # noqa: PTH112 - as above; into this one nobody may look
