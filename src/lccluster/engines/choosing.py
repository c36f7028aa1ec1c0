"""Which engine computes: the one asked for, else by the size of the data."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module

from lccluster.errors import Problem, Unusable
from lccluster.language import Message

LARGE = 4 * 1024 * 1024  # bytes of a table from which columns are worth their start


class Engine(StrEnum):
    """What can hold a table against the rules."""

    PYTHON = "python"
    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "spark"


# Each engine's packages with the oldest release that was tried, and the extra that installs them.
_POLARS = {"polars": (1, 30)}
_SCALE = _POLARS | {"narwhals": (2, 0)}
_NEEDS: dict[Engine, tuple[dict[str, tuple[int, int]], str]] = {
    Engine.PYTHON: ({}, ""),
    Engine.POLARS: (_POLARS, "scale"),
    Engine.DUCKDB: (_SCALE | {"duckdb": (1, 3), "pyarrow": (16, 0)}, "scale"),
    Engine.SPARK: (_SCALE | {"pyspark": (3, 5), "pyarrow": (16, 0)}, "spark"),
}


def installed(engine: Engine | None) -> Engine | None:
    """Give the engine back; raises Unusable where a package of it is missing or too old."""
    if engine is None:
        return None
    needs, extra = _NEEDS[engine]
    for package, oldest in needs.items():
        found = _version(package)
        if found is None or found < oldest:
            raise _lacking(engine, package, oldest, extra, found)
    return engine


def by_size(parquet: bool, size: int) -> Engine:
    """Choose columns for what is large, where they are installed; the check itself else."""
    if not parquet and size < LARGE:
        return Engine.PYTHON
    try:
        return installed(Engine.POLARS) or Engine.PYTHON
    except Unusable:
        return Engine.PYTHON


def _version(package: str) -> tuple[int, int] | None:
    """Give a package's version; it is imported, because what is asked for is used."""
    try:
        found: str = import_module(package).__version__
    except ImportError:
        return None
    major, minor, *_ = found.split(".")
    return int(major), int(minor)


def _lacking(
    engine: Engine,
    package: str,
    oldest: tuple[int, int],
    extra: str,
    found: tuple[int, int] | None,
) -> Unusable:
    words = {"engine": engine.value, "package": package, "version": ".".join(map(str, oldest))}
    message = (
        Message("The engine {engine} takes {package}, which is not installed.", **words)
        if found is None
        else Message("The engine {engine} takes {package} from version {version}.", **words)
    )
    return Unusable(
        Problem(
            code="not-installed",
            field="--engine",
            message=message,
            hint=Message("Install it with: {command}", command=f"pip install lccluster[{extra}]"),
        )
    )
