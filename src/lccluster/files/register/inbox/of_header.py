"""Wordings of the header that copies changed apart, and what was settled of them; lines that are only appended."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.lines import header_line_of
from lccluster.files.register.inbox.waiting import numbered_lines, odd_line
from lccluster.files.register.layout import INBOX_OF_HEADER
from lccluster.register.joining.header_line import HeaderLine

_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def header_lines(register: Register) -> list[HeaderLine]:
    """Read what waits of the header; raises Unusable."""
    path = register.folder / INBOX_OF_HEADER
    return [_line(each, at, path) for at, each in numbered_lines(register, INBOX_OF_HEADER)]


def read_header_lines(register: Register) -> tuple[list[HeaderLine], list[Problem]]:
    """Read what waits of the header, or what is wrong with it."""
    try:
        return header_lines(register), []
    except Unusable as unusable:
        return [], [*unusable.problems]


def _line(words: bytes, at: int, path: Path) -> HeaderLine:
    try:
        return header_line_of(words)
    except _ODD:
        raise Unusable(odd_line(words, at, path)) from None
