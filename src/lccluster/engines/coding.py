"""Rows of text to coded columns; every cell is read as the check reads it, each spelling once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from lccluster.engines.coded import FACTOR, Coded, answer, encode
from lccluster.errors import Problem, Unusable
from lccluster.quantities import Approximate, QuantityError
from lccluster.rulebook.form_checks import YearOfFigures
from lccluster.simulation.cells import Units, reader
from lccluster.simulation.columns import COUNTY, MOST_PROBLEMS, NAME, YEAR, unit_of, units
from lccluster.simulation.job import Job

Numbered = tuple[int, Sequence[object]]
TEXTS = (NAME, COUNTY, YEAR)


class _Codes(dict[Any, Any]):
    """Codes by cell, each made at its first sight; what cannot be read is kept with its reason."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.read, self.is_figure = reader(key), unit_of(key) is not None
        self.is_answer = not self.is_figure and key not in units()
        self.wrong: dict[object, QuantityError] = {}
        self.approximate: set[object] = set()
        self.said: dict[object, Any] = {}

    def __missing__(self, cell: object) -> Any:
        try:
            value = self.read(cell) if isinstance(cell, str) else cell
        except QuantityError as error:
            self.wrong[cell], value = error, None
        self.said[cell] = value
        if isinstance(value, Approximate):
            self.approximate.add(cell)
        self[cell] = self._code(value)
        return self[cell]

    def _code(self, value: Any) -> Any:
        if self.is_figure:
            return None if isinstance(value, Approximate) else encode(value)
        return answer(value) if self.is_answer else value


def coded(rows: Iterable[Numbered], job: Job) -> Coded:
    """Code a table's rows; raises Unusable with every cell that cannot be read."""
    import narwhals as nw
    import polars as pl

    numbers, cells = _columns(rows, job)
    codes = {key: _Codes(key) for key in cells}
    made = {key: [codes[key][cell] for cell in column] for key, column in cells.items()}
    _refuse(job, numbers, cells, codes)
    apart = _apart(cells, codes, job)
    aside = {*TEXTS, *(each.filed for each in _years_asked(job))}
    names = {key: f"c{at}" for at, key in enumerate(key for key in made if key not in aside)}
    kinds = {key: pl.Boolean if _is_claim(codes[key]) else pl.Int64 for key in names}
    texts = {
        name: _texts(made.get(key), len(numbers))
        for key, name in ((NAME, "name"), (COUNTY, "county"), (YEAR, "year"))
    }
    frame = pl.DataFrame(
        [
            pl.Series("row", numbers, pl.Int64),
            *(pl.Series(name, values, pl.String) for name, values in texts.items()),
            pl.Series("at", made.get(YEAR) or [None] * len(numbers), pl.Int64),
            *(pl.Series(name, made[key], kinds[key]) for key, name in names.items()),
        ]
    )
    if apart:
        frame = frame.filter(~pl.col("row").is_in([numbers[at] for at in apart]))
    places = {number: at for at, number in enumerate(numbers)}
    exact = {key: _Exact(cells[key], codes[key].said, places) for key in names}
    rows_apart = [(numbers[at], _row(at, cells, job)) for at in apart]
    return Coded(
        nw.from_native(frame.lazy()), names, dict.fromkeys(names, FACTOR), exact, rows_apart
    )


def _apart(cells: dict[str, list[object]], codes: dict[str, _Codes], job: Job) -> list[int]:
    """Find the rows that are not for columns: those with an approximate figure, or a year too far."""
    found = {
        at
        for key, column in cells.items()
        if codes[key].approximate
        for at, cell in enumerate(column)
        if cell in codes[key].approximate
    }
    for check in _years_asked(job):
        found.update(_out_of_reach(check, cells, codes))
    return sorted(found)


def _years_asked(job: Job) -> list[YearOfFigures]:
    """List the checks of years that the table has both columns for."""
    plans = (job.plan, *([job.other] if job.other else ()))
    doubts = (each for one in plans for each in one.doubts if isinstance(each, YearOfFigures))
    return [each for each in doubts if {each.year, each.filed} <= job.layout.places.keys()]


def _out_of_reach(
    check: YearOfFigures, cells: dict[str, list[object]], codes: dict[str, _Codes]
) -> Iterator[int]:
    years, days = codes[check.year].said, codes[check.filed].said

    @cache
    def far(year: object, day: object) -> bool:
        known = years[year] is not None and days[day] is not None
        return known and not check.reaches(years[year], days[day].year)

    pairs = zip(cells[check.year], cells[check.filed], strict=True)
    return (at for at, pair in enumerate(pairs) if far(*pair))


def _row(at: int, cells: dict[str, list[object]], job: Job) -> list[object]:
    """Put a row together again, its cells where the layout looks for them."""
    row: list[object] = [None] * (max(job.layout.places.values()) + 1)
    for key, place in job.layout.places.items():
        row[place] = cells[key][at]
    return row


class _Exact:
    """The figures of one column by the number of the row."""

    def __init__(
        self, cells: list[object], values: dict[object, Any], places: dict[int, int]
    ) -> None:
        self._cells, self._values, self._places = cells, values, places

    def __getitem__(self, row: int) -> Decimal | None:
        found: Decimal | None = self._values[self._cells[self._places[row]]]
        return found


def _columns(rows: Iterable[Numbered], job: Job) -> tuple[list[int], dict[str, list[object]]]:
    numbers: list[int] = []
    cells: dict[str, list[object]] = {key: [] for key in job.layout.places}
    takers = [(cells[key].append, place) for key, place in job.layout.places.items()]
    for number, row in rows:
        numbers.append(number)
        for take, place in takers:
            take(row[place])
    return numbers, cells


def _texts(values: list[Any] | None, rows: int) -> list[str | None]:
    return [None if each is None else str(each) for each in values or [None] * rows]


def _is_claim(codes: _Codes) -> bool:
    return not codes.is_figure and not codes.is_answer


def _refuse(
    job: Job, numbers: list[int], cells: dict[str, list[object]], codes: dict[str, _Codes]
) -> None:
    """Raise what a row by row reading would complain of, in the order of the rows."""
    problems: list[Problem] = []
    noted = Units()
    for key, found in codes.items():
        heading = job.layout.heading(key)
        if found.wrong:
            problems += [
                Problem(
                    code=error.code,
                    file=job.file,
                    line=row,
                    field=heading,
                    message=error.message,
                    hint=error.hint,
                )
                for row, cell in zip(numbers, cells[key], strict=True)
                if isinstance(cell, str) and (error := found.wrong.get(cell))
            ]
        for cell, value in found.said.items():
            if isinstance(cell, str) and isinstance(value, Decimal | Approximate):
                noted.note(key, cell, value, 0)
        _locate(noted, key, numbers, cells[key], found)
    if problems := sorted(problems, key=lambda each: each.line or 0) or noted.mixed(
        job.layout, job.file
    ):
        raise Unusable(problems[:MOST_PROBLEMS])


def _locate(
    noted: Units, key: str, numbers: list[int], column: list[object], found: _Codes
) -> None:
    """Find the first rows of both ways of writing, where a column has both."""
    if key not in noted.bare or key not in noted.other:
        return
    first = Units()
    for row, cell in zip(numbers, column, strict=True):
        value = found.said[cell]
        if isinstance(cell, str) and isinstance(value, Decimal | Approximate):
            first.note(key, cell, value, row)
    noted.bare[key], noted.other[key] = first.bare[key], first.other[key]
