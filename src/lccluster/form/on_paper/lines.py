"""Several texts in one cell of the form, as its lines; numbered where a line would be mistaken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lccluster.quantities import is_blank

NONE = "—"  # what people put where a line of the cell has nothing to say
_INDENT = "\u3000"  # a line that goes on; so no line of a text looks like a number
_OURS = re.compile(r"^（([1-9][0-9]*)）", re.MULTILINE)
_THEIRS = re.compile(r"\s*([1-9][0-9]*)(?:、|[)）]|[.．](?![0-9]))\s*")


def joined(texts: Sequence[str | None]) -> str:
    """Write texts as lines of one cell; `split` gives them back exactly.

    Nothing at all is an empty cell. A text of several lines is numbered: `（1）…`.
    """
    if not any(texts):
        return ""
    lines = "\n".join(NONE if text is None else text for text in texts)
    if split(lines) == list(texts):
        return lines
    return "\n".join(
        f"（{number}）" + (text or "").replace("\n", f"\n{_INDENT}")
        for number, text in enumerate(texts, 1)
    )


def split(text: str) -> list[str | None]:
    """Read the lines of one cell; a dash is a line that says nothing."""
    if (ours := _split_by(text)) is not None:
        return ours
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [None if is_blank(line) else line for line in _without_numbers(lines)]


def _split_by(text: str) -> list[str | None] | None:
    marks = list(_OURS.finditer(text))
    if not marks or marks[0].start() or not _in_order(marks):
        return None
    ends = [mark.start() - 1 for mark in marks[1:]] + [len(text)]
    pieces = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    return [piece.replace(f"\n{_INDENT}", "\n") or None for piece in pieces]


def _without_numbers(lines: list[str]) -> list[str]:
    marks = [_THEIRS.match(line) for line in lines]
    found = [mark for mark in marks if mark]
    if len(lines) > 1 and len(found) == len(lines) and _in_order(found):
        return [line[mark.end() :] for line, mark in zip(lines, found, strict=True)]
    return lines


def _in_order(marks: Sequence[re.Match[str]]) -> bool:
    return [int(mark[1]) for mark in marks] == list(range(1, len(marks) + 1))
