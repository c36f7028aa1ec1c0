"""A Parquet file scanned by the engine itself, where its columns hold figures as figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial, reduce
from pathlib import Path
from typing import Any

import narwhals as nw

from lccluster.engines.coded import DIGITS, SCALE, Coded, answer
from lccluster.engines.hosts import Host, place
from lccluster.quantities import Lowest, Unit
from lccluster.simulation.cells import answers_of, form_cell
from lccluster.simulation.columns import COUNTY, NAME, YEAR, unit_of, units
from lccluster.simulation.job import Job
from lccluster.simulation.plan import FOR_JUDGEMENT, MET, NOT_MET

# Up to here a binary float of eight decimals times 10**8 is off by less than a half.
FLOATS = 20_000_000
_SMALL = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32)


def scanned(path: Path, job: Job, host: Host) -> Coded | None:
    """Scan a file, its figures as whole numbers; None where cells have to be read one by one.

    That is so for figures kept as text, for shares below one, for parts of a firm, and for
    binary floats that no decimal of eight digits gives.
    """
    frame = host.scan(path)
    schema = frame.collect_schema()
    keys = [key for key in job.layout.places if key not in (NAME, COUNTY, YEAR)]
    coders = {key: _coder(key, schema[_column(key, job)]) for key in keys}
    if not all(coders.values()) or not _is_text_or_year(job, schema):
        return None
    doubts = [d for key in keys if (d := _doubt(key, _column(key, job), schema)) is not None]
    if doubts and _any(frame, doubts):
        return None
    names = {key: f"c{at}" for at, key in enumerate(keys)}
    made = {
        names[key]: coder[0](nw.col(_column(key, job))) for key, coder in coders.items() if coder
    }
    factors = {key: coder[1] for key, coder in coders.items() if coder}
    return Coded(frame.select("row", **_texts(job, schema), **made), names, factors)


def _column(key: str, job: Job) -> str:
    return place(job.layout.places[key])


def _coder(key: str, kind: Any) -> Any:
    """Give what codes a column of this kind, and the factor; None where nothing does."""
    if unit_of(key) is not None:
        if kind in _SMALL:
            return (lambda column: column.cast(nw.Int64)), 1
        if kind == nw.Float64:
            return _rounded, SCALE
        scale = getattr(kind, "scale", None)
        if kind == nw.Decimal and scale is not None and scale <= DIGITS:
            return (lambda column: (column * 10**scale).cast(nw.Int64)), 10**scale
        return None
    if key in units():
        return ((lambda column: column), 1) if kind == nw.Boolean else None
    return (partial(_answered, answers_of(key)), 1) if kind == nw.String else None


def _rounded(column: Any) -> Any:
    stated = nw.when(~column.is_nan()).then(column)
    return (stated * float(SCALE)).round().cast(nw.Int64)


def _answered(words: Mapping[str, str], column: Any) -> Any:
    code: Any = nw.lit(FOR_JUDGEMENT)
    for outcome in (NOT_MET, MET):
        said = [word for word in words if answer(words[word]) == outcome]
        code = nw.when(column.is_in(said)).then(nw.lit(outcome)).otherwise(code)
    return code


def _doubt(key: str, heading: str, schema: Any) -> Any:
    """Compile whether a cell needs a closer look than its kind allows."""
    kind, unit = schema[heading], unit_of(key)
    column: Any = nw.col(heading)
    if unit is None:
        return ~column.is_in([*answers_of(key), ""]) if kind == nw.String else None
    doubts: list[Any] = _impossible(key, column)
    if kind == nw.Float64:
        stated = nw.when(~column.is_nan()).then(column)
        # Divided by a column: by a constant, Polars multiplies with an inexact reciprocal.
        near = (stated * float(SCALE)).round() / (stated * 0.0 + float(SCALE))
        doubts += [(stated.abs() > FLOATS) | (near != stated)]
        column = stated
    if unit is Unit.PERCENT:
        doubts += [((column != 0) & (column < 1)) | (column > 100)]  # noqa: PLR2004 - percent
    if unit.counts and kind not in _SMALL:
        doubts += [column.cast(nw.Int64) != column]
    return reduce(lambda a, b: a | b, doubts) if doubts else None


def _impossible(key: str, column: Any) -> list[Any]:
    """Compile whether a figure is below what its cell can hold."""
    cell = form_cell(key)
    match cell.lowest if cell else Lowest.ANY:
        case Lowest.ANY:
            return []
        case Lowest.ZERO:
            return [column < 0]
        case Lowest.ABOVE_ZERO:
            return [column <= 0]


def _any(frame: Any, doubts: list[Any]) -> bool:
    asked = frame.select(**{f"d{at}": each.any() for at, each in enumerate(doubts)})
    return any(asked.collect("polars").row(0))


def _is_text_or_year(job: Job, schema: Any) -> bool:
    heads = {
        key: schema[_column(key, job)] for key in (NAME, COUNTY, YEAR) if key in job.layout.places
    }
    year = heads.pop(YEAR, nw.Int64())
    return all(kind == nw.String for kind in heads.values()) and year in _SMALL


def _texts(job: Job, schema: Any) -> dict[str, Any]:
    """Give the columns by which rows are told apart; one that the table lacks is blank."""

    def text(key: str) -> Any:
        if key not in job.layout.places:
            return nw.lit(None).cast(nw.String)
        return nw.col(_column(key, job))

    year = text(YEAR)
    # The year as a number is asked for where a figure of several years is.
    at = {"at": year.cast(nw.Int64)} if any(line.years for line in job.lines) else {}
    return {"name": text(NAME), "county": text(COUNTY), "year": year, **at}
