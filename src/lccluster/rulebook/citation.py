"""Citations of a measure: `第四条第（二）项` read, ordered, and drawn in both languages.

Of a document known by its content only, a provision goes by what it is on, and the citation says
that its article is not known: `认定条件〔条号未详〕`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lccluster.language import spoken

_DIGITS = "零一二三四五六七八九"
_NUMBER = "([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_CITATION = re.compile(rf"第{_NUMBER}条(?:第（{_NUMBER}）项)?(?:第{_NUMBER}款)?")
ANNEX = "附件"
UNNUMBERED = "〔条号未详〕"
_SUBJECTS = {
    "施行": "commencement",
    "认定条件": "conditions of recognition",
    "申报材料": "materials",
    "有效期": "validity",
    "复核": "re-review",
}
# What `read_citation` reads, for editors.
PATTERN = f"^(?:{_CITATION.pattern}|{ANNEX}|(?:{'|'.join(_SUBJECTS)}){UNNUMBERED})$"
_FIRST_SUBJECT, _ANNEX = 900, 1000  # behind every numbered article


@dataclass(frozen=True, order=True)
class Citation:
    """An article, an item of it (项) and a paragraph (款).

    Provisions whose article is not known come behind the numbered ones, and the annex last.
    """

    article: int
    item: int = 0
    paragraph: int = 0
    chinese: str = ""

    def __str__(self) -> str:
        if spoken() != "en":
            return self.chinese
        if self.chinese == ANNEX:
            return "Annex"
        if self.chinese.endswith(UNNUMBERED):
            return f"{_SUBJECTS[self.chinese.removesuffix(UNNUMBERED)]}, article not known"
        item = f" ({self.item})" if self.item else ""
        paragraph = f" paragraph {self.paragraph}" if self.paragraph else ""
        return f"Article {self.article}{item}{paragraph}"


def read_citation(text: str) -> Citation:
    """Read `第四条第（二）项第二款`, `认定条件〔条号未详〕` or `附件`; raises ValueError for anything else."""
    if text == ANNEX:
        return Citation(_ANNEX, chinese=text)
    if text.endswith(UNNUMBERED):
        return _of_subject(text, text.removesuffix(UNNUMBERED))
    match = _CITATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    article, item, paragraph = (_number(part) if part else 0 for part in match.groups())
    return Citation(article, item, paragraph, text)


def _of_subject(text: str, subject: str) -> Citation:
    if subject not in _SUBJECTS:
        raise ValueError(text)
    return Citation(_FIRST_SUBJECT + list(_SUBJECTS).index(subject), chinese=text)


def _number(chinese: str) -> int:
    """Read Chinese numerals up to 99: 四, 十, 十六, 二十三."""
    tens, ten, ones = chinese.rpartition("十")
    if not ten:
        return _DIGITS.index(chinese)
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
