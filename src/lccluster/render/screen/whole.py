"""What of a line stays whole, as people read it in one: commands, documents, days, figures with their unit, names."""

from __future__ import annotations

import re
from functools import cache

from lccluster.render.signs import CHINESE

_UNITS = "平方公里|平方千米|平方米|公顷|[千百]?万元|亿元|千元|年度|个月|sq km|yi yuan|[A-Za-z]+"
_ITEM = "第（[一二三四五六七八九十]+）[项款]"
COMMAND = "lccluster "
# What stays whole, the longer first: commands, documents, provisions, days, units, options with what they take, scores, names of files, places in a file, figures with their unit, words.
# Each needs one of the signs before it; where a text has none, it is not even compiled.
_PIECES = (
    ("“", rf"“(?:{COMMAND}|git )[^“”]*”"),
    (":：", rf"(?:(?<=: )|(?<=：)){COMMAND}.*"),
    ("〔", rf"(?:(?<!{CHINESE}){CHINESE}{{1,8}}|{CHINESE}{{1,4}})〔[0-9]+〕[0-9某]+号"),
    ("〔", r"〔[^〔〕]{1,6}〕"),
    ("第", rf"第 [0-9]+ {CHINESE}"),
    ("第", rf"第[一二三四五六七八九十百0-9]+[条款项目章](?:{_ITEM})?|附件{_ITEM}|{_ITEM}"),
    ("C", r"Chapter [0-9]+"),
    ("A", r"Article [0-9]+(?: \([0-9]+\))?(?: paragraph [0-9]+)?"),
    ("年", r"[0-9]+年(?:[0-9]+月)?(?:[0-9]+日)?"),
    ("月", r"[0-9]+月[0-9]+日"),
    ("ky", r"\b(?:sq km|(?:yi|wan|thousand) yuan)\b"),
    ("-", r"--[a-z-]+ [A-Z]+(?![!-~]*[a-z])"),
    ("+-", r"(?:[A-Z][0-9]+ )?[0-9.]+(?: \([+-][0-9.]+\)|（[+-][0-9.]+）)"),
    ("：", rf"(?<!{CHINESE}){CHINESE}{{1,6}}：[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"),
    ("：", rf"(?<!{CHINESE}){CHINESE}{{2,4}}(?:：[!-~]{{1,14}}(?![!-~])|(?=：[!-~]))"),
    ("《", r"《[^《》]{1,8}》"),
    ("“", r"“[^“”\s]{1,6}”|“[^“”\s]{1,8}: [^“”\s]{1,8}”"),
    ("（", r"（[^（）\s]{1,8}）"),
    ("待", f"待{CHINESE}{{2}}"),
    ("、", rf"(?<=、){CHINESE}{{2,6}}(?=、)"),
    ("集", "(?:特色)?产业集群$"),  # names end so
    ("；", rf"(?<!{CHINESE}){CHINESE}{{2,4}}：{CHINESE}{{1,4}}；"),
    ("年", rf"(?<!{CHINESE}){CHINESE}{{1,8}}(?=（[0-9]{{4}} 年度）)"),
    (".", rf"(?<!\w)(?=[!-~]*{CHINESE})[\w-]{{1,20}}\.[a-z]{{2,5}}(?!\w)"),
    (".", rf"(?<!{CHINESE}){CHINESE}{{1,12}}(?:\.{CHINESE}{{1,12}})+(?!{CHINESE})"),
    (".", rf"(?<!{CHINESE}){CHINESE}{{1,12}}(?=\.[!-~])"),
    (",.", rf"(?<!{CHINESE}){CHINESE}{{2,8}}(?=[,.])"),
    ("(", rf"\({CHINESE}{{1,8}}\)"),
    ("/", rf"(?<!{CHINESE}){CHINESE}{{1,8}}/"),
    ("/", rf"{CHINESE}{{2}}(?= [!-~]+/)"),
    ("/", r"[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|(?<![!-~])[0-9]{4}/[0-9]{6}-[0-9]+(?![!-~])"),
    ("√×○", rf"[√×○] {CHINESE}{{1,3}}"),
    (
        "0123456789",
        rf"(?<![A-Za-z0-9_./:-])(?:(?<!{CHINESE}){CHINESE}{{1,2}})?[+-]?[0-9](?:[0-9,.]*[0-9])?(?![!-~])(?: ?(?:[多余]?(?:{_UNITS})|[百千万亿]*{CHINESE}))?",
    ),
)
_WORD = r"[(\[{]|(?:[A-Za-z]:)?[./\\]*[!-,\-0-\[\]-~][!-.0-\[\]-~]*[/\\]|[!-~]+|\s+|."


def pieces(text: str) -> list[str]:
    """Part a text into what stays whole, words, blanks and single characters."""
    signs = set(text)
    found = (pattern for needed, pattern in _PIECES if not signs.isdisjoint(needed))
    return _compiled("|".join((*found, _WORD))).findall(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
