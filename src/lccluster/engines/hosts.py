"""What differs between the engines: how a table gets in, and how a result is kept for several questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, assert_never

from msgspec.structs import replace

from lccluster.engines.cells.coded import Coded
from lccluster.engines.choosing import Engine
from lccluster.errors import Fault, Unusable
from lccluster.language import Message

Asked = Sequence[tuple[Any, Sequence[str]]]  # frames, and the columns that are asked of each


class Host(Protocol):
    """An engine to run expressions on, made of its `dialect`."""

    @property
    def dialect(self) -> Any:
        """Give the module that its expressions are made with."""

    def scan(self, path: Path) -> Any:
        """Open a Parquet file: `row`, counted from 1, and its columns named by `place`."""

    def taken(self, table: Coded) -> Coded:
        """Take a table from memory that Polars holds."""

    def kept(self, frame: Any) -> Any:
        """Work a frame out once for several questions, where the engine has no quicker way."""

    def digits(self, column: Any, scale: int) -> Any:
        """Give the digits of a decimal column, `scale` of them behind the point, as whole numbers."""

    def rows(self, asked: Asked) -> list[list[dict[str, Any]]]:
        """Work columns of several frames out, and give the rows of each."""


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
    """Polars in its own words: narwhals would take as long to load as a million rows to count.

    Its streams hold a part of the table at a time; what is asked together is read once.
    """

    def __init__(self) -> None:
        import polars

        self.dialect = polars

    def scan(self, path: Path) -> Any:
        # Numbered by the scan itself, so that a few rows are found without the cells of all others.
        heads = [*self.dialect.read_parquet_schema(path)]
        row = "row".ljust(max(map(len, heads), default=0) + 1, "_")
        read = self.dialect.scan_parquet(path, row_index_name=row, row_index_offset=1)
        return read.rename({row: "row", **_places(heads)})

    def taken(self, table: Coded) -> Coded:
        return table

    def kept(self, frame: Any) -> Any:
        return frame

    def digits(self, column: Any, scale: int) -> Any:
        return column.to_physical().cast(self.dialect.Int64)  # as a decimal is kept; no arithmetic

    def rows(self, asked: Asked) -> list[list[dict[str, Any]]]:
        frames = [frame.select(*columns) for frame, columns in asked]
        found = self.dialect.collect_all(frames, engine="streaming")
        return [each.rows(named=True) for each in found]


class _Narwhals:
    """What engines have in common that speak through narwhals."""

    def __init__(self) -> None:
        import narwhals

        self.dialect = narwhals

    def digits(self, column: Any, scale: int) -> Any:
        return (column * 10**scale).cast(self.dialect.Int64)

    def rows(self, asked: Asked) -> list[list[dict[str, Any]]]:
        return [
            frame.select(*columns).collect("polars").rows(named=True) for frame, columns in asked
        ]


class _DuckDB(_Narwhals):
    def __init__(self) -> None:
        import duckdb

        super().__init__()
        self.connection = duckdb.connect()

    def scan(self, path: Path) -> Any:
        read = self.connection.read_parquet(str(path), file_row_number=True)
        frame = self.dialect.from_native(read)
        row = self.dialect.col("file_row_number") + 1
        return frame.rename(_places(list(frame.columns)[:-1])).with_columns(row=row)

    def taken(self, table: Coded) -> Coded:
        arrow = self.connection.from_arrow(table.frame.collect().to_arrow())
        return replace(table, frame=self.dialect.from_native(arrow), dialect=self.dialect)

    def kept(self, frame: Any) -> Any:
        self.connection.execute("DROP TABLE IF EXISTS kept")
        frame.to_native().create("kept")
        return self.dialect.from_native(self.connection.table("kept"))


class _Spark(_Narwhals):
    def __init__(self) -> None:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession

        super().__init__()
        builder = SparkSession.builder.appName("lccluster").config("spark.ui.enabled", "false")
        try:
            self.session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        except (PySparkRuntimeError, FileNotFoundError):
            raise Unusable(_NO_JAVA.at(field="--engine")) from None

    def scan(self, path: Path) -> Any:
        read = self.session.read.parquet(str(path))
        numbered = read.select("*", (read["_metadata.row_index"] + 1).alias("row"))
        # By place, because Spark takes the dot in a name for a way into a group.
        return self.dialect.from_native(numbered.toDF(*_places(read.columns).values(), "row"))

    def taken(self, table: Coded) -> Coded:
        sent = self.session.createDataFrame(table.frame.collect().to_arrow())
        return replace(table, frame=self.dialect.from_native(sent), dialect=self.dialect)

    def kept(self, frame: Any) -> Any:
        return self.dialect.from_native(frame.to_native().cache())


_NO_JAVA = Fault(
    "not-installed",
    Message("The engine {engine} found no Java to run on.", engine="spark"),
    Message("Install Java 17 or later, or take another engine."),
)
