"""Tables as CSV that spreadsheet programs in offices open: BOM, CRLF, no formula from a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from lccluster.render.table import Cell, drawn

BOM = "\ufeff"
# Programs skip blanks and breaks before it, and those of East Asia take the full-width signs too.
_FORMULA = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\ufffd]*[=+\\-@＝＋－＠﹦﹢﹣﹫−]"
)


def csv_row(row: Iterable[Cell]) -> str:
    """Draw one row; a text that a spreadsheet would calculate gets an apostrophe."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(cell) for cell in row])
    return line.getvalue()


def calculated(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula."""
    return _FORMULA.match(text) is not None


def _cell(cell: Cell) -> str:
    text = drawn(cell)
    return f"'{text}" if calculated(text) and not isinstance(cell, int | Decimal) else text
