"""What an input method and a word processor do to YAML, named with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lccluster.language import Message

# (code, what to look for in a line, what it is, what to do), the likeliest first
_SLIPS = (
    (
        "full-width-colon",
        re.compile(r"^[\s\u3000-]*[^\s:：#\"'|>{\[][^:：#\"']{0,30}(：)"),
        Message("A full-width colon (：) stands here."),
        Message("Type : and a space behind the name."),
    ),
    (
        "full-width-comma",
        re.compile(r"[\[{][^\[\]{}\"']*(，)"),
        Message("A full-width comma stands inside brackets."),
        Message("Type , and a space."),
    ),
    (
        "tab",
        re.compile(r"^[ \u3000]*(\t)|:(\t)"),
        Message("A tab stands here."),
        Message("Use blanks to indent, two for each step."),
    ),
    (
        "full-width-space",
        re.compile(r"^[ \t]*(\u3000)"),
        Message("A full-width blank stands here."),
        Message("Use plain blanks to indent."),
    ),
    (
        "curly-quotes",
        re.compile(r":\s*([“”‘’])"),
        Message("A curly quotation mark stands here."),
        Message("Take the quotation marks away."),
    ),
)
_LINES_BACK = 3  # the parser complains one line, at times a few lines, too late
_LOOKED_AT = 1_000  # signs of a line; nobody types a slip further out than a screen shows


def slip_in(text: str) -> tuple[str, Message, Message] | None:
    """Name the slip that a text itself shows, as (code, what it is, what to do)."""
    found = (
        (code, what, cure)
        for code, pattern, what, cure in _SLIPS
        if pattern.search(text[:_LOOKED_AT])
    )
    return next(found, None)


def hint_in(text: str) -> Message | None:
    """Give the cure when a value itself shows one of the slips."""
    slip = slip_in(text)
    return slip[2] if slip else None


def slips_near(lines: Sequence[str], line: int) -> Iterator[tuple[int, int, str, Message, Message]]:
    """Name the slips of a line and of a few before it: line, column, code, what it is, what to do."""
    for number in range(min(line, len(lines)), max(0, line - 1 - _LINES_BACK), -1):
        for code, pattern, what, cure in _SLIPS:
            if match := pattern.search(lines[number - 1][:_LOOKED_AT]):
                place = next(
                    start
                    for start, _ in map(match.span, range(1, 1 + pattern.groups))
                    if start >= 0
                )
                yield number, place + 1, code, what, cure
