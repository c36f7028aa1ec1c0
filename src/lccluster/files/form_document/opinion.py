"""The county office's box: its words, then (章) and a date, read from the end."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DAY = re.compile(
    r"(?P<rest>.*?)[ \t\u3000]*(?:日期[:：])?"
    r"(?P<day>[\d_ \u3000]*年[\d_ \u3000]*月[\d_ \u3000]*日|\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*",
    re.DOTALL,
)
_SEAL = re.compile(
    r"(?P<rest>.*?)[ \t\u3000]*[(（](?P<state>已盖|未盖|盖|公|签)?章[)）][ \t\u3000:：]*", re.DOTALL
)


@dataclass(frozen=True)
class Opinion:
    """What stands in the box; `signed` is empty where there is no date, `sealed` where it says nothing."""

    text: str
    signed: str
    sealed: str


def read_opinion(text: str) -> Opinion:
    """Take the date and the mark of the seal from the end; the rest is the opinion."""
    rest, day = _taken(_DAY, text.rstrip(), "day")
    rest, state = _taken(_SEAL, rest.rstrip(), "state")
    signed = re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", day))
    sealed = {"已盖": "是", "未盖": "否"}.get(state, "")
    return Opinion(rest.strip(), "" if signed == "年月日" else signed, sealed)


def day_in(text: str) -> str:
    """Give the date with which a paragraph ends, or nothing."""
    return read_opinion(text).signed


def _taken(pattern: re.Pattern[str], text: str, name: str) -> tuple[str, str]:
    *above, last = text.split("\n")
    match = pattern.fullmatch(last)
    if match is None:
        return text, ""
    return "\n".join([*above, match["rest"]]), match[name] or ""
