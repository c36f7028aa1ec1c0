"""Files that lie beside a form and whose names say which material they are; none is taken unasked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lccluster.files.forms.batches.paths import is_leftover
from lccluster.form.keys import fold
from lccluster.form.labels import FormLabels

_MOST = 500  # files of a folder that are looked at
_OWN = frozenset((".yaml", ".yml"))  # what this program writes is no material
APPLICATION_FORM = "application_form"

Offered = Mapping[str, Sequence[str]]  # the paths of files by the materials that they seem to be


def offered(form: Path, beside: Path, labels: FormLabels) -> Offered:
    """Find the materials of a form among the files beside it, and one folder deeper.

    Paths are taken from the folder `beside` in which the application is written; what lies outside
    of it cannot be named there and is not offered. A folder that cannot be read offers nothing.
    """
    found: dict[str, list[str]] = {}
    for path in [form, *_files(form)]:
        for material in _seems_to_be(path, form, labels):
            if (written := _from(beside, path)) is not None:
                found.setdefault(material, []).append(written)
    return {each: found[each] for each in (APPLICATION_FORM, *labels.files) if each in found}


def _files(form: Path) -> Iterator[Path]:
    folders = [form.parent]
    left = _MOST
    for folder in folders:
        for entry in _entries(folder)[:left]:
            left -= 1
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False) and folder == form.parent:
                folders.append(path)
            elif entry.is_file(follow_symlinks=False) and path.name != form.name:
                yield path


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (each for each in entries if _is_fit(each.name)), key=lambda each: each.name
            )
    except OSError:
        return []


def _is_fit(name: str) -> bool:
    return not is_leftover(name) and name.isprintable() and Path(name).suffix.lower() not in _OWN


def _seems_to_be(path: Path, form: Path, labels: FormLabels) -> Iterator[str]:
    if path == form:
        yield APPLICATION_FORM
        return
    name = fold(path.stem)
    for material, words in labels.files.items():
        if any(fold(word) in name for word in words):
            yield material


def _from(beside: Path, path: Path) -> str | None:
    try:
        return path.resolve().relative_to(beside.resolve()).as_posix()
    except (OSError, ValueError, RuntimeError):
        return None
