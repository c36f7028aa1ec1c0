"""A Parquet file scanned by the engine itself, where its columns hold figures as figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.engines.cells.closer import bounds, needs_reader
from lccluster.engines.cells.coded import DIGITS, FAR, SCALE, Coded, answer
from lccluster.engines.hosts import Host, place
from lccluster.form.form import COUNTY, NAME, Form
from lccluster.simulation.cells import answers_of
from lccluster.simulation.headings.needed import unit_of, units
from lccluster.simulation.job import Job
from lccluster.simulation.plans.column_tests import FOR_JUDGEMENT, MET, NOT_MET

Expr = Any
# Up to here a binary float of eight decimals times 10**8 is off by less than a half.
FLOATS = 20_000_000
_SMALL = ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32")
_FITS = 18  # digits of a decimal that 64 bits hold


class Scanned(Struct, frozen=True):
    """A column as codes, `factor` of them a unit, and what tells of cells to be looked at closer."""

    code: Expr
    factor: int = 1
    doubts: tuple[Expr, ...] = ()


def scanned(path: Path, job: Job, host: Host) -> Coded | None:
    """Scan a file, its figures as whole numbers; None where cells have to be read one by one.

    That is so for figures kept as text. What only single cells show is `doubt`: shares below one,
    parts of a firm, figures too far for codes, and binary floats that no decimal of eight digits gives.
    """
    if job.choices:
        return None  # which branch a row is in, only the reader of cells can tell
    frame = host.scan(path)
    kinds = frame.collect_schema()
    keys = [key for key in job.layout.places if key not in _told_apart(job)]
    columns = {key: _scanned(key, kinds[_column(key, job)], job, host) for key in keys}
    found = {key: column for key, column in columns.items() if column is not None}
    if len(found) < len(columns) or not _is_text_or_year(job, kinds):
        return None
    names = {key: f"c{at}" for at, key in enumerate(keys)}
    made = {names[key]: column.code for key, column in found.items()}
    years = {key: f"y{at}" for at, key in enumerate(job.latest)}
    made |= {
        name: host.dialect.col(_column(key, job)).cast(host.dialect.Int64)
        for key, name in years.items()
    }
    if doubts := [each for column in found.values() for each in column.doubts]:
        made["doubt"] = reduce(lambda a, b: a | b, doubts)
    return Coded(
        frame.select("row", **_texts(job, host.dialect), **made),
        host.dialect,
        names,
        {key: column.factor for key, column in found.items()},
        years=years,
        doubt=host.dialect.col("doubt") if doubts else None,
    )


def _column(key: str, job: Job) -> str:
    return place(job.layout.places[key])


def _kind(dtype: Any) -> str:
    """Name a kind of column, in any engine: Int64, Decimal, String."""
    return str(dtype).partition("(")[0]


def _scanned(key: str, dtype: Any, job: Job, host: Host) -> Scanned | None:
    """Code a column; None where its kind has to be read cell by cell."""
    kind, column, form = _kind(dtype), host.dialect.col(_column(key, job)), job.layout.form
    if unit_of(key, form) is not None:
        return _figures(key, form, dtype, column, host)
    if key in units(form):
        return Scanned(column) if kind == "Boolean" else None
    if kind != "String":
        return None
    words = answers_of(key)
    return Scanned(_answered(words, host.dialect, column), doubts=(~column.is_in([*words, ""]),))


def _figures(key: str, form: Form, dtype: Any, column: Expr, host: Host) -> Scanned | None:
    kind, scale, dialect = _kind(dtype), getattr(dtype, "scale", None), host.dialect
    if kind in _SMALL:
        return _bounded(key, form, column.cast(dialect.Int64), 1, dialect)
    if kind == "Decimal" and scale is not None and scale <= DIGITS:
        code, doubts = column, []
        if (getattr(dtype, "precision", None) or DIGITS + _FITS) > _FITS:
            code, doubts = dialect.when(column.abs() <= FAR).then(column), [column.abs() > FAR]
        return _bounded(key, form, host.digits(code, scale), 10**scale, dialect, *doubts)
    return _floats(key, form, column, dialect) if kind == "Float64" else None


def _floats(key: str, form: Form, column: Expr, dialect: Any) -> Scanned:
    """Code binary floats; a number that is none is nothing."""
    far = (column.abs() > FLOATS) & ~column.is_nan()
    near = dialect.when(~far & ~column.is_nan()).then(column)
    scaled = (near * float(SCALE)).round()
    code = scaled.cast(dialect.Int64)
    # Divided by a column: by a constant, Polars multiplies with an inexact reciprocal.
    inexact = scaled / (near * 0.0 + float(SCALE)) != near
    return _bounded(key, form, code, SCALE, dialect, far, inexact)


def _bounded(key: str, form: Form, code: Expr, factor: int, dialect: Any, *doubts: Expr) -> Scanned:
    """Take away what its cell cannot hold, so that nothing runs over; what was taken is doubtful."""
    fits = code.is_between(*bounds(key, form, factor))
    more = (~fits, *needs_reader(key, form, code, factor))
    return Scanned(dialect.when(fits).then(code), factor, (*doubts, *more))


def _answered(words: Mapping[str, str], dialect: Any, column: Expr) -> Expr:
    code: Expr = dialect.lit(FOR_JUDGEMENT)
    for outcome in (NOT_MET, MET):
        said = [word for word in words if answer(words[word]) == outcome]
        code = dialect.when(column.is_in(said)).then(dialect.lit(outcome)).otherwise(code)
    return code


def _is_text_or_year(job: Job, schema: Any) -> bool:
    def is_sound(key: str) -> bool:
        kind = _kind(schema[_column(key, job)])
        return kind == "String" if key in (NAME, COUNTY) else kind in _SMALL

    return all(is_sound(key) for key in _told_apart(job) if key in job.layout.places)


def _told_apart(job: Job) -> list[str]:
    """List the columns of words and years; all others are figures and answers."""
    return [NAME, COUNTY, *([job.year] if job.year else []), *job.latest]


def _texts(job: Job, dialect: Any) -> dict[str, Expr]:
    """Give the columns by which rows are told apart; one that the table lacks is blank."""

    def text(key: str | None) -> Expr:
        if key is None or key not in job.layout.places:
            return dialect.lit(None).cast(dialect.String)
        return dialect.col(_column(key, job))

    return {"name": text(NAME), "county": text(COUNTY), "year": text(job.year)}
