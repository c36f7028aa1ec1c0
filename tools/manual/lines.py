"""Lines of a paragraph joined where Chinese goes on: a browser draws the end of a line as a blank."""

from __future__ import annotations

import re

FENCE = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
SIGN = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]"
STOP = "[，。；：、！？）”》]"  # has its own blank, whatever follows
GOES_ON = r"(?:> | +)?(?:\*\*|[^\s>#|*\-\d])"
END = re.compile(
    rf"^((?!#|\|).*(?:{SIGN}(?=\n(?:> | +)?{SIGN})|{STOP}(?=\n{GOES_ON})))\n(?:> | +)?",
    re.MULTILINE,
)


def joined(text: str) -> str:
    """Take out the ends of lines between Chinese signs; heads, and what is fenced, stay as they are."""
    parts = FENCE.split(text)
    return "".join(each if at % 2 else _joined(each) for at, each in enumerate(parts))


def _joined(text: str) -> str:
    while (shorter := END.sub(r"\1", text)) != text:
        text = shorter
    return text
