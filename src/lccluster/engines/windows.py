"""Figures of several years: the years that count in a row, their lowest, and whether all are stated."""

from __future__ import annotations

from functools import reduce

from msgspec.structs import replace

from lccluster.engines.cells.coded import Coded, Window
from lccluster.simulation.job import Job
from lccluster.simulation.plans.column_tests import Line

LATEST = "latest{}"


def with_windows(table: Coded, job: Job) -> Coded:
    """Add the columns of each figure of several years, each worked out once whatever asks for it."""
    for line in job.lines:
        if line.years and line.window not in table.windows and _stated(line, table):
            table = _with_window(table, line)
    return table


def _with_window(table: Coded, line: Line) -> Coded:
    at = len(table.windows)
    found = _stated(line, table)
    factor = max(table.factors[key] for _, key in found)
    window = Window(f"lowest{at}", f"highest{at}", f"whole{at}", factor)
    dialect = table.dialect
    named = [dialect.when(~table.column(key).is_null()).then(year) for year, key in found]
    ends = [dialect.col(table.years[line.latest])] if line.latest else []
    frame = table.frame.with_columns(**{LATEST.format(at): dialect.max_horizontal(*named, *ends)})
    latest = dialect.col(LATEST.format(at))
    counts = [(latest >= year) & (latest < year + line.years) for year, _ in found]
    codes = [table.column(key) * (factor // table.factors[key]) for _, key in found]
    pairs = list(zip(counts, codes, strict=True))
    counted = [dialect.when(each).then(code) for each, code in pairs]
    stated = [
        table.either(each & ~code.is_null(), 1, 0).cast(dialect.Int32) for each, code in pairs
    ]
    frame = frame.with_columns(
        **{
            window.lowest: dialect.min_horizontal(*counted) if len(counted) > 1 else counted[0],
            window.highest: dialect.max_horizontal(*counted) if len(counted) > 1 else counted[0],
            window.whole: reduce(lambda a, b: a + b, stated) == line.years,
        }
    )
    return replace(table, frame=frame, windows={**table.windows, line.window: window})


def _stated(line: Line, table: Coded) -> list[tuple[int, str]]:
    return [(year, key) for year, key in line.columns if key in table.columns]
