"""What of a line stays whole, as people read it in one: commands, documents, days, figures with their unit, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from string import digits

from lccluster.render.signs import CHINESE, width

_UNITS = "平方公里|平方千米|平方米|公顷|[千百]?万元|亿元|千元|年度|个月|sq km|yi yuan|[A-Za-z]+"
_ITEM = "第（[一二三四五六七八九十]+）[项款]"
OPENING = frozenset("（《「『【〔〈“‘([{")
PAUSES = "、，；"
BEFORE_A_PHRASE = (*PAUSES, "：", "。")
FIRST = re.compile(rf"[{re.escape(''.join(OPENING))}]*{CHINESE}")
_PHRASE = re.compile(rf"[{re.escape(''.join(OPENING))}]*{CHINESE}+")
LABEL = 22  # cells; a label of no more goes to the next line with its figure
# Our own words of two signs or more, as docs/glossary.md has them; no list of all Chinese words.
OUR_WORDS = (
    *("办法", "规则集", "条件", "标准", "差额", "适当放宽", "情形", "环节", "理解", "材料", "申请复核", "申报主体", "申请表", "申报"),
    *("审核意见", "结论", "要素", "等次", "凭据", "补正通知", "名录", "称号", "状态", "事项", "作废", "复核", "防改码链", "防改码"),
    *("盖章", "登记标识", "核对码", "校验码", "报送包", "冲突", "年度申报", "通知", "专家", "评审表", "公示", "异议", "回避", "代拟稿", "草案"),
    "民法典",
)  # fmt: skip
BEFORE_A_FIGURE = (["day"], ["to"], ["at", "most"], ["at", "least"])  # in English
NAMES_END = "产业集群"  # of clusters
Word = tuple[str, str]  # the blanks before it, and what is not to be broken
COMMAND = "lccluster "
# What stays whole, the longer first: commands, documents, provisions, days, units, options with what they take, scores, names of files, places in a file, figures with their unit, words.
# Each needs one of the signs before it; where a text has none, it is not even compiled.
_PIECES = (
    ("“", rf"“(?:{COMMAND}|git |--)[^“”]*”"),
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
    ("集", rf"(?:特色)?{NAMES_END}(?!{CHINESE})"),
    ("（", r"（[0-9]{4}，[0-9-]+）"),
    ("；", rf"(?<!{CHINESE}){CHINESE}{{2,4}}：{CHINESE}{{1,4}}；"),
    ("年", rf"(?<!{CHINESE}){CHINESE}{{1,8}}(?=（[0-9]{{4}} 年度）)"),
    (".", rf"(?<!\w)(?=[!-~]*{CHINESE})[\w-]{{1,20}}\.[a-z]{{2,5}}(?!\w)"),
    (".", rf"(?<!{CHINESE}){CHINESE}{{1,12}}(?:\.{CHINESE}{{1,12}})+(?!{CHINESE})"),
    (".", rf"(?<!{CHINESE}){CHINESE}{{1,12}}(?=\.[!-~])"),
    (",.", rf"(?<!{CHINESE}){CHINESE}{{2,8}}(?=[,.])"),
    ("(", rf"\({CHINESE}{{1,13}}\)"),
    ("/", rf"(?<!{CHINESE}){CHINESE}{{1,8}}/"),
    ("/", rf"{CHINESE}{{2}}(?= [!-~]+/)"),
    ("/", r"[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|(?<![!-~])[0-9]{4}/[0-9]{6}-[0-9]+(?![!-~])"),
    ("√×○", rf"[√×○] (?:{CHINESE}{{1,3}}|not [a-z]+)"),
    ("".join(each[0] for each in OUR_WORDS), "|".join(sorted(OUR_WORDS, key=len, reverse=True))),
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


def joined_where_fitting(words: Iterable[Word], cells: int) -> Sequence[Word]:
    """Join the folders and the name of a path, and a label with its figure, where a line has room for all of it."""
    return _with_labels(_with_paths(words, cells), cells)


def with_names(words: Sequence[Word], cells: int) -> list[Word]:
    """Join the signs of each cluster's name that begins where a phrase does, where a line has room for all of it."""
    made: list[Word] = []
    for blank, word in words:
        made.append((blank, word))
        at = _name(made) if NAMES_END in word else len(made)
        whole = "".join(map("".join, made[at:])).lstrip()
        if whole and width(whole) <= cells:
            made[at:] = [(made[at][0], whole)]
    return made


def _name(words: Sequence[Word]) -> int:
    """Say where the name begins whose end is the last of some words; behind them, where no phrase begins with it."""
    at = len(words) - 1
    while at and not words[at][0] and words[at][1][0] not in OPENING:
        if not _PHRASE.fullmatch(words[at - 1][1]):
            break
        at -= 1
    begins = not at or words[at][0] or words[at][1][0] in OPENING
    return at if begins or words[at - 1][1].endswith(BEFORE_A_PHRASE) else len(words)


def _with_paths(words: Iterable[Word], cells: int) -> Iterator[Word]:
    """Join the folders and the name of each path that a line has room for."""
    path: list[Word] = []
    for blank, word in words:
        if path and (blank or not path[-1][1].endswith(("/", "\\"))):
            yield from _joined_path(path, cells)
            path = []
        path.append((blank, word))
    yield from _joined_path(path, cells)


def _joined_path(path: list[Word], cells: int) -> list[Word]:
    whole = "".join(word for _, word in path)
    return [(path[0][0], whole)] if path and width(whole) <= cells else path


def _with_labels(words: Iterable[Word], cells: int) -> list[Word]:
    """Join each label with the figure behind it, where a line has room for both."""
    made: list[Word] = []
    for blank, word in words:
        label = _label_before(word, made) if blank else []
        whole = ("".join(map("".join, label)) + blank + word).lstrip()
        if label and width(whole) <= cells:
            made[len(made) - len(label) :] = [(label[0][0], whole)]
        else:
            made.append((blank, word))
    return made


def _label_before(word: str, made: Sequence[Word]) -> Sequence[Word]:
    """Give the words that a figure, or what is not known, is said with."""
    if word.startswith(("known", "stated")):
        return made[-1:] if _ends(made, ["not"]) else []
    if word[0] not in digits:
        return []
    said = (made[-len(each) :] for each in BEFORE_A_FIGURE if _ends(made, each))
    return next(said, None) or _label(made)


def _ends(made: Sequence[Word], said: Sequence[str]) -> bool:
    return [word for _, word in made[-len(said) :]] == said


def _label(words: Sequence[Word]) -> Sequence[Word]:
    """Give the phrase at the end of some words, if it begins there and is short."""
    latin = bool(words) and words[-1][1].isascii()
    at = (_latin if latin else _chinese)(words)
    label, before = words[at:], words[at - 1][1] if at else "。"
    begins = label and (
        label[0][1][0] in OPENING
        or before.endswith((",", ";", ":") if latin else BEFORE_A_PHRASE)
        or (not latin and label[0][0])
    )
    return label if begins and width("".join(word for _, word in label)) <= LABEL else []


def _chinese(words: Sequence[Word]) -> int:
    """Say where the Chinese signs begin that are the last of some words, none parted from the next by a blank."""
    at = len(words)
    while at and _PHRASE.fullmatch(words[at - 1][1]) and (at == len(words) or not words[at][0]):
        at -= 1
    return at


def _latin(words: Sequence[Word]) -> int:
    """Say where the plain words of Latin script begin that are the last of some words."""
    at = len(words)
    while at and words[at - 1][1].isascii() and words[at - 1][1].isalpha():
        at -= 1
    return at
