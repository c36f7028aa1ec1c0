"""What a reading row by row would complain of, in the order of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from lccluster.engines.cells.spelt import SpeltColumn
from lccluster.errors import Problem, Unusable
from lccluster.quantities import Approximate
from lccluster.simulation.cells import Units, is_bare
from lccluster.simulation.headings.layout import MOST_PROBLEMS
from lccluster.simulation.job import Job


def refuse(job: Job, rows: pl.Series, columns: Sequence[SpeltColumn]) -> None:
    """Raise Unusable with cells that cannot be read, else with columns of more than one unit."""
    problems = [problem for column in columns for problem in _unreadable(job, rows, column)]
    problems.sort(key=lambda each: each.line or 0)
    if problems := problems[:MOST_PROBLEMS] or _mixed(rows, columns).mixed(job.layout, job.file):
        raise Unusable(problems)


def _unreadable(job: Job, rows: pl.Series, column: SpeltColumn) -> list[Problem]:
    if not column.wrong:
        return []
    wrong = column.marked([*column.wrong])
    first = zip(
        rows.filter(wrong).head(MOST_PROBLEMS),
        column.numbers.filter(wrong).head(MOST_PROBLEMS),
        strict=True,
    )
    return [
        column.wrong[number].fault.at(job.file, row, field=job.layout.heading(column.key))
        for row, number in first
    ]


def _mixed(rows: pl.Series, columns: Sequence[SpeltColumn]) -> Units:
    """Find the first rows of bare figures, and of others, where a column has both."""
    noted = Units()
    for column in columns:
        bare, other = _ways(column)
        if other:
            figures = (column.plain != 0).fill_null(False) | column.marked(bare)
            for ways, found in ((noted.bare, figures), (noted.other, column.marked(other))):
                ways.update(zip([column.key], rows.filter(found), strict=False))
    # In the order in which a reading row by row meets them.
    return Units(dict(sorted(noted.bare.items(), key=lambda each: each[1])), noted.other)


def _ways(column: SpeltColumn) -> tuple[list[int], list[int]]:
    """List the spellings that are bare figures, and those in another unit."""
    found: dict[bool | None, list[int]] = {True: [], False: [], None: []}
    for at, (cell, value) in enumerate(zip(column.cells, column.values, strict=True)):
        if isinstance(cell, str) and isinstance(value, Decimal | Approximate):
            found[is_bare(column.key, cell, value, column.form)].append(at)
    return found[True], found[False]
