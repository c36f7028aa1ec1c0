"""Which cells of an .xls a formula gave: xlrd tells values alone.

Records as [MS-XLS] lays them out: a kind and a length of two bytes each, then so many bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

_BEGIN, _END, _SHEET = 0x809, 0x0A, 0x85
_FORMULAS = frozenset((0x06, 0x206, 0x406))
_WORKSHEET = 0
_HEAD = 4  # bytes

Cell = tuple[int, int]


def formulas(stream: bytes) -> list[frozenset[Cell]]:
    """Give row and column, from 0, of each worksheet's formulas; raises struct.error where it is cut off."""
    return [frozenset(_cells(stream, start)) for start in _worksheets(stream)]


def _worksheets(stream: bytes) -> Iterator[int]:
    for kind, at in _part(stream, 0):
        if kind == _SHEET:
            start, _, type_ = unpack_from("<IBB", stream, at)
            if type_ == _WORKSHEET:
                yield start


def _cells(stream: bytes, start: int) -> Iterator[Cell]:
    return (
        unpack_from("<HH", stream, at) for kind, at in _part(stream, start) if kind in _FORMULAS
    )


def _part(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Give kind and place of the records from a beginning to its end, without the parts within (charts)."""
    depth = 0
    while True:
        kind, length = unpack_from("<HH", stream, start)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, start + _HEAD
        start += _HEAD + length
