"""Cells of a table to values, as the form reads them; a blank is None, never zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct, field

from lccluster.errors import Fault, Problem
from lccluster.form.cells import cell_of
from lccluster.form.form import NAMES, Form
from lccluster.form.types import Cell as FormCell
from lccluster.form.types import read_text
from lccluster.form.words import OUTCOMES, WAIVERS, offered
from lccluster.language import Message
from lccluster.quantities import (
    Amount,
    Approximate,
    QuantityError,
    is_blank,
    is_converted,
    is_plain,
    lacks_unit,
)
from lccluster.quantities.texts import is_digits
from lccluster.simulation.headings.layout import Layout
from lccluster.simulation.headings.needed import unit_of
from lccluster.simulation.plans.asked import WAIVER

Cell = object  # text as written, or a value that was read before; None for a blank
Values = dict[str, object]


class Units(Struct):
    """The first rows in which a column holds bare figures, and figures in another unit."""

    bare: dict[str, int] = field(default_factory=dict)
    other: dict[str, int] = field(default_factory=dict)

    def note(self, key: str, text: str, value: Amount, row: int, form: Form) -> None:
        """Note how a figure was written."""
        match is_bare(key, text, value, form):
            case True:
                self.bare.setdefault(key, row)
            case False:
                self.other.setdefault(key, row)

    def merge(self, later: Units) -> None:
        """Take the notes of later rows."""
        self.bare = later.bare | self.bare
        self.other = later.other | self.other

    def mixed(self, layout: Layout, file: str) -> list[Problem]:
        """Name the columns that hold both: nobody knows what their bare figures mean."""
        return [
            _MIXED_UNITS.at(
                file,
                max(self.bare[key], self.other[key]),
                field=layout.heading(key),
                bare=self.bare[key],
                other=self.other[key],
            )
            for key in self.bare
            if key in self.other
        ]


def is_bare(key: str, text: str, value: Amount, form: Form) -> bool | None:
    """Tell whether a figure takes the unit of its heading, or brings another; None: neither matters.

    Zero is zero in every unit.
    """
    if not value:
        return None
    if is_plain(text) or lacks_unit(text):
        return True
    unit = unit_of(key, form)
    return False if unit and is_converted(text, unit) else None


def reader(key: str, form: Form) -> Callable[[str | None], object]:
    """Give what reads the cells of a column, as the form does; it raises QuantityError.

    Whose a row is decides nothing, so that names need not be fit for a register.
    """
    if key in NAMES:
        return read_text
    if (cell := form_cell(key, form)) is not None:
        return cell.read
    return lambda text: _word(text, answers_of(key))


def answers_of(key: str) -> Mapping[str, str]:
    """Give the words that answer a column: those on a waiver, or those on a judgement."""
    return WAIVERS if key.endswith(WAIVER) else OUTCOMES


def read_row(
    row: int, cells: Sequence[Cell], layout: Layout, file: str, noted: Units
) -> tuple[Values, list[Problem]]:
    """Read one row; its values by key, and a problem for every cell that is none."""
    values: Values = {}
    problems: list[Problem] = []
    for key, place in layout.places.items():
        cell = cells[place] if place < len(cells) else None
        try:
            value = _reader(key, layout.form)(cell) if isinstance(cell, str) else cell
        except QuantityError as error:
            problems.append(error.fault.at(file, row, field=layout.heading(key)))
            continue
        values[key] = value
        if isinstance(value, Decimal | Approximate) and isinstance(cell, str):
            noted.note(key, cell, value, row, layout.form)
    return values, problems


@cache
def _reader(key: str, form: Form) -> Callable[[str | None], object]:
    return reader(key, form)


def _word(text: str | None, words: Mapping[str, str]) -> str | None:
    if text is None or is_blank(text):
        return None
    if (found := words.get(text.strip().lower())) is None:
        raise QuantityError(
            "unknown-word",
            Message("“{word}” is not known here.", word=text),
            Message("Known here: {keys}.", keys=offered(words)),
        )
    return found


def form_cell(key: str, form: Form) -> FormCell | None:
    """Give what reads a column of the form, that of a single year included."""
    field = form.cell_by_path.get(key[:-5] if is_digits(key[-4:]) else key)
    return cell_of(field) if field else None


_MIXED_UNITS = Fault(
    "mixed-units",
    Message("The column mixes units: row {bare} has a bare figure, row {other} another unit."),
    Message("Write the whole column in one unit."),
)
