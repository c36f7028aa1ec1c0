"""Citations of a measure: `第四条第一款第（二）项` read, ordered, and drawn in both languages.

An article (条) has paragraphs (款), and a paragraph items (项): an item stands last, and has no paragraphs.
Of a document known by its content only, a provision goes by what it is on, and the citation says
that its article is not known: `认定条件〔条号未详〕`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from lccluster.language import spoken

_DIGITS = "零一二三四五六七八九"
_ONE = "[一二三四五六七八九]"
_NUMBER = f"({_ONE}百(?:零{_ONE}|{_ONE}十{_ONE}?)?|{_ONE}?十{_ONE}?|{_ONE})"
ANNEX = "附件"
_CITATION = rf"(?:{ANNEX}|第{_NUMBER}条(?:第{_NUMBER}款)?)(?:第（{_NUMBER}）项)?"
_WITHOUT = re.compile(r"(?<=[条件])第.*")
UNNUMBERED = "〔条号未详〕"
_SUBJECTS = {
    "施行": "commencement",
    "认定条件": "conditions of recognition",
    "申报材料": "materials",
    "有效期": "validity",
    "复核": "re-review",
}
_PARTS = re.compile(rf"(?:{ANNEX}|第([^条款项]+)条(?:第([^条款项]+)款)?)(?:第（([^条款项]+)）项)?")
# What `read_citation` reads, for editors.
PATTERN = f"^(?:{_CITATION}|{ANNEX}|(?:{'|'.join(_SUBJECTS)}){UNNUMBERED})$"
_FIRST_SUBJECT, _ANNEX = 900, 1000  # behind every numbered article


class Citation(Struct, frozen=True, order=True):
    """An article, a paragraph of it (款) and an item (项).

    Provisions whose article is not known come behind the numbered ones, and the annex last.
    """

    article: int
    paragraph: int = 0
    item: int = 0
    chinese: str = ""

    def __str__(self) -> str:
        if spoken() != "en":
            return self.chinese
        if self.chinese.endswith(UNNUMBERED):
            return f"{_SUBJECTS[self.chinese.removesuffix(UNNUMBERED)]}, article not known"
        article = "Annex" if self.article == _ANNEX else f"Article {self.article}"
        paragraph = f" paragraph {self.paragraph}" if self.paragraph else ""
        return f"{article}{paragraph}{f' ({self.item})' if self.item else ''}"

    @property
    def whole(self) -> Citation:
        """Cite the article alone, without paragraph and item."""
        if not (self.paragraph or self.item):
            return self
        return Citation(self.article, chinese=_WITHOUT.sub("", self.chinese))


def read_citation(text: str) -> Citation:
    """Read `第四条第二款`, `第四条第（二）项`, `认定条件〔条号未详〕` or `附件第（一）项`; raises ValueError."""
    if text.endswith(UNNUMBERED):
        return _of_subject(text, text.removesuffix(UNNUMBERED))
    match = _PARTS.fullmatch(text)
    if match is None or not all(re.fullmatch(_NUMBER, part) for part in match.groups() if part):
        raise ValueError(text)
    article, paragraph, item = (_number(part) if part else 0 for part in match.groups())
    return Citation(article or _ANNEX, paragraph, item, text)


def _of_subject(text: str, subject: str) -> Citation:
    if subject not in _SUBJECTS:
        raise ValueError(text)
    return Citation(_FIRST_SUBJECT + list(_SUBJECTS).index(subject), chinese=text)


def _number(chinese: str) -> int:
    """Read Chinese numerals up to 999: 四, 十, 十六, 二十三, 一百零二, 一百一十."""
    above, _, rest = chinese.rpartition("百")
    tens, ten, ones = rest.removeprefix("零").rpartition("十")
    count = (_DIGITS.index(tens) if tens else 1) * 10 if ten else 0
    return _DIGITS.index(above or "零") * 100 + count + _DIGITS.index(ones or "零")
