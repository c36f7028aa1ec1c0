"""What stands in braces in the words of a document: is it anything that is put in there?"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from typing import Any

from lccluster.errors import Fault, Problem
from lccluster.files.yaml.hints.shapes import MISSING_KEY, UNKNOWN_KEY
from lccluster.files.yaml.reader import Document, Path_
from lccluster.language import Listing, Message, spelt
from lccluster.rulebook.listed_names import listed

# What stands in braces may be written in Chinese, too; each name means one thing in every document.
IN_CHINESE = {
    **{"authority": "市局", "county": "县市区", "office": "单位", "to": "收件单位", "kind": "类别"},
    **{"law": "办法", "article": "条款", "year": "年份", "years": "年数", "extends": "延长年数"},
    **{"cluster": "集群", "clusters": "集群名单", "applicant": "申请单位", "names": "所列名称"},
    **{
        "name": "名称",
        "count": "个数",
        "day": "日期",
        "days": "各日",
        "since": "起日",
        "until": "末日",
    },
    **{"annexed": "见附件", "apply": "申请方式", "asks": "要求", "label": "事项", "reason": "情况"},
    **{
        "limit": "字数上限",
        "pack": "报送包",
        "file": "文件名",
        "code": "核对码",
        "kinds": "各类事项",
    },
    **{
        "before": "前一份",
        "call": "通知",
        "number": "文号",
        "new": "新申报数",
        "renewals": "复核数",
    },
    **{"id": "编号", "missing": "欠缺", "objections": "异议", "counted": "计数", "asked": "申办"},
    **{"former": "旧称"},
}
_OURS = {f"{{{chinese}}}": f"{{{ours}}}" for ours, chinese in IN_CHINESE.items()}
_CHINESE = re.compile("|".join(map(re.escape, _OURS)))
Worded = tuple[Path_, str, tuple[str, ...]]  # where a text stands, and what may be put into it


def in_our_names(data: Any) -> Any:
    """Give the words of a file with what stands in braces by our own names."""
    if isinstance(data, str):
        return _CHINESE.sub(lambda found: _OURS[found[0]], data)
    if isinstance(data, list):
        return [in_our_names(each) for each in data]
    if isinstance(data, dict):
        return {key: in_our_names(each) for key, each in data.items()}
    return data


def unknown_place_holders(document: Document, texts: Iterable[Worded]) -> Iterator[Problem]:
    """Name in each text what nothing is put in for."""
    for path, text, known in texts:
        try:
            named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError:
            named = {""}
        if odd := named - {*known}:
            yield document.problem(
                path,
                _UNKNOWN_PLACE_HOLDER,
                name=f"{{{min(odd)}}}",
                keys=Listing(f"{{{spelt(each, IN_CHINESE[each])}}}" for each in known),
            )


def missing_words(
    document: Document, key: str, said: Iterable[str], wanted: Iterable[str]
) -> Iterator[Problem]:
    """Name the words that a list of texts has to have and has not."""
    there = {*said}
    for word in wanted:
        if word not in there:
            yield document.problem((key,), MISSING_KEY, key=_listed(document, key, word))


def words_for(
    document: Document, key: str, said: Iterable[str], wanted: Iterable[str]
) -> Iterator[Problem]:
    """Name the words that are missing in a list of texts, and those that nobody asks for."""
    there, known = [*said], [*wanted]
    yield from missing_words(document, key, there, known)
    for word in there:
        if word not in known:
            keys = Listing(_listed(document, key, each) for each in known)
            yield document.problem((key, word), UNKNOWN_KEY, key=word, keys=keys)


def _listed(document: Document, key: str, word: str) -> str:
    """Spell a word of a list as it is written in the language spoken."""
    kind = document.reads if isinstance(document.reads, type) else None
    return spelt(word, listed(kind, key).get(word, word))


_UNKNOWN_PLACE_HOLDER = Fault(
    "unknown-place-holder",
    Message("“{name}” is nothing that is put in here."),
    Message("Known here: {keys}."),
)
