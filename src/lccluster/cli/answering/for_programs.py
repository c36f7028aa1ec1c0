"""Standard output as programs read it: JSON and CSV, and whole files, in UTF-8 where the stream can carry it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from lccluster.cli.program import streams

if TYPE_CHECKING:
    from lccluster.render.table import Table


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Draw JSON; escaped where the stream could not carry Chinese."""
    from lccluster.render.data.json_text import json_text as drawn

    return drawn(value, ascii_only=streams.ascii_only(), indent=indent)


def line_writer() -> Callable[[Iterable[bytes]], object]:
    """Give what prints lines of JSON in UTF-8, each in pieces: as they are, unless the stream has to see their text."""
    stream = sys.stdout
    if streams.ascii_only() or stream.isatty():
        return lambda line: stream.write(f"{b''.join(line).decode()}\n")
    stream.flush()
    end = os.linesep.encode()
    return lambda line: stream.buffer.write(b"".join((*line, end)))


def write_text(text: str) -> None:
    """Print a file's text in UTF-8 with its own line ends, whatever the stream's encoding is."""
    write_bytes(text.encode())


def write_bytes(data: bytes) -> None:
    """Print a file's bytes."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_json(value: Any) -> None:
    """Print one JSON document, a long list item by item."""
    from lccluster.render.data.json_text import JsonList

    if isinstance(value, JsonList):
        sys.stdout.writelines(value.parts(ascii_only=streams.ascii_only(), indent=2))
    else:
        sys.stdout.write(json_text(value, indent=2))
    sys.stdout.write("\n")


def write_csv(table: Table) -> None:
    """Print a table as CSV."""
    from lccluster.render.data.csv_table import BOM, csv_row, csv_rows

    write_text(BOM + csv_row(column.head for column in table.columns))
    for rows in csv_rows(table.rows):
        write_text(rows)
