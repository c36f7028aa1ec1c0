"""The merge driver: git names three files, and the second becomes what both sides say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import replace_file
from lccluster.files.register.git.program import git
from lccluster.files.register.git.uniting import Three, united_bytes
from lccluster.files.yaml.text import unreadable


def merge_file(base: Path, ours: Path, theirs: Path, name: str) -> Sequence[Problem]:
    """Write into `ours` what both sides of the file `name` say; give what stands against it.

    Then it has git's own marks of a conflict, as far as git sees one. Raises Unusable.
    """
    three = Three(*map(_read, (base, ours, theirs)))
    try:
        united = united_bytes(name, three)
    except Unusable as unusable:
        _mark(base, ours, theirs)
        return unusable.problems
    if united != three.ours:
        replace_file(ours, united)
    return ()


def _read(path: Path) -> bytes:
    try:
        return whole_of(path)
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None


def _mark(base: Path, ours: Path, theirs: Path) -> None:
    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    marked = git(
        None, "merge-file", "-p", *names, *map(str, (ours, base, theirs)), codes=_CONFLICTS
    )
    if _MARK in marked:
        replace_file(ours, marked)


_MARK = b"<<<<<<< "
_CONFLICTS = tuple(range(1, 128))  # as many as merge-file found
