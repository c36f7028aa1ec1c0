"""A summary's cells as plain values, for a table that an office made: text, numbers, days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lccluster.form.labels import FormLabels
from lccluster.render.columns.applications import TOTAL
from lccluster.render.columns.fields import ListColumn
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import UNKNOWN, in_chinese
from lccluster.render.table import Cell, Column, Table

Plain = str | float | date | None


def known_heads(fields: Sequence[ListColumn[Any]], labels: FormLabels) -> list[tuple[str, ...]]:
    """List for every column the heads under which offices print it, a group's before its own."""
    return [_heads(field, labels.columns.get(field.key, ())) for field in fields]


def _heads(field: ListColumn[Any], also: tuple[str, ...]) -> tuple[str, ...]:
    head, group = str(field.column.head), field.column.group
    grouped = tuple(f"{group}{each}" for each in (head, *also)) if group else ()
    alone = () if head == TOTAL else (head,)
    return (*grouped, *alone, *also)


def plain_rows(table: Table) -> tuple[list[list[Plain]], tuple[str, ...]]:
    """Draw every cell as a plain value; gives the rows, and the texts that were cleaned."""
    cleaner = Cleaner()
    with in_chinese():
        rows = [
            [_plain(cell, column, cleaner) for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ]
    return rows, tuple(cleaner.cleaned)


def _plain(cell: Cell, column: Column, cleaner: Cleaner) -> Plain:
    if cell is None or cell == "":
        return UNKNOWN if column.required else None
    if isinstance(cell, (Decimal, int)):
        return float(cell) if cell % 1 else int(cell)
    return cell if isinstance(cell, date) else cleaner.text(cell)
