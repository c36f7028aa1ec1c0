"""What an import read, as tables: one form cell by cell, many forms one a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lccluster.errors import Problem
from lccluster.form.form import Form
from lccluster.form.on_paper.fields import full_label
from lccluster.form.readings import CellReading, Status
from lccluster.language import Message
from lccluster.render.signs import clean
from lccluster.render.table import Block, Cell, Column, Table

LONGEST = 40  # characters of a cell's text that are shown
Row = tuple[str, str | None, Sequence[CellReading], Sequence[Problem]]


def cells(readings: Sequence[CellReading], form: Form | None) -> Iterator[Block]:
    """Show every cell: its field, its place, what became of it, what stands there."""
    columns = (
        Column(Message("field")),
        Column(Message("cell")),
        Column(Message("status")),
        Column(Message("as written"), remark=True),
    )
    if form:
        yield Table(columns, [_cell(each, form) for each in readings])
    counted = counts(readings)
    yield Message("{read} cells read, {blank} blank, {unsure} unsure.", **counted)
    if counted[Status.UNLABELLED.value]:
        yield Message("{unlabelled} fields have no label on the form.", **counted)


def counts(readings: Iterable[CellReading]) -> dict[str, object]:
    """Count the cells by what became of them."""
    counted = Counter(each.status.value for each in readings)
    return {status.value: counted[status.value] for status in Status}


def results(rows: Iterable[Row]) -> Table:
    """Show what became of each form: file, what was written, cells, or why it was not read."""
    columns = (
        Column(Message("form")),
        Column(Message("written")),
        *(Column(status.words, figures=True) for status in Status),
        Column(Message("remark"), remark=True),
    )
    return Table(columns, [_result(*row) for row in rows])


def _cell(reading: CellReading, form: Form) -> list[Cell]:
    label = full_label(form, reading.path)
    number = reading.path.partition("[")[2].partition("]")[0]
    text = clean(reading.text)
    shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    field = f"{label} {int(number) + 1}" if number else label
    return [field, reading.place, reading.status.words, shown]


def _result(
    file: str, written: str | None, readings: Sequence[CellReading], problems: Sequence[Problem]
) -> list[Cell]:
    counted = counts(readings).values() if written else ()
    figures: list[Cell] = [each if isinstance(each, int) else None for each in counted]
    return [
        file,
        written or "—",
        *(figures or [None] * len(Status)),
        problems[0].message if problems else "",
    ]
