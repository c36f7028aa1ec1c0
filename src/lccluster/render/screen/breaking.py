"""Where a line may be broken: never inside an id, a day or a figure, never before a closing sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lccluster.render.screen.whole import (
    BEFORE_A_PHRASE,
    FIRST,
    NAMES_END,
    OPENING,
    PAUSES,
    joined_where_fitting,
    pieces,
    with_names,
)
from lccluster.render.signs import CHINESE, width

LONGEST = 30  # cells; a hash or a file's name beyond that may be broken anywhere
SHORTEST = 10  # cells; a text up to that stays whole
ALONE = 2  # cells; a last line of no more, but for closing signs, takes a word from the line before
SHORT = 10  # cells; a last line of no more takes all behind the last pause of the line before
_CLOSING = frozenset("，。、；：？！）》」』】〕〉％”’…—·,.;:!?)]}%/\\")
_CLOSERS = "".join(_CLOSING)
_PATH = re.compile(r"/\w")
_SIGNS = frozenset("√×○≥≤＞＜<>")  # they belong to the word behind them
_MARGIN = re.compile(
    rf" *(?:(?:(?:[0-9]+\.|[-+·]) +)+|[√×○—] (?:{CHINESE}+|[a-z]+(?: [a-z]+)*)  )?"
)


def wrapped(text: str, cells: int) -> list[str]:
    """Break a line where it may be; what follows stands below the text of a numbered or a signed line."""
    if width(text) <= cells:
        return [text]
    margin = _MARGIN.findall(text)[0]
    wide = width(margin)
    inner = filled(text[len(margin) :], cells - wide)
    return [(margin if at == 0 else " " * wide) + line for at, line in enumerate(inner)]


def filled(text: str, cells: int) -> list[str]:
    """Break a text into lines of at most so many cells; the last of them is no single character."""
    if width(text) <= cells:
        return [text.strip()]
    words = joined_where_fitting(_fitting(text, cells), cells)
    lines = _lines(words, cells)
    if NAMES_END in text:
        whole = _lines(with_names(words, cells), cells)
        return whole if len(whole) <= len(lines) else lines
    return lines


def _lines(words: Sequence[tuple[str, str]], cells: int) -> list[str]:
    lines: list[list[str]] = [[]]
    for blank, word in words:
        if lines[-1] and width(_joined([*lines[-1], blank, word])) > cells:
            lines.append(_taken_along(lines[-1], blank, word, cells))
        lines[-1] += (blank, word)
    _keep_company(lines, cells)
    return [_joined(line) for line in lines]


def _taken_along(line: list[str], blank: str, word: str, cells: int) -> list[str]:
    """Take the first character of a phrase from the end of a line: a word is not broken behind it."""
    *_, end, gap, first = ["", *line]
    begins = gap or end.endswith(BEFORE_A_PHRASE) or first[0] in OPENING
    lone = not blank and begins and end and FIRST.fullmatch(first)
    if not lone or not _wide(word[0]) or width(first + word) > cells:
        return []
    del line[-2:]
    return [gap, first]


def _fitting(text: str, cells: int) -> Iterator[tuple[str, str]]:
    """Give the words, those that no line has room for in parts."""
    for blank, whole in _words(text):
        for at, word in enumerate(_before_options(whole, cells)):
            first, *more = (part for each in _numbers(word, cells) for part in _cut(each, cells))
            yield (" " if at else blank), first
            yield from (("", part) for part in more)


def _before_options(whole: str, cells: int) -> list[str]:
    """Part a command that no line holds before its options, and at every blank what is still too wide."""
    if width(whole) <= cells:
        return [whole]
    parts = re.split(" (?=--)", whole)
    return [word for part in parts for word in (part.split(" ") if width(part) > cells else [part])]


def _numbers(word: str, cells: int) -> list[str]:
    """Part a document's number before its year, where no line has room for it."""
    return [*filter(None, re.split("(?=〔)", word))] if width(word) > cells else [word]


def _joined(line: list[str]) -> str:
    return "".join(line).lstrip()


def _keep_company(lines: list[list[str]], cells: int) -> None:
    """Let a last line that is next to nothing begin behind the last pause of the line before, or with its last word."""
    *_, before, last = [[], *lines]
    alone = width(_joined(last).rstrip(_CLOSERS))
    taken = (_behind_a_pause(before, cells) if alone <= SHORT else 0) or 2 * (alone <= ALONE)
    moved = before[len(before) - taken :]
    if len(before) > taken > 0 and width(_joined([*moved, *last])) <= cells:
        before[len(before) - taken :], last[:0] = [], moved


def _behind_a_pause(line: list[str], cells: int) -> int:
    """Count what stands behind the last pause of a line, where that is at most half of it."""
    pauses = [at for at, text in enumerate(line[:-1]) if text.endswith(tuple(PAUSES))]
    whole = line and line[-1].endswith(tuple(PAUSES))
    behind = line[pauses[-1] + 1 :] if pauses and not whole else []
    return len(behind) if width(_joined(behind)) * 2 <= cells else 0


def least(text: str) -> int:
    """Count the cells of the widest part that is not to be broken."""
    if (whole := width(text)) <= SHORTEST:
        return whole
    return max((min(width(word), LONGEST) for _, word in _words(text)), default=0)


@lru_cache(maxsize=4096)
def _words(text: str) -> Sequence[tuple[str, str]]:
    """Give what is not to be broken, each with the blanks before it; a text is tried in many widths."""
    return tuple(_held_together(text))


def _held_together(text: str) -> Iterator[tuple[str, str]]:
    before = blank = held = ""
    for piece in pieces(text):
        if piece.isspace():
            blank += piece
        elif held and not _may_break(held, blank, piece):
            held, blank = held + blank + piece, ""
        else:
            if held:
                yield before, held
            before, held, blank = blank, piece, ""
    if held:
        yield before, held


def _may_break(before: str, blank: str, after: str) -> bool:
    if not blank and before.endswith(BEFORE_A_PHRASE) and _PATH.match(after):
        return True
    if after[0] in _CLOSING or before[-1] in OPENING:
        return False
    if blank:
        return before[-1] not in _SIGNS
    return _wide(before[-1]) or _wide(after[0]) or before[-1] in "/\\"


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _cut(line: str, cells: int) -> list[str]:
    """Cut a line that has no other place to break."""
    lines = [""]
    if width(line) <= cells:
        return [line]
    for sign in line:
        if lines[-1] and width(lines[-1] + sign) > cells:
            lines.append("")
        lines[-1] += sign
    return lines
