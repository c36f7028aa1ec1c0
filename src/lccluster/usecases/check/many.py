"""Check many applications on every core; the results come in the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from lccluster.errors import Fault
from lccluster.files.forms.batches.paths import Meant
from lccluster.language import Message
from lccluster.usecases.check.applications import Checking, Failed, Result
from lccluster.usecases.check.drawing import Drawn

MANY = 300  # files; for fewer the other processes are not worth their start
CHUNK = 160  # files handed over at once; with fewer, reading and judging take turns too often for the processor's cache
TURNS = 4  # chunks for each process at least, so that none waits long for the last

Draw = Callable[[Result], Drawn]


def worth_it(files: Sequence[Meant], checking: Checking) -> bool:
    """Tell whether several processes are faster; findings have to be matched in one."""
    return len(files) > MANY and not checking.findings


def draw_many(files: Sequence[Meant], checking: Checking, draw: Draw) -> Iterator[Drawn]:
    """Check and draw every file; the same results in the same order as one by one."""
    from lccluster.processes.every_core import cores, spread

    size = max(1, min(CHUNK, len(files) // (cores() * TURNS)))
    return spread(_drawn, (checking, draw), files, chunk=size, lost=partial(_lost, draw))


def _drawn(told: tuple[Checking, Draw], files: Sequence[Meant]) -> Iterator[Drawn]:
    checking, draw = told
    return map(draw, checking.together(files))


def _lost(draw: Draw, meant: Meant) -> Drawn:
    """Say that the process that was at a file died, whatever it was that ended it."""
    problem = _READING_DIED.at(meant.path)
    return draw(Failed(str(meant.path), (problem,)))


_READING_DIED = Fault(
    "reading-died",
    Message("The process that read this file was ended; the other files are not touched by it."),
    Message("Check this file alone; if it happens again, ask for another copy."),
)
