"""What libyaml says of a text that is no YAML, in our words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lccluster.errors import Problem
from lccluster.files.yaml.hints.slips import slips_near
from lccluster.files.yaml.text import Decoded
from lccluster.language import Message

if TYPE_CHECKING:
    from yaml import YAMLError

# (code, what it is, what to do, the words that tell its complaints apart), looked for in this order
_COMPLAINTS = (
    (
        "second-colon",
        Message("A second colon stands in this line, or the line is indented wrongly."),
        Message("Put the whole value in quotation marks, or align the line with its neighbours."),
        ("mapping values are not allowed",),
    ),
    (
        "no-colon",
        Message("A name without a colon stands here."),
        Message("Write the name, a colon and a blank."),
        ("could not find expected ':'",),
    ),
    (
        "text-behind-value",
        Message("Something stands behind a closed quotation mark or bracket."),
        Message("Put the whole value in quotation marks."),
        ("expected key behind a value",),
    ),
    (
        "misaligned",
        Message("This line is not aligned with the lines above."),
        Message("Indent it like its neighbours, with blanks."),
        ("expected key", "'-' indicator"),
    ),
    (
        "bracket-open",
        Message("A bracket is not closed, or a comma is missing."),
        Message("Look for the missing , ] or } on this line or the one before."),
        ("expected ',' or", "expected node content"),
    ),
    (
        "quote-open",
        Message("A quotation mark is not closed."),
        Message("Close it, or take it away."),
        ("unexpected end of stream",),
    ),
    (
        "backslash",
        Message("A backslash stands inside double quotation marks."),
        Message("Use single quotation marks, or / in paths."),
        ("unknown escape", "hexdecimal"),  # as libyaml spells it
    ),
    (
        "alias",
        Message("An alias (*) stands here."),
        Message("Write the value out; put a text that begins with * in quotation marks."),
        ("undefined alias", "scanning an alias"),
    ),
    (
        "list-entry",
        Message("A dash (-) begins a list entry; none may stand here."),
        Message("Begin list entries on lines of their own; leave the cell empty if it is open."),
        ("block sequence entries",),
    ),
    (
        "second-document",
        Message("A second document (---) begins here."),
        Message("Take the line away, or move what stands below it into a file of its own."),
        ("single document",),
    ),
    (
        "control-character",
        Message("A control character stands here."),
        Message("Delete it; it is invisible in most editors."),
        ("control characters", "special characters"),
    ),
    (
        "needs-quotes",
        Message("A value may not begin with this character."),
        Message("Put the value in quotation marks."),
        (
            "cannot start any token",
            "scanning an anchor",
            "scanning a tag",
            "scanning a block scalar",
            "undefined tag handle",
            "mapping keys are not allowed",
        ),
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
    for slip in slips_near(lines, line if "end of stream" in said else _stopped(error, line)):
        return _problem(source.name, *slip)
    if "mapping values" in said and _bare_above(lines, line):
        line, column, said = line - 1, 1, "could not find expected ':'"
    elif _begun(lines, line, column):
        said = said.replace("expected key", "expected key behind a value")
    return _problem(source.name, line, column, *_complaint(said, shape))


def _complaint(said: str, shape: Message) -> tuple[str, Message, Message]:
    found = (
        (code, what, cure)
        for code, what, cure, words in _COMPLAINTS
        if any(each in said for each in words)
    )
    return next(found, ("not-yaml", _UNREADABLE, shape))


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


def _problem(
    name: str, line: int, column: int, code: str, message: Message, hint: Message
) -> Problem:
    return Problem(code=code, message=message, hint=hint, file=name, line=line, column=column)
