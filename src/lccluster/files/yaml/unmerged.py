"""Marks that git leaves in a file where it could not unite what both sides changed."""

from __future__ import annotations

from lccluster.errors import Fault, Problem
from lccluster.language import Message

UNMERGED = "unmerged"
_MARKS = ("<<<<<<< ", ">>>>>>> ")


def unmerged(text: str, name: str) -> Problem | None:
    """Find the first mark in a text; the search costs next to nothing where there is none."""
    starts = (_line_with(text, each) for each in _MARKS)
    found = min((each for each in starts if each is not None), default=None)
    return None if found is None else OF_MARK.at(name, text.count("\n", 0, found) + 1, 1)


def _line_with(text: str, mark: str) -> int | None:
    if text.startswith(mark):
        return 0
    at = text.find(f"\n{mark}")
    return None if at < 0 else at + 1


def is_mark(line: bytes) -> bool:
    """Tell whether a line of a log is a mark, or the one between both sides."""
    return line.startswith((*(each.encode() for each in _MARKS), b"======="))


OF_MARK = Fault(
    UNMERGED,
    Message("Git has left both sides of a conflict here."),
    Message(
        "Take the merge back with “git merge --abort”, or keep one side and remove the marks. Of a register “lccluster register git-setup” lets git unite both."
    ),
)
