"""What is noted of a writer's packs: a line each, where the pack was made and where it was received."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.within import matching
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.reading.scan import is_stray
from lccluster.files.register.seals.lines import sent_of
from lccluster.files.register.seals.tails import lines_of
from lccluster.language import Message
from lccluster.register.joining.brought import Sent

_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def noted_writers(register: Register) -> list[str]:
    """Name the writers of whose packs anything is noted."""
    found = matching(register.folder / layout.PACKS, f"*{layout.LINES}")
    return [e.stem for e in found if layout.is_writer(e.stem) and not is_stray(e.name)]


def packs_of(register: Register, writer: str) -> list[Sent]:
    """Read what is noted of a writer's packs; raises Unusable."""
    name = layout.writer_packs(writer)
    return [_sent(register, name, at, line) for at, line in enumerate(lines_of(register, name), 1)]


def odd_notes(register: Register) -> Iterator[Problem]:
    """Find notes of packs that were cut off or edited: the first of each writer's."""
    for writer in noted_writers(register):
        try:
            packs_of(register, writer)
        except Unusable as unusable:
            yield from unusable.problems


def _sent(register: Register, name: str, at: int, line: bytes) -> Sent:
    try:
        return sent_of(line)
    except _ODD:
        raise Unusable(_TORN_LINE.at(register.folder / name, at, 1)) from None


_TORN_LINE = Fault(
    "torn-line",
    Message("This line was cut off or edited."),
    Message("Restore the file from a copy; what is noted of packs is never edited."),
)
