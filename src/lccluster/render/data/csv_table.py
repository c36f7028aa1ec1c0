"""Tables as CSV that spreadsheet programs in offices open: BOM, CRLF, no formula from a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from lccluster.render.table import Cell, drawn

BOM = "\ufeff"
AT_ONCE = 100  # rows
# Programs skip blanks and breaks before it, and those of East Asia take the full-width signs too.
_FORMULA = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\ufffd]*[=+\\-@＝＋－＠﹦﹢﹣﹫−]"
)


def csv_row(row: Iterable[Cell]) -> str:
    """Draw one row; a text that a spreadsheet would calculate gets an apostrophe."""
    return _drawn((row,))


def csv_rows(rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """Draw very many, some at once."""
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        yield _drawn(some)


def _drawn(rows: Iterable[Iterable[Cell]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(
        [[_cell(cell) for cell in row] for row in rows]
    )
    return lines.getvalue()


def calculated(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula."""
    return not text[:1].isalnum() and _FORMULA.match(text) is not None


def _cell(cell: Cell) -> str:
    text = drawn(cell)
    return f"'{text}" if calculated(text) and not isinstance(cell, int | Decimal) else text
