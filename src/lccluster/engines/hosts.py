"""What differs between the engines: how a table gets in, and how a result is kept for several questions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol, assert_never

import narwhals as nw
from msgspec.structs import replace

from lccluster.engines.choosing import Engine
from lccluster.engines.coded import Coded
from lccluster.errors import Problem, Unusable
from lccluster.language import Message


class Host(Protocol):
    """An engine to run narwhals' frames on."""

    def scan(self, path: Path) -> Any:
        """Open a Parquet file: `row`, counted from 1, and its columns named by `place`."""

    def taken(self, table: Coded) -> Coded:
        """Take a coded table from memory."""

    def kept(self, frame: Any) -> Any:
        """Work a frame out once, for several questions."""


def place(at: int) -> str:
    """Name a file's column by its place, whatever its heading holds."""
    return f"h{at}"


def _places(columns: Iterable[str]) -> dict[str, str]:
    return {name: place(at) for at, name in enumerate(columns)}


def host(engine: Engine) -> Host:
    """Start an engine; raises Unusable where Spark finds no Java."""
    match engine:
        case Engine.POLARS | Engine.PYTHON:
            return _Polars()
        case Engine.DUCKDB:
            return _DuckDB()
        case Engine.SPARK:
            return _Spark()
        case _:
            assert_never(engine)


class _Polars:
    def scan(self, path: Path) -> Any:
        import polars as pl

        read = pl.scan_parquet(path)
        return nw.from_native(read.rename(_places(read.collect_schema())).with_row_index("row", 1))

    def taken(self, table: Coded) -> Coded:
        return table

    def kept(self, frame: Any) -> Any:
        return nw.from_native(frame.collect().to_native().lazy())


class _DuckDB:
    def __init__(self) -> None:
        import duckdb

        self.connection = duckdb.connect()

    def scan(self, path: Path) -> Any:
        read = nw.from_native(self.connection.read_parquet(str(path), file_row_number=True))
        names = _places(list(read.columns)[:-1])
        return read.rename(names).with_columns(row=nw.col("file_row_number") + 1)

    def taken(self, table: Coded) -> Coded:
        arrow = table.frame.collect().to_native().to_arrow()
        frame = nw.from_native(self.connection.from_arrow(arrow))
        return replace(table, frame=frame)

    def kept(self, frame: Any) -> Any:
        frame.to_native().create("kept")
        return nw.from_native(self.connection.table("kept"))


class _Spark:
    def __init__(self) -> None:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.appName("lccluster").config("spark.ui.enabled", "false")
        try:
            self.session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        except (PySparkRuntimeError, FileNotFoundError):
            raise Unusable(_no_java()) from None

    def scan(self, path: Path) -> Any:
        read = self.session.read.parquet(str(path))
        numbered = read.select("*", (read["_metadata.row_index"] + 1).alias("row"))
        # By place, because Spark takes the dot in a name for a way into a group.
        return nw.from_native(numbered.toDF(*_places(read.columns).values(), "row"))

    def taken(self, table: Coded) -> Coded:
        arrow = table.frame.collect().to_native().to_arrow()
        frame = nw.from_native(self.session.createDataFrame(arrow))
        return replace(table, frame=frame)

    def kept(self, frame: Any) -> Any:
        return nw.from_native(frame.to_native().cache())


def _no_java() -> Problem:
    return Problem(
        code="not-installed",
        field="--engine",
        message=Message("The engine {engine} found no Java to run on.", engine="spark"),
        hint=Message("Install Java 17 or later, or take another engine."),
    )
