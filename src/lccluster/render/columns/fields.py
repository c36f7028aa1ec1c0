"""What a column of the 汇总表 is: its head, its value, its meaning, and other heads seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.facts import Standing
from lccluster.render.table import Cell, Column, Table, Tone
from lccluster.vocabulary import Verdict

Subject = TypeVar("Subject")
DAY = 'yyyy"年"m"月"d"日"'


class SummaryColumn(Struct, Generic[Subject], frozen=True):
    """A column, what it draws of its subject, what it means, and how else offices head it.

    No `value` is the running number, which is known only once the rows are in order.
    """

    key: str
    column: Column
    value: Callable[[Subject], Cell] | None
    explains: str
    also: tuple[str, ...] = ()
    on_screen: Message | None = None


NUMBER = Column("序号", figures=True, form="0", widest=5)


def table(
    fields: Sequence[SummaryColumn[Subject]],
    rows: Sequence[Sequence[Cell]],
    tones: Sequence[Tone | None],
) -> Table:
    """Put rows made by `cells` under the heads of documents, with their running numbers."""
    columns = [_with_words(field.column) for field in fields]
    at = next((index for index, field in enumerate(fields) if field.value is None), None)
    if at is None:
        return Table(columns, rows, tones)
    numbered = [(*row[:at], number, *row[at + 1 :]) for number, row in enumerate(rows, 1)]
    return Table(columns, numbered, tones)


def cells(fields: Iterable[SummaryColumn[Subject]], subject: Subject) -> tuple[Cell, ...]:
    """Draw a subject's cells; the running number is left open."""
    return tuple(field.value(subject) if field.value else None for field in fields)


def picked(
    fields: Sequence[SummaryColumn[Subject]], *keys: str
) -> tuple[SummaryColumn[Subject], ...]:
    """Choose columns by key, in the order asked for."""
    by_key = {field.key: field for field in fields}
    return tuple(by_key[key] for key in keys)


def screen_table(fields: Sequence[SummaryColumn[Subject]], subjects: Iterable[Subject]) -> Table:
    """Draw the columns that have a head on the screen."""
    shown = [(field, field.on_screen) for field in fields if field.on_screen]
    columns = [replace(field.column, head=head) for field, head in shown]
    return Table(columns, [cells([field for field, _ in shown], each) for each in subjects])


def _with_words(column: Column) -> Column:
    """Give choices as the words of the language spoken; they are declared by value."""
    words = {each.value: str(each.words) for kind in (Verdict, Standing) for each in kind}
    return replace(column, choices=tuple(words.get(each, each) for each in column.choices))
