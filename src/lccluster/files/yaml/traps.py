"""What an input method and a word processor do to YAML, named with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lccluster.errors import Problem
from lccluster.files.yaml.text import Decoded
from lccluster.language import Message

if TYPE_CHECKING:
    from yaml import YAMLError

# (code, what to look for in a line, what it is, what to do), the likeliest first
_TRAPS = (
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

# What libyaml says, by the words that tell its complaints apart, in ours.
_COMPLAINTS = (
    (
        "mapping values are not allowed",
        "second-colon",
        Message("A second colon stands in this line, or the line is indented wrongly."),
        Message("Put the whole value in quotation marks, or align the line with its neighbours."),
    ),
    (
        "could not find expected ':'",
        "no-colon",
        Message("A name without a colon stands here."),
        Message("Write the name, a colon and a blank."),
    ),
    (
        "expected key behind a value",
        "text-behind-value",
        Message("Something stands behind a closed quotation mark or bracket."),
        Message("Put the whole value in quotation marks."),
    ),
    (
        "expected key",
        "misaligned",
        Message("This line is not aligned with the lines above."),
        Message("Indent it like its neighbours, with blanks."),
    ),
    (
        "'-' indicator",
        "misaligned",
        Message("This line is not aligned with the lines above."),
        Message("Indent it like its neighbours, with blanks."),
    ),
    (
        "expected ',' or",
        "bracket-open",
        Message("A bracket is not closed, or a comma is missing."),
        Message("Look for the missing , ] or } on this line or the one before."),
    ),
    (
        "expected node content",
        "bracket-open",
        Message("A bracket is not closed, or a comma is missing."),
        Message("Look for the missing , ] or } on this line or the one before."),
    ),
    (
        "unexpected end of stream",
        "quote-open",
        Message("A quotation mark is not closed."),
        Message("Close it, or take it away."),
    ),
    (
        "unknown escape",
        "backslash",
        Message("A backslash stands inside double quotation marks."),
        Message("Use single quotation marks, or / in paths."),
    ),
    (
        "hexdecimal",  # as libyaml spells it
        "backslash",
        Message("A backslash stands inside double quotation marks."),
        Message("Use single quotation marks, or / in paths."),
    ),
    (
        "undefined alias",
        "alias",
        Message("An alias (*) stands here."),
        Message("Write the value out; put a text that begins with * in quotation marks."),
    ),
    (
        "scanning an alias",
        "alias",
        Message("An alias (*) stands here."),
        Message("Write the value out; put a text that begins with * in quotation marks."),
    ),
    (
        "block sequence entries",
        "list-entry",
        Message("A dash (-) begins a list entry; none may stand here."),
        Message("Begin list entries on lines of their own; leave the cell empty if it is open."),
    ),
    (
        "single document",
        "second-document",
        Message("A second document (---) begins here."),
        Message("Take the line away, or move what stands below it into a file of its own."),
    ),
    (
        "control characters",
        "control-character",
        Message("A control character stands here."),
        Message("Delete it; it is invisible in most editors."),
    ),
    (
        "special characters",
        "control-character",
        Message("A control character stands here."),
        Message("Delete it; it is invisible in most editors."),
    ),
    *(
        (
            words,
            "needs-quotes",
            Message("A value may not begin with this character."),
            Message("Put the value in quotation marks."),
        )
        for words in (
            "cannot start any token",
            "scanning an anchor",
            "scanning a tag",
            "scanning a block scalar",
            "undefined tag handle",
            "mapping keys are not allowed",
        )
    ),
)
_UNREADABLE = Message("This line cannot be read.")


def explain(error: YAMLError, source: Decoded, shape: Message) -> Problem:
    """Say where and why the parser stopped, looking first for the usual slips.

    `shape` is what to do about a line that is none of them.
    """
    lines = source.text.splitlines()
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    line, column = _where(error, source.text)
    for trap in _near(lines, line if "end of stream" in said else _stopped(error, line)):
        return _problem(source.name, *trap)
    if "mapping values" in said and _bare_above(lines, line):
        line, column, said = line - 1, 1, "could not find expected ':'"
    elif _begun(lines, line, column):
        said = said.replace("expected key", "expected key behind a value")
    return _problem(source.name, line, column, *_complaint(said, shape))


def _complaint(said: str, shape: Message) -> tuple[str, Message, Message]:
    found = ((code, what, cure) for words, code, what, cure in _COMPLAINTS if words in said)
    return next(found, ("not-yaml", _UNREADABLE, shape))


def trap_in(text: str) -> tuple[str, Message, Message] | None:
    """Name the slip that a text itself shows, as (code, what it is, what to do)."""
    found = (
        (code, what, cure) for code, slip, what, cure in _TRAPS if slip.search(text[:_LOOKED_AT])
    )
    return next(found, None)


def hint_in(text: str) -> Message | None:
    """Give the cure when a value itself shows one of the slips."""
    trap = trap_in(text)
    return trap[2] if trap else None


def _where(error: YAMLError, text: str) -> tuple[int, int]:
    from yaml import MarkedYAMLError

    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        # A scanner stops far behind what it began to read; where it began is where the slip is.
        began = error.context_mark if "while scanning" in str(error.context) else None
        mark = began or error.problem_mark
        return mark.line + 1, mark.column + 1
    at = next((index for index, sign in enumerate(text) if _is_control(sign)), 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _stopped(error: YAMLError, line: int) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else line


def _begun(lines: Sequence[str], line: int, column: int) -> bool:
    """Tell whether something stands in the line before the column."""
    return line <= len(lines) and bool(lines[line - 1][: column - 1].strip())


def _bare_above(lines: Sequence[str], line: int) -> bool:
    """Tell whether the line above is a name without a colon, read as one with this line's."""
    if not 1 < line <= len(lines):
        return False
    above, here = lines[line - 2], lines[line - 1]
    begins = [len(each) - len(each.lstrip()) for each in (above, here)]
    return bool(above.strip()) and begins[0] == begins[1] and not set(":#[{") & set(above)


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in "\t\r\n") or ("\x7f" <= sign < "\xa0" and sign != "\x85")


def _near(lines: Sequence[str], line: int) -> Iterator[tuple[int, int, str, Message, Message]]:
    for number in range(min(line, len(lines)), max(0, line - 1 - _LINES_BACK), -1):
        for code, pattern, what, cure in _TRAPS:
            if match := pattern.search(lines[number - 1][:_LOOKED_AT]):
                place = next(
                    start
                    for start, _ in map(match.span, range(1, 1 + pattern.groups))
                    if start >= 0
                )
                yield number, place + 1, code, what, cure


def _problem(
    name: str, line: int, column: int, code: str, message: Message, hint: Message
) -> Problem:
    return Problem(code=code, message=message, hint=hint, file=name, line=line, column=column)
