"""Documents on the disk: whether one can be written there, and writing it whole or not at all."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.safe_write import replace_file
from lccluster.language import Listing, Message


def fit_for_writing(path: Path, option: str, suffixes: tuple[str, ...]) -> None:
    """Refuse, before any work is done, a name of another kind and a folder that is not there.

    Raises Unusable.
    """
    if path.suffix.lower() not in suffixes:
        raise Unusable(_other_kind(path, option, suffixes))
    if path.is_dir():
        raise Unusable(_is_folder(path))
    if not path.absolute().parent.is_dir():
        raise Unusable(_no_folder(path))
    _refuse_open(path)


def write_document(path: Path, data: bytes) -> None:
    """Write a document in one step; raises Unusable, and then the old one stands as it was."""
    _refuse_open(path)
    replace_file(path, data)


def _refuse_open(path: Path) -> None:
    """Office programs leave a file beside a document that they hold: Excel and WPS, LibreOffice."""
    marks = (f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#")
    if any(path.with_name(mark).exists() for mark in marks):
        raise Unusable(
            Problem(
                code="open-elsewhere",
                file=str(path),
                message=Message("Another program has this file open; nothing was changed."),
                hint=Message("Close it there, or write to another name."),
            )
        )


def _other_kind(path: Path, option: str, suffixes: tuple[str, ...]) -> Problem:
    return Problem(
        code="unknown-format",
        field=option,
        message=Message("“{file}” names no format known here.", file=path),
        hint=Message("Let it end in {suffixes}.", suffixes=Listing(suffixes)),
    )


def _is_folder(path: Path) -> Problem:
    return Problem(
        code="is-a-folder",
        file=str(path),
        message=Message("This is a folder, not a file."),
        hint=Message("Name a file in it."),
    )


def _no_folder(path: Path) -> Problem:
    return Problem(
        code="no-such-folder",
        file=str(path),
        message=Message("There is no folder {folder}.", folder=path.parent),
        hint=Message("Look at the name, or make the folder first."),
    )
