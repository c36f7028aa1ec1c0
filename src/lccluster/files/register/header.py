"""What `register.yaml` says of a register as a whole: read, and refused where it is of a newer format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.names import is_word
from lccluster.files.register.change.journal import read_journal
from lccluster.files.register.layout import CLUSTERS, HEADER
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.typed import building
from lccluster.files.yaml.unmerged import UNMERGED
from lccluster.language import Message
from lccluster.quantities import whole_number

FORMAT, BY_WRITER = 2, 2  # the newest, and the first that keeps a chain a writer
LONGEST_PREFIX = 16  # signs
TAKE_BACK = Message(
    "Take it back with “git merge --abort”; “lccluster register merge” with a work tree of the other branch takes what holds and lists what conflicts."
)


class Header(Struct, frozen=True):
    """What `register.yaml` says of the register as a whole."""

    format: int
    title: str
    authority: str
    rulebook: str
    id_prefix: str = "LC"
    register: str | None = None

    @property
    def by_writer(self) -> bool:
        """Tell whether each writer keeps a chain of its own."""
        return self.format >= BY_WRITER


def read_header(folder: Path) -> Header:
    """Read the header of a register; raises Unusable where the folder is none, or of a newer format."""
    path = folder / HEADER
    if not path.is_file():
        raise Unusable(_no_register(folder))
    document = _document(folder)
    _refuse_newer(document)
    header = building.fitting(Header, document)
    if not is_word(header.id_prefix, LONGEST_PREFIX):
        raise Unusable(document.problem(("id_prefix",), _NO_WORD, text=header.id_prefix))
    if header.by_writer and not header.register:
        raise Unusable(document.problem((), _NO_ID))
    return header


def header_words(folder: Path) -> dict[str, Any]:
    """Read the words of `register.yaml`, as they are sealed; raises Unusable."""
    words: dict[str, Any] = _document(folder).data
    return words


def _document(folder: Path) -> Document:
    try:
        return read_yaml(_place(folder), shape=shapes.RECORD)
    except Unusable as unusable:
        raise Unusable(map(_with_two_sides, unusable.problems)) from None


def _with_two_sides(problem: Problem) -> Problem:
    """Say of marks of a conflict how they go: no driver unites this one file, a union does."""
    return replace(problem, hint=TAKE_BACK) if problem.code == UNMERGED else problem


def _place(folder: Path) -> Path:
    """Say where the header's bytes lie now: in hand, where a union that brought another one broke off."""
    try:
        journal = read_journal(folder)
    except Unusable:
        journal = None  # whoever reads what is in hand says why
    names = journal.moves if journal else {}
    found = (folder / each for each, name in names.items() if name == HEADER)
    return next((each for each in found if each.exists()), folder / HEADER)


def _refuse_newer(document: Document) -> None:
    written = document.data.get("format") if isinstance(document.data, dict) else None
    if isinstance(written, str) and _is_newer(written):
        raise Unusable(document.problem(("format",), NEWER_FORMAT, format=written))


def _is_newer(written: str) -> bool:
    try:
        return whole_number(written) > FORMAT
    except ValueError:
        return False  # what is no number at all is refused with the other keys


def _no_register(folder: Path) -> Problem:
    if not folder.exists():
        message, hint = (
            Message("There is no such folder."),
            Message(
                "“lccluster register init” makes a register; --register DIR names another one."
            ),
        )
    elif (folder / CLUSTERS).is_dir():
        message, hint = (
            Message("“register.yaml” of this register is gone; its titles lie here still."),
            Message("Restore it from a copy."),
        )
    else:
        message, hint = (
            Message("This folder is no register: it has no register.yaml."),
            Message(
                "Name the register with --register DIR, or make one with “lccluster register init”."
            ),
        )
    return Problem(code="no-register", message=message, hint=hint, file=str(folder))


NEWER_FORMAT = Fault(
    "newer-format",
    Message("The register has format {format}, this lccluster knows {known}.", known=FORMAT),
    Message("Install a newer lccluster."),
)
_NO_WORD = Fault(
    "unfit-prefix",
    Message("“{text}” cannot begin the ids of clusters."),
    Message("Write one word of letters, digits or Chinese signs, such as LC."),
)
_NO_ID = Fault(
    "missing-key",
    Message("“{key}” is missing here.", key="register"),
    Message("A register of format 2 has an id; restore the file from a copy."),
)
