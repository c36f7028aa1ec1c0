"""Boxes to tick: of several answers the one that bears the tick is what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TICK, _OPEN = "☑", "☐"
_LONGEST = 120  # characters of a line of answers
# √ in a box or in brackets, and the signs that programs use for one that is ticked or not.
_TICKED = re.compile(r"[□☐]\s?[√✓✔]|[(（\[]\s?[√✓✔☑]\s?[)）\]]|[√✓✔■☑]")
_UNTICKED = re.compile(r"[□☐]")
_EMPTY = re.compile(r"[(（\[]\s{0,6}[)）\]]")
_BOX = re.compile(f"[{_TICK}{_OPEN}]")


class Ticks(NamedTuple):
    """What a text says once its answers are taken out, and whether that can be told."""

    text: str
    sure: bool = True


def has_ticks(line: str) -> bool:
    """Tell whether a line holds boxes to tick."""
    return len(line) <= _LONGEST and bool(_BOX.search(_drawn(line)))


def without_ticks(line: str) -> Ticks:
    """Give of a line of answers the one that is ticked; where none is, nothing is said.

    A box alone says yes or no. With several ticks, or boxes without words, nothing can be told.
    """
    if not has_ticks(line):
        return Ticks(line)
    answers = list(_answers(_drawn(line)))
    said = [word for ticked, word in answers if ticked]
    if len(answers) == 1 and not answers[0][1]:
        return Ticks("是" if said else "否")
    if len(said) > 1 or not all(word for _, word in answers):
        return Ticks(line, sure=False)
    return Ticks(said[0] if said else "")


def _drawn(line: str) -> str:
    drawn = _UNTICKED.sub(_OPEN, _TICKED.sub(_TICK, line))
    return _EMPTY.sub(_OPEN, drawn) if _TICK in drawn else drawn


def _answers(line: str) -> Iterator[tuple[bool, str]]:
    """Pair each box with its word: those behind the boxes, or those before where a word begins."""
    boxes = list(_BOX.finditer(line))
    before = bool(_word(line[: boxes[0].start()]))
    starts = [0, *(box.end() for box in boxes)]
    ends = [*(box.start() for box in boxes), len(line)]
    words = [_word(line[start:end]) for start, end in zip(starts, ends, strict=True)]
    words = words[:-1] if before else words[1:]
    return ((box[0] == _TICK, word) for box, word in zip(boxes, words, strict=True))


def _word(text: str) -> str:
    around = " \t\u3000,，;；、。/()（）"
    return re.split("[:：]", text.strip(around))[-1].strip(around)
