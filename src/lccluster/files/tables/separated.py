"""A CSV table: UTF-8 with or without BOM, GB 18030, commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.tables.table import DataTable, Numbered, TableKind, empty, headings, squared
from lccluster.files.yaml.text import Decoded, decode, read_bytes
from lccluster.language import Message

LARGEST = 512 * 1024**2  # bytes; a million rows have some 150 MB
_SEPARATORS = ",\t;"


def read_csv(path: Path, name: str) -> DataTable:
    """Read a CSV table; raises Unusable."""
    decoded = decode(read_bytes(path, name, LARGEST), name)
    first = next(iter(io.StringIO(decoded.text, newline="")), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        heads = headings(next(_records(decoded, separator)), name)
    except StopIteration:
        raise Unusable(empty(name)) from None

    def rows() -> Iterator[Numbered]:
        records = _records(decoded, separator)
        next(records)
        return squared(enumerate(records, 2), heads, name)

    notices = [decoded.notice] if decoded.notice else []
    return DataTable(
        TableKind.CSV, name, path, heads, rows, bytes=len(decoded.data), notices=notices
    )


def _records(decoded: Decoded, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Unusable(_broken(decoded.name, reader.line_num)) from None
        yield record


def _broken(file: str, line: int) -> Problem:
    return Problem(
        code="broken-csv",
        file=file,
        line=line,
        message=Message("The table cannot be read from here: a quotation mark is not closed."),
        hint=Message("Close it, or take it away."),
    )
