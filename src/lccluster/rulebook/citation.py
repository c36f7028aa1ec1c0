"""Citations of a measure: `第四条第一款第（二）项` read, ordered, and drawn in both languages.

An article (条) has paragraphs (款), a paragraph items (项), an item points (目): an item has no
paragraphs. Annexes (附件, 附件2) have items and points. Of a document known by its content only, a
provision goes by what it is on, or by its chapter, and the citation says that its article is not
known: `认定条件〔条号未详〕`, `第四章〔条号未详〕`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from lccluster.language import spoken

_DIGITS = "零一二三四五六七八九"
_ONE = "[一二三四五六七八九]"
_NUMBER = f"({_ONE}百(?:零{_ONE}|{_ONE}十{_ONE}?)?|{_ONE}?十{_ONE}?|{_ONE})"
_COUNT = "([1-9][0-9]?)"  # annexes and points count in figures
ANNEX = "附件"
_ITEM = f"第（{_NUMBER}）项(?:第{_COUNT}目)?"
_CITATION = f"(?:{ANNEX}{_COUNT}?|第{_NUMBER}条(?:第{_NUMBER}款)?)(?:{_ITEM})?"
UNNUMBERED = "〔条号未详〕"
_SUBJECTS = {
    "施行": "commencement",
    "认定条件": "conditions of recognition",
    "申报材料": "materials",
    "有效期": "validity",
    "复核": "re-review",
    "年度报告": "yearly report",
    "撤销": "revocation",
}
_CHAPTER = f"第{_NUMBER}章"
# Compiled by the first citation that is read: many commands read none.
_PARTS = rf"(?:{ANNEX}(.*?)|第(.+?)条(?:第(.+?)款)?)(?:第（(.+?)）项(?:第(.+?)目)?)?"
_WHOLE = rf"{ANNEX}[0-9]*|第[^条]+条"
# What `read_citation` reads, for editors.
PATTERN = f"^(?:{_CITATION}|(?:{'|'.join(_SUBJECTS)}|{_CHAPTER}){UNNUMBERED})$"
_FIRST_SUBJECT, _CHAPTERS, _ANNEX = 900, 950, 1000  # behind every numbered article


class Citation(Struct, frozen=True, order=True):
    """An article, a paragraph of it (款), an item (项) and a point (目).

    Provisions whose article is not known come behind the numbered ones, and annexes last.
    """

    article: int
    paragraph: int = 0
    item: int = 0
    point: int = 0
    chinese: str = ""

    def __str__(self) -> str:
        if spoken() != "en":
            return self.chinese
        paragraph = f" paragraph {self.paragraph}" if self.paragraph else ""
        point = f" point {self.point}" if self.point else ""
        return f"{self._head}{paragraph}{f' ({self.item})' if self.item else ''}{point}"

    @property
    def _head(self) -> str:
        if self.article >= _ANNEX:
            return f"Annex {self.article - _ANNEX or ''}".rstrip()
        if not self.chinese.endswith(UNNUMBERED):
            return f"Article {self.article}"
        subject = self.chinese.removesuffix(UNNUMBERED)
        chapter = f"Chapter {self.article - _CHAPTERS}"
        return f"{_SUBJECTS.get(subject, chapter)}, article not known"

    @property
    def whole(self) -> Citation:
        """Cite the article or annex alone, without paragraph, item and point."""
        if not (self.paragraph or self.item):
            return self
        found = re.match(_WHOLE, self.chinese)
        return Citation(self.article, chinese=found.group() if found else "")


def read_citation(text: str) -> Citation:
    """Read `第四条第二款`, `附件2第（一）项第3目`, `认定条件〔条号未详〕`; raises ValueError."""
    if text.endswith(UNNUMBERED):
        return Citation(_place(text, text.removesuffix(UNNUMBERED)), chinese=text)
    match = re.fullmatch(_PARTS, text)
    if match is None:
        raise ValueError(text)
    annex, article, paragraph, item, point = match.groups()
    counts = all(re.fullmatch(_COUNT, each) for each in (annex, point) if each)
    if not (counts and all(map(_is_numeral, filter(None, (article, paragraph, item))))):
        raise ValueError(text)
    place = _number(article) if article else _ANNEX + _number(annex)
    return Citation(place, _number(paragraph), _number(item), _number(point), text)


def _place(text: str, subject: str) -> int:
    """Give the order of a provision whose article is not known; raises ValueError."""
    if subject in _SUBJECTS:
        return _FIRST_SUBJECT + list(_SUBJECTS).index(subject)
    if (subject[:1], subject[-1:]) != ("第", "章") or not _is_numeral(subject[1:-1]):
        raise ValueError(text)
    return _CHAPTERS + _number(subject[1:-1])


def _is_numeral(written: str) -> bool:
    """Tell whether a text is a numeral: a pattern of Chinese signs would be compiled at every start."""
    try:
        hundreds, rest = divmod(0 if written.isascii() else _number(written), 100)
    except ValueError:
        return False
    tens, ones = divmod(rest, 10)
    above, below = (f"{_DIGITS[hundreds]}百" if hundreds else ""), (_DIGITS[ones] if ones else "")
    middle = f"{_DIGITS[tens]}十" if tens else "零" if above and below else ""
    drawn = f"{above}{middle}{below}"
    short = drawn[1:] if drawn.startswith("一十") else drawn
    return bool(drawn) and written in (drawn, short)


def _number(written: str | None) -> int:
    """Read figures, and Chinese numerals up to 999: 四, 十六, 一百零二, 一百一十; nothing is 0."""
    if not written or written.isascii():
        return int(written or 0)
    above, _, rest = written.rpartition("百")
    tens, ten, ones = rest.removeprefix("零").rpartition("十")
    count = (_DIGITS.index(tens) if tens else 1) * 10 if ten else 0
    return _DIGITS.index(above or "零") * 100 + count + _DIGITS.index(ones or "零")
