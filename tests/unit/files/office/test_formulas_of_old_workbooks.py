"""Of an .xls, too, it is told which figures a formula gave."""

from __future__ import annotations

from pathlib import Path
from struct import pack

import pytest

from lccluster.files.office.kinds.xls import read_xls
from lccluster.files.office.kinds.xls_formulas import formulas
from lccluster.files.office.sheets import SheetRow
from lccluster.files.office.streaming import FORM

SAVED = Path(__file__).with_name(
    "formulas.xls"
)  # as LibreOffice saves it; its third sheet was a chart
_BEGIN, _END = 0x809, 0x0A


def _record(kind: int, data: bytes = b"") -> bytes:
    return pack("<HH", kind, len(data)) + data


def _workbook(*kinds: int, cell: bytes = pack("<HHH", 3, 1, 0)) -> bytes:
    """A workbook of one sheet that holds records of some kinds, each naming row 4, column B."""
    head = len(_record(_BEGIN)) + len(_record(0x85, bytes(6))) + len(_record(_END))
    named = _record(0x85, pack("<IBB", head, 0, 0))
    within = b"".join(_record(each, b"" if each in (_BEGIN, _END) else cell) for each in kinds)
    return b"".join([_record(_BEGIN), named, _record(_END), _record(_BEGIN), within, _record(_END)])


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ([0x06], {(3, 1)}),
        ([0x203, 0x406], {(3, 1)}),
        ([0x203, 0xFD], set()),
        ([_BEGIN, 0x06, _END], set()),
        ([_BEGIN, 0x06, _END, 0x206], {(3, 1)}),
    ],
    ids=["a formula", "after a number", "figure and text", "in a chart", "after a chart"],
)
def test_records_of_formulas_are_found_and_those_of_charts_left(
    kinds: list[int], found: set[tuple[int, int]]
) -> None:
    assert formulas(_workbook(*kinds)) == [found]


def test_every_sheet_tells_its_own_formulas_whatever_they_gave() -> None:
    told = [
        {
            (part.number, column)
            for part in parts
            if isinstance(part, SheetRow)
            for column, seen in part.cells.items()
            if seen.worked_out
        }
        for _, _, parts in read_xls(SAVED.read_bytes(), SAVED.name, FORM)
    ]
    assert told == [{(1, 1)}, {(3, 3), (4, 4)}, set(), {(0, 0)}]
