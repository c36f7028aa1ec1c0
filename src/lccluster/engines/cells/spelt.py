"""A column of cells as codes: plain figures all at once, every other spelling read once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl
from msgspec import Struct

from lccluster.engines.cells.closer import bounds, needs_reader
from lccluster.engines.cells.coded import FACTOR, FAR, answer, decode, encode
from lccluster.form.form import Form
from lccluster.quantities import Approximate, QuantityError
from lccluster.simulation.cells import reader
from lccluster.simulation.headings.needed import unit_of, units
from lccluster.simulation.plans.column_tests import FOR_JUDGEMENT

# Digits that the reader of cells takes for a bare figure, and a code holds; never a sign, blank or comma.
PLAIN = r"^[0-9]{1,9}(?:\.[0-9]{1,8})?$"
_EXACT = pl.Decimal(20, 8)


class SpeltColumn(Struct, frozen=True):
    """One column of cells. `plain` codes figures; all others have a number in `cells`.

    `values` are what `cells` were read to, `wrong` why some could not be. Where neither a code
    nor a number stands, nothing does.
    """

    key: str
    form: Form
    plain: pl.Series
    numbers: pl.Series
    cells: list[Any]
    values: list[Any]
    wrong: dict[int, QuantityError]

    @property
    def codes(self) -> pl.Series:
        """Give the column as codes: figures, outcomes that answers lead to, claims as yes or no."""
        if unit_of(self.key, self.form) is not None:
            read = [None if _is_beyond(each) else encode(each) for each in self.values]
            return _either(self.plain, self.spread(read, pl.Int64))
        if self.key in units(self.form):
            return self.spread(self.values, pl.Boolean)
        return self.spread([*map(answer, self.values)], pl.Int64).fill_null(FOR_JUDGEMENT)

    @property
    def years(self) -> pl.Series:
        """Give the column as years."""
        return self.spread(self.values, pl.Int64)

    def beyond(self) -> pl.Series:
        """Mark the cells that no code holds: approximate figures, and those too far."""
        return self.marked([at for at, each in enumerate(self.values) if _is_beyond(each)])

    def between(self) -> pl.Series:
        """Mark the figures that lie between two codes: together with another one they say nothing."""
        return self.marked(
            [
                at
                for at, each in enumerate(self.values)
                if isinstance(each, Decimal) and (encode(each) or 0) % 2
            ]
        )

    def marked(self, numbers: Sequence[int]) -> pl.Series:
        """Mark the cells with these numbers."""
        if not numbers:
            return pl.repeat(False, len(self.numbers), dtype=pl.Boolean, eager=True)
        return self.numbers.is_in(pl.Series(numbers, dtype=pl.Int32).implode()).fill_null(False)

    def cells_at(self, places: pl.Series) -> list[Any]:
        """Give cells again: a plain figure as its value, every other as it was written."""
        found = zip(self.numbers.gather(places), self.plain.gather(places), strict=True)
        return [decode(code, FACTOR) if at is None else self.cells[at] for at, code in found]

    def spread(self, read: Sequence[Any], kind: Any) -> pl.Series:
        """Give a column of what each spelling was read to."""
        return pl.Series(read, dtype=kind).gather(self.numbers)


def spelt(key: str, form: Form, cells: pl.Series | Sequence[object]) -> SpeltColumn:
    """Read a column, each spelling once."""
    if not isinstance(cells, pl.Series) and all(
        each is None or isinstance(each, str) for each in cells
    ):
        cells = pl.Series(cells, dtype=pl.String)
    told = _of_text(key, form, cells) if isinstance(cells, pl.Series) else _of(cells)
    plain, numbers, others = told
    read, values, wrong = reader(key, form), [], {}
    for at, cell in enumerate(others):
        try:
            values.append(read(cell) if isinstance(cell, str) else cell)
        except QuantityError as error:
            values.append(None)
            wrong[at] = error
    return SpeltColumn(key, form, plain, numbers, others, values, wrong)


def _of_text(key: str, form: Form, texts: pl.Series) -> tuple[pl.Series, pl.Series, list[Any]]:
    """Code plain figures and number the other texts, in columns."""
    plain, rest = _nothing(len(texts), pl.Int64), texts
    if unit_of(key, form) is not None:
        plain = _plain_codes(key, form, texts)
        rest = pl.select(pl.when(plain.is_null()).then(texts).alias("rest"))["rest"]
    others = rest.drop_nulls().unique(maintain_order=True)
    if others.is_empty():
        return plain, _nothing(len(texts), pl.Int32), []
    places = pl.Series(range(len(others)), dtype=pl.Int32)
    return plain, rest.replace_strict(others, places, default=None), others.to_list()


def _plain_codes(key: str, form: Form, texts: pl.Series) -> pl.Series:
    """Code the texts that are plain figures and can stand in the cell."""
    text, code = pl.col("text"), pl.col("code")
    figure = pl.when(text.str.contains(PLAIN)).then(text).cast(_EXACT)
    coded = texts.to_frame("text").select(code=figure).select((code * FACTOR).cast(pl.Int64))
    sound = [
        code.is_between(*bounds(key, form, FACTOR)),
        *(~each for each in needs_reader(key, form, code, FACTOR)),
    ]
    usable = pl.when(pl.all_horizontal(sound)).then(code)
    return coded.select(code=usable)["code"]


def _of(cells: Sequence[Any]) -> tuple[pl.Series, pl.Series, list[Any]]:
    """Number cells that are values, or texts and values."""
    places: dict[Any, int] = {}
    numbers = [None if each is None else places.setdefault(each, len(places)) for each in cells]
    return _nothing(len(cells), pl.Int64), pl.Series(numbers, dtype=pl.Int32), [*places]


def _nothing(rows: int, kind: Any) -> pl.Series:
    return pl.repeat(None, rows, dtype=kind, eager=True)


def _either(first: pl.Series, second: pl.Series) -> pl.Series:
    return first.zip_with(first.is_not_null(), second)


def _is_beyond(value: Any) -> bool:
    return isinstance(value, Approximate) or (isinstance(value, Decimal) and abs(value) >= FAR)
