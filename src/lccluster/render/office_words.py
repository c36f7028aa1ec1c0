"""The fixed words of documents for Chinese offices, and the fonts they are set in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from msgspec import Struct

from lccluster.catalogs import speak
from lccluster.language import spoken
from lccluster.render.signs import CHINESE

UNKNOWN = "—"  # nothing is known; never an empty cell
NONE = "无"
TOTAL = "合    计"
ANNEX, SOLE_ANNEX = "附件1", "附件"  # annexes have numbers from two on
SIGNATURES = "审核人：　　　　　　　　填表人：　　　　　　　　联系电话：　　　　　　　　"
FOOTER = "第 &P 页，共 &N 页"
DRAFT = "代拟稿"
NO_DAY = "　　　　年　　月　　日"
_DAY = re.compile(  # with the blanks that a screen has around it, and documents have not
    r" ?(?<![0-9A-Za-z_.-])([0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?![0-9A-Za-z_.-]) ?"
)
_QUOTED_OR_BLANK = re.compile(rf"“[^”]*”|(?<={CHINESE}) (?=[0-9])|(?<=[0-9%]) (?={CHINESE})")


class Fonts(Struct, frozen=True):
    """Names of the fonts of a document; none is embedded or shipped."""

    title: str
    body: str
    head: str
    kai: str
    bold_title: bool = False


# 仿宋_GB2312 and 方正小标宋 come with offices' own machines, not with a plain Windows.
FONTS = {
    "office": Fonts("方正小标宋简体", "仿宋", "黑体", "楷体"),
    "gb2312": Fonts("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"),
    "plain": Fonts("宋体", "仿宋", "黑体", "楷体", bold_title=True),
}


@contextmanager
def in_chinese() -> Iterator[None]:
    """Draw every sentence in Chinese while this lasts, whatever language is spoken."""
    before = spoken()
    speak("zh")
    try:
        yield
    finally:
        speak(before)


def chinese_day(day: date) -> str:
    """Draw a day as documents write it, without leading zeros: `2021年9月20日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def days_in_words(text: str) -> str:
    """Write days within a sentence as the language spoken does on paper."""
    if spoken() != "zh":
        return text
    return _DAY.sub(lambda found: chinese_day(date.fromisoformat(found[1])), text)


def in_a_letter(text: str) -> str:
    """Write a sentence as letters do: days in words, no blank beside a figure but in what is quoted."""
    if spoken() != "zh":
        return text
    return _QUOTED_OR_BLANK.sub(lambda found: found[0].strip(), days_in_words(text))
