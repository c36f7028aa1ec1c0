"""A CSV table: UTF-8 with or without BOM, GB 18030, commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.tables.table import (
    EMPTY,
    LONGEST_HEADS,
    TOO_LONG,
    DataTable,
    Numbered,
    TableKind,
    headings,
    squared,
)
from lccluster.files.yaml.text import BOMS, Decoded, decode, read_bytes
from lccluster.files.yaml.text import EMPTY as EMPTY_FILE
from lccluster.language import Message

LARGEST = 512 * 1024**2  # bytes; a million rows have some 150 MB
_SEPARATORS = ",\t;"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_csv(path: Path, name: str) -> DataTable:
    """Read a CSV table; raises Unusable."""
    decoded = decode(read_bytes(path, name, LARGEST), name)
    if not decoded.text:
        raise Unusable(EMPTY_FILE.at(name))
    first = next(_lines(decoded.text), "")
    if len(first) > LONGEST_HEADS:
        raise Unusable(TOO_LONG.at(name, 1))
    separator = max(_SEPARATORS, key=first.count)
    try:
        heads = headings(next(_records(decoded, separator)), name)
    except StopIteration:
        raise Unusable(EMPTY.at(name)) from None

    def rows() -> Iterator[Numbered]:
        records = _records(decoded, separator)
        next(records)
        return squared(enumerate(records, 2), heads, name)

    def texts() -> Any:
        from lccluster.files.tables.csv_columns import text_columns

        return text_columns(_in_utf_8(decoded), separator, heads)

    notices = [decoded.notice] if decoded.notice else []
    size = len(decoded.data)
    return DataTable(
        TableKind.CSV, name, path, heads, rows, bytes=size, notices=notices, texts=texts
    )


def _in_utf_8(decoded: Decoded) -> bytes:
    """Give the bytes as they stand, where they are UTF-8 without a mark before."""
    as_it_is = decoded.notice is None and not decoded.data.startswith(BOMS)
    return decoded.data if as_it_is else decoded.text.encode()


def _records(decoded: Decoded, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(_lines(decoded.text), delimiter=separator, strict=True)
    while True:
        began = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unusable(broken(error, decoded.name, began)) from None
        yield record


def broken(error: csv.Error, name: str, began: int) -> Problem:
    """Say why a row that began on a line cannot be read as CSV."""
    if str(error).startswith("field larger"):  # it has no kind of its own
        return _LONG_CELL.at(name, line=began, most=csv.field_size_limit())
    return _BROKEN.at(name, line=began)


def _lines(text: str) -> Iterator[str]:
    """Go through the lines as they end, LF, CR LF or CR; a file in memory would be a copy of them all."""
    return (match[0] for match in _LINE.finditer(text))


_LONG_CELL = Fault(
    "cell-too-long",
    Message("A cell in this row holds more than {most} signs, or a quotation mark is not closed."),
    Message("Look for a quotation mark too many in the row, or shorten the cell."),
)
_BROKEN = Fault(
    "broken-csv",
    Message("The table cannot be read from here: a quotation mark is not closed."),
    Message("Close it, or take it away."),
)
