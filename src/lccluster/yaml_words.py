"""Values as YAML on one line, for every room that writes a file: plain where no reader could mistake them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

# Signs that no YAML file holds as they are, beside those below a blank; for a class of a pattern.
BY_NUMBER = "".join(map(chr, (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)))
# Plain where nothing in it could be read as syntax, by us or by another YAML program.
_PLAIN = r"(?![-?:,\[\]{}#&*!|>'\"%@`\s~])(?!(?:null|true|false|yes|no|on|off)$)[^\x00-\x20,\[\]{}:#\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\\\"'：，“”‘’]+"
# Whole numbers, days and moments stay plain; 14.1, 007 and 1e3 are words here, so they are quoted.
_FIGURE = r"0|[1-9][0-9]{0,14}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:[+-][0-9:]+)?)?"
_FIGURE_LIKE = r"[+-]?[0-9.][0-9._:,eEx+\-]*"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile what tells plain words; whoever only reads spends no time on it."""
    return re.compile(_PLAIN, re.IGNORECASE), re.compile(_FIGURE), re.compile(_FIGURE_LIKE)


def scalar(value: object) -> str:
    """Draw one value; None is `null`, everything doubtful is quoted."""
    if value is None:
        return "null"
    text = str(value)
    plain, figure, figure_like = _patterns()
    if figure.fullmatch(text) or (plain.fullmatch(text) and not figure_like.fullmatch(text)):
        return text
    return f'"{text.translate(_escapes())}"'


@cache
def _escapes() -> dict[int, str]:
    """Map the signs that are escaped to how JSON writes them."""
    numbered = {sign: f"\\u{ord(sign):04x}" for sign in (*map(chr, range(0x20)), *BY_NUMBER)}
    named = dict(zip('"\\\b\f\n\r\t', '"\\bfnrt', strict=True))
    return str.maketrans(numbered | {sign: f"\\{name}" for sign, name in named.items()})


def flow(values: Mapping[str, Any]) -> str:
    """Draw a mapping as `{id: …, event: …}`."""
    return "{" + ", ".join(f"{key}: {_nested(value)}" for key, value in values.items()) + "}"


def _nested(value: Any) -> str:
    if value is None or type(value) is str:  # as most are
        return scalar(value)
    if isinstance(value, Mapping):
        return flow(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_nested, value))}]"
    return scalar(value)
