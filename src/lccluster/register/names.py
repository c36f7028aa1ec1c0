"""Names that look alike. Identity is an id; a name may change or collide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_IDLE = re.compile(r"特色产业集群|产业集群|集群|特色|产业|\s|[（）()·,，、\-]")
ALIKE = 0.75  # 莘县绿色食品加工 and 莘县绿色食品 reach it, 莘县木材加工 and 莘县绿色食品加工 do not


def folded(name: str) -> str:
    """Fold a name: widths, blanks and the words that every name has do not tell it apart."""
    return _IDLE.sub("", unicodedata.normalize("NFKC", name)).casefold()


def alike(name: str, others: Iterable[str]) -> list[str]:
    """List the names that look like `name`, the same name included."""
    import difflib  # noqa: PLC0415 - only where a name is new

    own = folded(name)
    return [
        other
        for other in others
        if difflib.SequenceMatcher(None, own, folded(other)).ratio() >= ALIKE
    ]
