"""Ids of titles: they count on within the year, and never come from names."""

from __future__ import annotations

from collections.abc import Iterable

from lccluster.files.disk.names import folded
from lccluster.quantities.texts import is_digits


def last_number(start: str, ids: Iterable[str]) -> int:
    """Give the highest number of ids that begin so; 0 where none does."""
    begin = folded(start)  # a disk may know no capitals
    numbers = (each.removeprefix(begin) for each in map(folded, ids) if each.startswith(begin))
    return max((int(each) for each in numbers if is_digits(each)), default=0)


def next_id(start: str, last: int) -> str:
    """Give the id behind the last one."""
    return f"{start}{last + 1:03}"
