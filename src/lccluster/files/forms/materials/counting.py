"""The characters of an introduction, as a word processor's 字数 counts them."""

from __future__ import annotations

import re
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk.regular import bytes_of
from lccluster.files.yaml.text import decode

LARGEST_TEXT = 20 * 1024 * 1024  # bytes of an introduction in plain text
# Each Chinese character or full-width mark is one, each run of other signs without a blank is one.
_CHINESE = (
    *((0x2014, 0x2014), (0x2018, 0x201D), (0x2026, 0x2026), (0x2E80, 0x2FFF), (0x3001, 0x9FFF)),
    *((0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)),
)
# Signs that nobody sees: they part no words, and a text of nothing else is none.
_UNSEEN = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)
_STRUCK = re.compile(r"~~[^~\n]{1,1000}~~")
_MARKDOWN = re.compile(r"[#*_`>|~]+")


class _Apart(dict[int, str]):
    """Each sign as it is written to be counted: what is Chinese stands by itself."""

    def __missing__(self, code: int) -> str:
        chinese = any(first <= code <= last for first, last in _CHINESE)
        self[code] = apart = " 字 " if chinese else chr(code)
        return apart


_APART = _Apart(dict.fromkeys(_UNSEEN, ""))


def count_characters(text: str) -> int:
    """Count as a word processor's 字数 does."""
    return len(text.translate(_APART).split())


def characters_of(path: Path) -> int | None:
    """Count the characters of a file; None where people have to.

    Raises Unusable, OSError, ValueError or TooLarge for a file that cannot be read.
    """
    match path.suffix.lower():
        case ".docx" | ".docm":
            text = _word_text(path)
        case ".txt":
            text = _plain_text(path)
        case ".md":
            text = _marked_down(_plain_text(path))
        case _:
            return None
    return None if text is None else count_characters(text)


def _marked_down(text: str) -> str:
    """Take from Markdown its marks, its comments and what is struck out."""
    begun, *rest = text.split("<!--")
    seen = (each.partition("-->")[2] if "-->" in each else each for each in rest)
    return _MARKDOWN.sub(" ", _STRUCK.sub(" ", "".join((begun, *seen))))


def _plain_text(path: Path) -> str:
    return decode(bytes_of(path, LARGEST_TEXT), str(path)).text


def _word_text(path: Path) -> str | None:
    from lccluster.files.office.package import OfficeKind, open_package
    from lccluster.files.office.refusals import NO_DOCUMENT, answered
    from lccluster.files.word.whole import whole_text

    package = open_package(path, str(path))
    if package.kind is not OfficeKind.DOCX:
        raise Unusable(NO_DOCUMENT.at(package.name))
    with answered(package.name):
        return whole_text(package.parts)
