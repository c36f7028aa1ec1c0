"""The county office's box: its words, then (章) and a date, read from the end."""

from __future__ import annotations

import re

from msgspec import Struct

from lccluster.files.forms.document.values.ticks import has_ticks, without_ticks

_SEALED = {"已盖章": "是", "盖章": "是", "有": "是", "未盖章": "否", "不盖章": "否", "无": "否"}
_SIGNS = re.compile(r"[\s_]*([年月日])[\s_]*")
_LONGEST = 80  # characters at the end of a line in which a day or a seal is looked for
_DAY = re.compile(
    r"(?P<rest>.*?)[ \t\u3000]*(?:日期[:：])?"
    r"(?P<day>[0-9０-９〇零○一二三四五六七八九十_ \u3000]*年[0-9０-９一二三四五六七八九十_ \u3000]*月"
    r"[0-9０-９一二三四五六七八九十_ \u3000]*日|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2})\s*",
    re.DOTALL,
)
_SEAL = re.compile(
    r"(?P<rest>.*?)[ \t\u3000]*[(（](?P<state>已盖|未盖|盖|公|签)?章[)）][ \t\u3000:：]*", re.DOTALL
)


class Opinion(Struct, frozen=True):
    """What stands in the box; `signed` is empty where there is no date, `sealed` where it says nothing.

    It is not `sure` where its answers are ticked so that nothing can be told.
    """

    text: str
    signed: str
    sealed: str
    sure: bool = True


def read_opinion(text: str) -> Opinion:
    """Take the date and the mark of the seal from the end; the rest is the opinion."""
    rest, day = _taken(_DAY, text.rstrip(), "day")
    rest, state = _taken(_SEAL, rest.rstrip(), "state")
    rest, ticked, sure = _without_ticks(rest)
    signed = _SIGNS.sub(r"\1", day).strip(" \u3000_")
    sealed = {"已盖": "是", "未盖": "否"}.get(state, ticked)
    return Opinion(rest.strip(), "" if signed == "年月日" else signed, sealed, sure)


def _without_ticks(text: str) -> tuple[str, str, bool]:
    """Give the opinion that is ticked, what is ticked of the seal, and whether both can be told."""
    kept, sealed, sure = [], "", True
    for line in text.split("\n"):
        told = without_ticks(line)
        sure = sure and told.sure
        if has_ticks(line) and "章" in line:
            sealed = _SEALED.get(told.text, told.text)
        else:
            kept.append(told.text)
    return "\n".join(kept), sealed, sure


def day_in(text: str) -> str:
    """Give the date with which a paragraph ends, or nothing."""
    return read_opinion(text).signed


def _taken(pattern: re.Pattern[str], text: str, name: str) -> tuple[str, str]:
    *above, last = text.split("\n")
    start = max(0, len(last) - _LONGEST)
    match = pattern.fullmatch(last, start)
    if match is None:
        return text, ""
    return "\n".join([*above, last[:start] + match["rest"]]), match[name] or ""
