"""Tables as CSV that spreadsheet programs in offices open: BOM, CRLF, no formula from a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from lccluster.render.table import Cell, drawn

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_row(row: Iterable[Cell]) -> str:
    """Draw one row; a text that a spreadsheet would calculate gets an apostrophe."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(cell) for cell in row])
    return line.getvalue()


def _cell(cell: Cell) -> str:
    text = drawn(cell)
    figure = isinstance(cell, (int, Decimal))
    return f"'{text}" if text.startswith(_FORMULA) and not figure else text
