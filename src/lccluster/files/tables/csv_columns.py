"""A CSV table read at once as columns of text, where that can only give what reading it row by row gives."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def text_columns(data: bytes, separator: str, heads: list[str | None]) -> pl.DataFrame | None:
    """Read a table in UTF-8 as `row` and a column of text for each heading: `h0`, `h1` and so on.

    None where a row by row reading may see it in another way or complain: quotation marks that
    are out of place, rows too short or too long, lone carriage returns, cells too long or below
    no heading. Blank rows are passed over.
    """
    import polars as pl

    # Without an end behind it Polars would drop an empty cell too many of the last row.
    data = data.rstrip(b"\r\n") + b"\n"
    bare = _without_quoted(data, separator)
    rows = bare.count(b"\n")
    signs = rows * (len(heads) - 1)
    ends = bare.count(b"\r")
    if b'"' in bare or bare.count(b"\r\n") != ends or bare.count(separator.encode()) != signs:
        return None
    names = [f"h{at}" for at in range(len(heads))]
    schema = dict.fromkeys(names, pl.String)
    try:
        read = pl.read_csv(data, has_header=False, separator=separator, schema=schema)
    except pl.exceptions.PolarsError:  # a row too long, and as much too short another
        return None
    if not _is_all(read, data, rows + ends + signs) or read.height != rows:
        return None
    below = read.slice(1).with_row_index("row", 2)
    unnamed = [name for name, head in zip(names, heads, strict=True) if head is None]
    if (
        unnamed
        and below.select(pl.any_horizontal((pl.col(unnamed) != "").any()).fill_null(False)).item()
    ):
        return None
    return below.filter(pl.any_horizontal(pl.col(names) != ""))


def _without_quoted(data: bytes, separator: str) -> bytes:
    """Take away every cell that stands in quotation marks from its first sign to its last."""
    if b'"' not in data:
        return data
    before, behind = f"[^{separator}\n]", f"[^{separator}\r\n]"
    quoted = rf'(?<!{before})"[^"]*(?:""[^"]*)*"(?!{behind})'
    return re.sub(quoted.encode(), b"", data)


def _is_all(read: pl.DataFrame, data: bytes, structure: int) -> bool:
    """Tell whether cells, signs between them and quotation marks make up the data, byte for byte."""
    import polars as pl

    cells = pl.all().str
    marks = data.count(b'"')
    if marks:
        marks -= sum(read.select(cells.count_matches('"', literal=True).sum()).row(0))
    whole: int = sum(read.select(cells.len_bytes().sum()).row(0))
    longest = max(each or 0 for each in read.select(cells.len_bytes().max()).row(0))
    return whole + marks + structure == len(data) and longest <= csv.field_size_limit()
