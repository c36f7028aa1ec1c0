"""Cells to coded columns; every cell is read as the check reads it, each odd spelling once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from lccluster.eligibility.conditions.trees import branch_of
from lccluster.engines.cells.coded import FACTOR, Coded
from lccluster.engines.cells.refusing import refuse
from lccluster.engines.cells.spelt import SpeltColumn, spelt
from lccluster.engines.hosts import place
from lccluster.form.form import COUNTY, NAME
from lccluster.rulebook.conditions import By
from lccluster.rulebook.form_checks import YearOfFigures
from lccluster.simulation.headings.needed import unit_of
from lccluster.simulation.job import Job

Numbered = tuple[int, Sequence[object]]
Cells = Mapping[str, pl.Series | list[object]]
TEXTS = (NAME, COUNTY)


def coded(rows: Iterable[Numbered], job: Job) -> Coded:
    """Code a table's rows; raises Unusable with every cell that cannot be read."""
    numbers: list[int] = []
    cells: dict[str, list[object]] = {key: [] for key in job.layout.places}
    takers = [(cells[key].append, place) for key, place in job.layout.places.items()]
    for number, row in rows:
        numbers.append(number)
        for take, at in takers:
            take(row[at])
    return _coded(pl.Series(numbers, dtype=pl.Int64), cells, job)


def coded_texts(texts: pl.DataFrame, job: Job) -> Coded:
    """Code a table whose cells are all text: `row`, and its columns named by `place`.

    Raises Unusable with every cell that cannot be read.
    """
    cells = {key: texts[place(at)] for key, at in job.layout.places.items()}
    return _coded(texts["row"].cast(pl.Int64), cells, job)


def _coded(rows: pl.Series, cells: Cells, job: Job) -> Coded:
    columns = {
        key: spelt(key, job.layout.form, each) for key, each in cells.items() if key not in TEXTS
    }
    refuse(job, rows, [*columns.values()])
    aside = {
        *job.layout.form.years,
        *_words(columns, job),
        *(each.filed for each in _years_asked(job)),
    }
    names = {key: f"c{at}" for at, key in enumerate(key for key in columns if key not in aside)}
    read = {
        key: f"n{at}"
        for at, key in enumerate(names)
        if unit_of(key, job.layout.form) and columns[key].cells
    }
    years = {key: f"y{at}" for at, key in enumerate(job.latest)}
    frame = _frame(rows, cells, columns, names, read).with_columns(
        _years(job.year, columns, len(rows)).cast(pl.String).alias("year"),
        *(_years(key, columns, len(rows)).alias(name) for key, name in years.items()),
    )
    choices = list(dict.fromkeys(each for each in job.choices if each.field in cells))
    branches = {choice: f"b{at}" for at, choice in enumerate(choices)}
    frame = frame.with_columns(
        **{name: _branches(choice, cells, columns, job) for choice, name in branches.items()}
    )
    apart = pl.Series(_apart(columns, job), dtype=pl.UInt32)
    if len(apart):
        frame = frame.filter(~pl.int_range(pl.len(), dtype=pl.UInt32).is_in(apart.implode()))
    return Coded(
        frame.lazy(),
        pl,
        names,
        dict.fromkeys(names, FACTOR),
        years=years,
        branches=branches,
        exact={key: (name, columns[key].values) for key, name in read.items()},
        apart=_rows(apart, rows, cells, columns, job),
    )


def _frame(
    rows: pl.Series,
    cells: Cells,
    columns: Mapping[str, SpeltColumn],
    names: Mapping[str, str],
    read: Mapping[str, str],
) -> pl.DataFrame:
    """Put the columns together: those by which rows are told apart, codes, and numbers of spellings."""
    return pl.DataFrame(
        {
            "row": rows,
            "name": _texts(cells.get(NAME), len(rows)),
            "county": _texts(cells.get(COUNTY), len(rows)),
            **{name: columns[key].codes for key, name in names.items()},
            **{name: columns[key].numbers for key, name in read.items()},
        }
    )


def _years(key: str | None, columns: Mapping[str, SpeltColumn], rows: int) -> pl.Series:
    """Give a column as years; one that the table lacks is blank."""
    if key is not None and key in columns:
        return columns[key].years
    return pl.repeat(None, rows, dtype=pl.Int64, eager=True)


def _apart(columns: Mapping[str, SpeltColumn], job: Job) -> list[int]:
    """Find the rows that are not for columns: with a figure that no code holds, or a year too far."""
    found: set[int] = set()
    for column in columns.values():
        found.update(column.beyond().arg_true())
    for key in job.paired & columns.keys():
        found.update(columns[key].between().arg_true())
    for check in _years_asked(job):
        found.update(_out_of_reach(check, columns[check.year], columns[check.filed]))
    return sorted(found)


def _words(columns: Mapping[str, SpeltColumn], job: Job) -> set[str]:
    """List the columns of words that only choose: no code holds a word."""
    chosen = {each.field for each in job.choices} & columns.keys()
    return {key for key in chosen if any(isinstance(each, str) for each in columns[key].values)}


def _branches(choice: By, cells: Cells, columns: Mapping[str, SpeltColumn], job: Job) -> pl.Series:
    """Number the branch that each row is in, each spelling once."""
    offices = next(each.book.offices for each in job.plans if choice in each.choices)
    column = columns.get(choice.field) or spelt(choice.field, job.layout.form, cells[choice.field])
    return column.spread(
        [None if said is None else branch_of(choice, said, offices) for said in column.values],
        pl.Int64,
    )


def _years_asked(job: Job) -> list[YearOfFigures]:
    """List the checks of years that the table has both columns for."""
    plans = (job.plan, *([job.other] if job.other else ()))
    doubts = (each for one in plans for each in one.doubts if isinstance(each, YearOfFigures))
    return [each for each in doubts if {each.year, each.filed} <= job.layout.places.keys()]


def _out_of_reach(check: YearOfFigures, years: SpeltColumn, days: SpeltColumn) -> Iterator[int]:
    pairs = pl.DataFrame({"year": years.numbers, "day": days.numbers}).with_row_index("at")
    stated = pairs.drop_nulls()
    for year, day in stated.select("year", "day").unique().rows():
        said, filed = years.values[year], days.values[day]
        if said is not None and filed is not None and not check.reaches(said, filed.year):
            yield from stated.filter(pl.col("year") == year, pl.col("day") == day)["at"]


def _rows(
    places: pl.Series, rows: pl.Series, cells: Cells, columns: Mapping[str, SpeltColumn], job: Job
) -> list[Numbered]:
    """Put rows together again, their cells where the layout looks for them."""
    wide = max(job.layout.places.values()) + 1
    found: list[list[object]] = [[None] * wide for _ in places]
    for key, at in job.layout.places.items():
        column = columns[key].cells_at(places) if key in columns else _at(cells[key], places)
        for row, cell in zip(found, column, strict=True):
            row[at] = cell
    return list(zip(rows.gather(places), found, strict=True))


def _at(cells: pl.Series | Sequence[object], places: pl.Series) -> list[object]:
    return [cells[at] for at in places]


def _texts(cells: pl.Series | Sequence[object] | None, rows: int) -> pl.Series:
    if isinstance(cells, pl.Series):
        return cells
    if cells is None:
        return pl.repeat(None, rows, dtype=pl.String, eager=True)
    return pl.Series([None if each is None else str(each) for each in cells], dtype=pl.String)
