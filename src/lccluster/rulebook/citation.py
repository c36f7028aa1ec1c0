"""Citations of a measure: `第四条第（二）项` read, ordered, and drawn in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lccluster.language import spoken

_DIGITS = "零一二三四五六七八九"
_NUMBER = "([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_CITATION = re.compile(rf"第{_NUMBER}条(?:第（{_NUMBER}）项)?(?:第{_NUMBER}款)?")
ANNEX = "附件"


@dataclass(frozen=True, order=True)
class Citation:
    """An article, an item of it (项) and a paragraph (款); the annex counts as article 1000."""

    article: int
    item: int = 0
    paragraph: int = 0
    chinese: str = ""

    def __str__(self) -> str:
        if spoken() != "en":
            return self.chinese
        if self.chinese == ANNEX:
            return "Annex"
        item = f" ({self.item})" if self.item else ""
        paragraph = f" paragraph {self.paragraph}" if self.paragraph else ""
        return f"Article {self.article}{item}{paragraph}"


def read_citation(text: str) -> Citation:
    """Read `第四条第（二）项第二款` or `附件`; raises ValueError for anything else."""
    if text == ANNEX:
        return Citation(1000, chinese=text)
    match = _CITATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    article, item, paragraph = (_number(part) if part else 0 for part in match.groups())
    return Citation(article, item, paragraph, text)


def _number(chinese: str) -> int:
    """Read Chinese numerals up to 99: 四, 十, 十六, 二十三."""
    tens, ten, ones = chinese.rpartition("十")
    if not ten:
        return _DIGITS.index(chinese)
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
