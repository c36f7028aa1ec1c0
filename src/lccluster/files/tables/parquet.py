"""A Parquet table; it takes what `lccluster[scale]` installs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.regular import refuse_others
from lccluster.files.tables.table import DataTable, Numbered, TableKind, headings, squared
from lccluster.files.yaml.text import EMPTY, unreadable
from lccluster.language import Message

_ENGINES = ("polars", "narwhals", "pyarrow", "duckdb", "_duckdb", "pyspark", "py4j")


def read_parquet(path: Path, name: str) -> DataTable:
    """Read the headings of a Parquet file, and its rows once they are asked for; raises Unusable."""
    try:
        import polars as pl
    except ImportError:
        raise Unusable(_NOT_INSTALLED.at(name)) from None
    try:
        size = refuse_others(path)
    except (OSError, ValueError) as error:
        raise Unusable(unreadable(error, name)) from None
    if not size:
        raise Unusable(EMPTY.at(name))
    with answered_by_engines(name):
        schema = pl.read_parquet_schema(path)
    heads = headings(list(schema), name)

    def rows() -> Iterator[Numbered]:
        frame = pl.read_parquet(path)
        numbered = enumerate(([_cell(each) for each in row] for row in frame.iter_rows()), 1)
        return squared(numbered, heads, name)

    return DataTable(TableKind.PARQUET, name, path, heads, rows, line=None, bytes=size)


@contextmanager
def answered_by_engines(name: str) -> Iterator[None]:
    """Turn what an engine says of a damaged file into a problem of that file; raises Unusable."""
    try:
        yield
    except Exception as error:
        if (
            not isinstance(error, OSError)
            and type(error).__module__.partition(".")[0] not in _ENGINES
        ):
            raise
        raise Unusable(BROKEN.at(name)) from None


def _cell(cell: Any) -> object:
    """Give a figure as the shortest decimal that means it; a number that is none is a blank."""
    if isinstance(cell, bool) or cell is None:
        return cell
    if isinstance(cell, float):
        return None if cell != cell else _figure(cell)  # noqa: PLR0124 - nan
    if isinstance(cell, Decimal):
        return f"{cell:f}"  # never 0E-8
    return str(cell) if isinstance(cell, int) else cell


def _figure(cell: float) -> str:
    text = repr(cell)
    return f"{Decimal(text):f}".removesuffix(".0") if "n" not in text else text


_NOT_INSTALLED = Fault(
    "not-installed",
    Message("Reading Parquet takes {name}, which is not installed.", name="polars"),
    Message("Install it with: {command}", command="pip install lccluster[scale]"),
)


BROKEN = Fault(
    "broken-parquet",
    Message("This is no Parquet file, or a damaged one."),
    Message("Write it anew, or export it as CSV."),
)
