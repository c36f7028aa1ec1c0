"""What lies in a folder, told by names and first lines alone: quick, and of forms no more than a guess."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from lccluster.files.disk.documents.marks import is_drawn
from lccluster.files.disk.links import is_link
from lccluster.files.disk.within import as_counted, in_each

REGISTER, ROUND, RULEBOOK = "register.yaml", "round.yaml", "measure.yaml"
MARKERS = frozenset((REGISTER, ROUND, RULEBOOK))  # of a folder with an order of its own
APPLICATIONS = "applications"  # below a round
_KEPT = (*MARKERS, "rounds")  # what lies beside these is no application
ENDING_OF_LETTERS = "补正通知.docx"  # how names of correction letters end, also of those that a person has saved since
_OFFICE = (".docx", ".xlsx", ".xls", ".et", ".ods")
_TYPED = (".yaml", ".yml")
_MOST, _HEAD = 300, 2048  # entries of a folder, bytes of a file
_DEEPEST, _MOST_BELOW = 3, 3000  # folders within each other, files below one


def is_register(folder: Path) -> bool:
    """Tell whether a folder is a register."""
    return (folder / REGISTER).is_file()


def latest_round(rounds: Path) -> Path | None:
    """Name the latest of the rounds in a folder, one whose own record is gone among them; raises Unusable."""
    marks = (ROUND, APPLICATIONS)
    found = (each.parent for mark in marks for each in in_each(rounds, mark))
    return max(found, default=None)


def likely_forms(folder: Path) -> tuple[Path, int] | None:
    """Name the folder in which most files may be applications, itself or one in it with all below, and their number.

    A form of Word and the YAML made from it are one application.
    """
    entries = _entries(folder)
    inside = [Path(each) for each in entries if _may_hold_forms(each)]
    found = [(folder, entries), *((each, _below(each)) for each in inside)]
    counted = [(len(_applications(those)), place) for place, those in found]
    if _is_desk(entries) and any(count for count, _ in counted[1:]):
        counted = counted[1:]
    count, place = max(counted)
    return (place, count) if count else None


def _is_desk(entries: Iterable[os.DirEntry[str]]) -> bool:
    """Tell whether a register or rounds lie beside what is there: lists, letters and calls of an office, most of it."""
    return any(each.is_dir(follow_symlinks=False) and not _may_hold_forms(each) for each in entries)


def _applications(entries: Iterable[os.DirEntry[str]]) -> set[Path]:
    return {Path(each).with_suffix("") for each in entries if _may_be_form(each)}


def forms_here(folder: Path) -> list[Path]:
    """List what may be applications in a folder and below it; what leads elsewhere is none."""
    found = (each for each in _below(folder) if not is_link(each.path) and _may_be_form(each))
    return as_counted(map(Path, found))


def _below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Give the first files of a folder and of those in it: of a year, of a county, of a cluster."""
    return islice(_files(folder, _DEEPEST), _MOST_BELOW)


def _files(folder: Path, deeper: int) -> Iterator[os.DirEntry[str]]:
    for each in _entries(folder):
        if not each.is_dir(follow_symlinks=False):
            yield each
        elif deeper and _may_hold_forms(each):
            yield from _files(Path(each), deeper - 1)


def top_keys(path: Path) -> list[tuple[str, str]]:
    """Give the keys at the left edge of the first lines of a file, each with the line below it."""
    with suppress(OSError), path.open("rb") as file:
        lines = [each for each in _text(file.read(_HEAD)).splitlines() if each.strip()]
        pairs = zip(lines, [*lines[1:], ""], strict=True)
        return [(each.partition(":")[0], below) for each, below in pairs if each[0] not in " #-"]
    return []


def _text(data: bytes) -> str:
    """Read the beginning of a file, which may end within a sign."""
    text = data.decode("utf-8-sig", "ignore")
    return text if len(text.encode()) > len(data) - 8 else data.decode("gb18030", "ignore")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """List what lies in a folder; one that may not be read shows nothing."""
    with suppress(OSError), os.scandir(folder) as found:
        return [each for each in islice(found, _MOST) if each.name[0] not in ".~"]
    return []


def _may_hold_forms(entry: os.DirEntry[str]) -> bool:
    if not entry.is_dir(follow_symlinks=False) or entry.name in _KEPT:
        return False
    return not any((Path(entry) / each).exists() for each in _KEPT)


def _may_be_form(entry: os.DirEntry[str]) -> bool:
    suffix = Path(entry.name).suffix.lower()
    if suffix in _OFFICE:
        return not entry.name.endswith(ENDING_OF_LETTERS) and not is_drawn(Path(entry))
    return suffix in _TYPED and entry.is_file() and _begins_like_form(entry)


def _begins_like_form(entry: os.DirEntry[str]) -> bool:
    try:
        with Path(entry).open("rb") as file:
            return any(map(_of_form, file.read(_HEAD).splitlines()))
    except OSError:
        return True  # nobody can tell: whoever opens it says why it cannot be read


def _of_form(line: bytes) -> bool:
    """Tell whether a line begins like one of an application, in either language."""
    return line.startswith((b"applicant", b"filled_on")) or line[:1] > b"\x7f"
