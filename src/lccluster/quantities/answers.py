"""Yes and no, in both languages."""

from __future__ import annotations

from functools import lru_cache

from lccluster.language import Message
from lccluster.quantities.texts import QuantityError, folded, is_blank, shown

_YES = frozenset({"true", "yes", "是", "有", "√"})
_NO = frozenset({"false", "no", "否", "无", "没有", "×"})
YES_OR_NO = _YES | _NO
_NOTHING = _NO | {"n/a", "none", "nil", "暂无", "不适用", "略"}


@lru_cache(maxsize=256)
def is_yes_or_no(text: str) -> bool:
    """Tell whether this is one of the words for yes and no."""
    return text.strip().lower() in YES_OR_NO


def names_nothing(stated: object) -> bool:
    """Tell whether a cell for a name, a reason or a paper names none: blank, signs alone, or a word for no."""
    return stated is None or _says_nothing(str(stated))


@lru_cache(maxsize=256)
def _says_nothing(text: str) -> bool:
    said = folded(text).lower().rstrip("。.!")
    return said in _NOTHING or (said not in _YES and not any(map(str.isalnum, said)))


@lru_cache(maxsize=256)
def read_yes_no(text: str | None) -> bool | None:
    """Read true/false, 是/否, yes/no; a blank is None."""
    if text is None or is_blank(text):
        return None
    if is_yes_or_no(text):
        return text.strip().lower() in _YES
    raise QuantityError(
        "not-yes-or-no",
        Message("“{text}” is neither yes nor no.", text=shown(text)),
        Message("Write true or false."),
    )
