"""Figures that were not written exactly: 近30亿元, 30余户, 约35. What the words mean, a rulebook says."""

from __future__ import annotations

from decimal import Decimal

# Words that stand before a number, behind it, and at the very end; the longest is tried first.
BEFORE = (
    *("不超过", "不低于", "不少于"),
    *("不足", "不到", "不满", "未满", "未达", "将近", "接近", "低于", "少于", "至多", "最多"),
    *("超过", "高于", "大于", "多于", "突破", "至少", "大约", "大概", "大致"),
    *("近", "超", "逾", "约"),
)
BEHIND = ("余", "多", "来")
LAST = ("以上", "以下", "以内", "左右", "上下", *BEHIND)


class Approximate:
    """A number with the word that takes its exactness away; never a Decimal, so nothing compares it.

    `number` is in the form's unit. `text` is what was written.
    """

    __slots__ = ("number", "text", "word")

    def __init__(self, number: Decimal, word: str, text: str) -> None:
        self.number, self.word, self.text = number, word, text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Approximate({self.number!r}, {self.word!r}, {self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Approximate) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Decimal, str, str]:
        return self.number, self.word, self.text


Amount = Decimal | Approximate


def word_before(text: str) -> str:
    """Give the word that a text begins with; nothing where it begins with none."""
    return next((word for word in BEFORE if text.startswith(word)), "")


def word_behind(text: str) -> str:
    """Give the word that stands directly behind a number."""
    return next((word for word in BEHIND if text.startswith(word)), "")


def word_at_the_end(text: str) -> str:
    """Give the word that a text ends with."""
    return next((word for word in LAST if text.endswith(word)), "")
