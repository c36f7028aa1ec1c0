"""What this run has put in its place so far, so that no sentence can claim the contrary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lccluster.errors import Problem, Severity
from lccluster.language import Listing, Message

SHOWN = 3  # files named in one sentence


class _Run:
    """The files that have come to stand since the command began."""

    done: dict[Path, None] = {}  # noqa: RUF012 - one list a process, as there is one command
    remarks: list[Problem] = []  # noqa: RUF012
    waiting: dict[Path, list[Problem]] = {}  # noqa: RUF012 - remarks of what may not come to stand


def begin() -> None:
    """Forget what an earlier command did."""
    _Run.done, _Run.remarks, _Run.waiting = {}, [], {}


def stands(path: Path) -> None:
    """Note that a file has come to stand, or has changed, and what had to be said of it then."""
    _Run.done[path] = None
    for each in _Run.waiting.pop(path, ()):
        remark(each)


def counts_as(path: Path, files: Iterable[Path]) -> None:
    """Note that by one file, which will go again, others have come to stand."""
    _Run.done.pop(path, None)
    for each in files:
        stands(each)


@contextmanager
def apart() -> Iterator[None]:
    """Let nothing count that is done here: it comes to stand later, under another name."""
    before = dict(_Run.done)
    try:
        yield
    finally:
        _Run.done = before


def done() -> tuple[Path, ...]:
    """Name what stands, in the order in which it came to."""
    return tuple(_Run.done)


def told(first: Message, later: Message) -> Message:
    """Choose the sentence that says that nothing was changed, or the one that leaves it open: what is true now."""
    return later if _Run.done else first


def remark(problem: Problem) -> None:
    """Note what has to be said of a file that stands."""
    if problem not in _Run.remarks:
        _Run.remarks.append(problem)


def remark_once_it_stands(path: Path, problem: Problem) -> None:
    """Note what has to be said of a file that is still to come to its place; nothing, if it does not."""
    _Run.waiting.setdefault(path, []).append(problem)


def remarks() -> tuple[Problem, ...]:
    """Give what has to be said of the files that stand."""
    return tuple(_Run.remarks)


def remember(said: Iterable[Problem]) -> None:
    """Take back all remarks but those."""
    _Run.remarks = [*said]


def damage() -> tuple[Problem, ...]:
    """Give what was remarked of acts that are not as they were sealed, and the like."""
    return tuple(each for each in _Run.remarks if each.severity is Severity.ERROR)


def told_elsewhere(problems: Collection[Problem]) -> None:
    """Note that problems were told already: they are no remarks any more."""
    remember(each for each in _Run.remarks if each not in problems)


def told_remarks() -> tuple[Problem, ...]:
    """Give what has to be said and was not yet given so: it is said once, before what usually follows."""
    told, _Run.remarks = tuple(_Run.remarks), []
    return told


def standing() -> Message:
    """Say what a command that broke off has left: nothing, or the files that stand."""
    files = done()
    if not files:
        return Message("Nothing was changed.")
    said = Listing(files[:SHOWN])
    if len(files) <= SHOWN:
        return Message("Written before that, and standing: {files}.", files=said)
    return Message(
        "Written before that, and standing: {files} and {count} more.",
        files=said,
        count=len(files) - SHOWN,
    )
