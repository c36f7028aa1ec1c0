"""What a summary workbook holds, whatever it is about: the drawing decides nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from lccluster.render.columns.fields import ListColumn
from lccluster.render.office_words import chinese_day
from lccluster.render.table import Cell, Column, Table
from lccluster.rulebook.measure import Measure


class Tally(Struct, frozen=True):
    """Counts of one kind under a title, drawn as a chart."""

    title: str
    table: Table


class Summary(Struct, frozen=True):
    """One workbook: the 汇总表, charts, details, and what the columns mean.

    `on` is the day of filling in; `cleaned` are texts that lost control characters.
    """

    title: str
    filled_by: str
    on: date
    units: str
    main: Table
    note: str
    tallies: Sequence[Tally]
    details_name: str
    details: Table
    explained: Table
    sources: Sequence[str]


def tally(title: str, head: str, counts: Sequence[tuple[str, int]], counted: str) -> Tally:
    """Give counts in their order; what does not occur is left out."""
    rows: list[list[Cell]] = [[name, count] for name, count in counts if count]
    return Tally(title, Table([Column(head), Column(counted, figures=True, form="0")], rows))


def explained(fields: Sequence[ListColumn[Any]]) -> Table:
    """Explain the columns, in their order, with their units where any has one."""
    columns = [
        Column("列", widest=24),
        Column("单位", widest=10, required=False),
        Column("含义", widest=70),
    ]
    rows = [[_head(each.column), _unit(each.column), each.explains] for each in fields]
    kept = [0, 1, 2] if any(unit for _, unit, _ in rows) else [0, 2]
    return Table([columns[at] for at in kept], [[row[at] for at in kept] for row in rows])


def sources(measure: Measure, on: date) -> list[str]:
    """Cite the rulebook, its period and its end."""
    period = measure.in_force
    until = f"至{chinese_day(period.until)}" if period.until else "起，未载明终止日期"
    lines = [
        f"依据：《{measure.title.zh}》（{measure.document_number}）。",
        *([f"登记号：{measure.registration}。"] if measure.registration else ()),
        f"有效期：{chinese_day(period.from_)}{until}（{period.article.chinese}）。",
    ]
    if not period.covers(on):
        lines.append(f"填报日期{chinese_day(on)}不在该办法有效期内。")
    return lines


def units_line(columns: Sequence[Column]) -> str:
    """Name the units of a table once, in the order of the form."""
    units = dict.fromkeys(str(each.unit.words) for each in columns if each.unit)
    return f"单位：{'、'.join(units)}" if units else ""


def _head(column: Column) -> str:
    return f"{column.group}·{column.head}" if column.group else str(column.head)


def _unit(column: Column) -> str | None:
    return str(column.unit.words) if column.unit else None
