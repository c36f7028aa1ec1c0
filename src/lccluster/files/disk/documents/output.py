"""The one door for documents: an output is never an input, and never over what is somebody else's.

Compared by identity, so that neither another spelling, a link nor a second name of a file opens
it. Asked when the command begins, before any work is done, and again when the file is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Damaged, Fault, Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.documents.marks import is_ours, marked
from lccluster.files.disk.documents.places import refuse_kept
from lccluster.files.disk.refusals import refuse_odd, refused, stands_already
from lccluster.files.disk.safe_write import create_in_parts, replace_in_parts
from lccluster.files.disk.temporary import clear_leftovers
from lccluster.language import Listing, Message

# Where a folder may be meant: what is called so is surely none.
OTHER_DOCUMENTS = frozenset(
    (".docx", ".doc", ".xls", ".et", ".ods", ".csv", ".html", ".json", ".pdf")
)


class Over(Enum):
    """What an output may replace."""

    NOTHING = "nothing"
    UNSAID = "nothing unless it is said"
    OURS = "what this tool wrote"
    ANYTHING = "whatever file stands there"


class Output(Struct, frozen=True):
    """A file that a command may write, beside the files that it reads."""

    path: Path
    inputs: tuple[Path, ...] = ()
    over: Over = Over.OURS

    def ready(self) -> Output:
        """Refuse what may not be written there; raises Unusable."""
        _refuse_no_folder(self.path)
        refuse_kept(self.path)
        refuse_odd(self.path)
        _refuse_input(self.path, self.inputs)
        _refuse_open(self.path)
        clear_leftovers(self.path)
        if self.path.exists():
            self._refuse_standing()
        return self

    def write(self, data: bytes) -> None:
        """Write a document whole or not at all; raises Unusable."""
        self.write_parts((marked(data) if self.over is Over.OURS else data,))

    def write_parts(self, parts: Iterable[bytes]) -> None:
        """Write a text as its parts come, whole or not at all; it bears its mark. Raises Unusable.

        Nothing goes out that rests on acts which are not as they were sealed: raises Damaged.
        """
        self.ready()
        write = replace_in_parts if self.path.exists() else create_in_parts
        write(self.path, self._sound(parts))

    def _sound(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        yield from parts  # which may be read only now
        if damage := deeds.damage():
            raise Damaged([*damage, _RESTS_ON_DAMAGE.at(self.path)])

    def _refuse_standing(self) -> None:
        match self.over:
            case Over.NOTHING:
                raise Unusable(stands_already(self.path, Message("Name another one.")))
            case Over.UNSAID:
                hint = Message("Name another one, or say --overwrite.")
                raise Unusable(stands_already(self.path, hint))
            case Over.OURS if not _is_ours(self.path):
                raise Unusable(_NOT_OURS.at(self.path))


def said_output(path: Path, inputs: Iterable[Path], *, overwrite: bool) -> Output:
    """Give a file, ready, that replaces another only where that is said; raises Unusable."""
    over = Over.ANYTHING if overwrite else Over.UNSAID
    return Output(path, tuple(inputs), over).ready()


def refuse_other_kinds(path: Path, option: str, suffixes: tuple[str, ...]) -> None:
    """Refuse a name that is of none of the kinds that can be written; raises Unusable."""
    if path.suffix.lower() not in suffixes:
        raise Unusable(_other_kind(path, option, suffixes))


def _refuse_no_folder(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise Unusable(_NO_FOLDER.at(path, folder=path.parent))


def _refuse_input(path: Path, inputs: Iterable[Path]) -> None:
    for each in inputs:
        if _is_same(path, each):
            raise Unusable(_is_input(path, each))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False  # one of them is not there: nothing can be lost


def _is_ours(path: Path) -> bool:
    try:
        return is_ours(path)
    except OSError as error:
        raise Unusable(refused(path, error)) from None


def _refuse_open(path: Path) -> None:
    """Office programs leave a file beside a document that they hold: Excel and WPS, LibreOffice."""
    marks = (f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#")
    if any(path.with_name(mark).exists() for mark in marks):
        raise Unusable(_OPEN_ELSEWHERE.at(path))


def _is_input(path: Path, other: Path) -> Problem:
    return Problem(
        code="output-is-input",
        file=str(path),
        message=Message("This is {file}, which the command reads; it was left alone.", file=other),
        hint=Message("Name another file to write."),
    )


def _other_kind(path: Path, option: str, suffixes: tuple[str, ...]) -> Problem:
    return Problem(
        code="unknown-format",
        field=option,
        message=Message("“{file}” names no format known here.", file=path),
        hint=Message("Let it end in {suffixes}.", suffixes=Listing(suffixes)),
    )


_RESTS_ON_DAMAGE = Fault(
    "rests-on-damage",
    Message("It would rest on acts that are not as they were sealed; it was not written."),
)
_NOT_OURS = Fault(
    "not-ours",
    Message(
        "A file stands here that this tool did not write, or that was saved since; it was left alone."
    ),
    Message("Name another one, or move that one away."),
)
_NO_FOLDER = Fault(
    "no-such-folder",
    Message("There is no folder “{folder}”."),
    Message("Look at the name, or make the folder first."),
)
_OPEN_ELSEWHERE = Fault(
    "open-elsewhere",
    Message("Another program has this file open; it was left alone."),
    Message("Close it there, or write to another name."),
)
