"""By what names those go who sealed what is brought: fit for a file on every disk, and each some office's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.disk.names import folded
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.packs.noted import noted_writers
from lccluster.language import Message
from lccluster.register.installation import office_of
from lccluster.register.joining.brought import Brought
from lccluster.register.sealing.written import LEGACY
from lccluster.rulebook.offices import Offices


def refuse_odd_writers(register: Register, brought: Brought) -> None:
    """Refuse names by which no file is written, or on some disk that of another writer; raises Unusable."""
    there = {folded(each): each for each in _writers_here(register)}
    problems: list[Problem] = []
    for writer in dict.fromkeys((*brought.chains, *brought.heads, *brought.packs)):
        if not layout.is_writer(writer):
            problems.append(_NO_WRITER.at(brought.origin, text=writer))
        elif (like := there.setdefault(folded(writer), writer)) != writer:
            problems.append(_LOOKS_ALIKE.at(brought.origin, writer=writer, other=like))
    if problems:
        raise Unusable(problems)


def of_no_office(offices: Offices, writers: Iterable[str], origin: str) -> Iterator[Problem]:
    """Name writers of whom nobody can tell whose computers they are."""
    for writer in writers:
        if not writer.startswith(LEGACY) and offices.any(office_of(writer)) is None:
            yield _OF_NO_OFFICE.at(origin, writer=writer)


def _writers_here(register: Register) -> list[str]:
    """Name the writers of whom there are seals, heads or notes of packs."""
    return [*(each.stem for each in register.seal_files()), *noted_writers(register)]


_NO_WRITER = Fault("no-writer", Message("“{text}” cannot name a writer's chain of seals."))
_LOOKS_ALIKE = Fault(
    "writers-look-alike",
    Message(
        "{writer} and {other} are one name to some disks, and their seals would be one file; nothing of it was taken."
    ),
    Message(
        "Ask the sender: a name was typed by hand. There remove office.yaml, and name the computer anew with “lccluster register whoami”."
    ),
)
_OF_NO_OFFICE = Fault(
    "writer-of-no-office",
    Message(
        "{writer} is named after no office, so nobody can tell whose computer it is; what it decided counts as the city's."
    ),
    Message(
        "Ask the sender, and void or settle what it should not have recorded. There remove office.yaml, and name the computer anew with “lccluster register whoami”."
    ),
    severity=Severity.WARNING,
)
