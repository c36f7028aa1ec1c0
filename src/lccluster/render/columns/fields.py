"""What a column of a list is, said once: key, heads, value, shape; every drawing takes it from here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.kept import KeptPieces
from lccluster.language import Message
from lccluster.render.table import Cell, Column, RowsMade, Table, Tone

Subject = TypeVar("Subject")
DAY = 'yyyy"年"m"月"d"日"'


class Data(Struct, frozen=True):
    """How a column stands in JSON: under its key, with its own value unless another is given.

    The contract has some keys `behind` the others, and some only `if_said`.
    """

    value: Callable[[Any], Any] | None = None
    behind: bool = False
    if_said: bool = False


class ListColumn(Struct, Generic[Subject], frozen=True):
    """A column: its key, its value, and where it stands.

    In JSON where it has `data`, on screens and in CSV where it has a `screen` head, in documents where
    its `column` has a head; `explains` says there what it means.
    No `value` is the running number, which is known only once the rows are in order. `cell` is the
    one of the form that it shows.
    """

    key: str
    value: Callable[[Subject], Any] | None
    column: Column = Column("")
    explains: str = ""
    screen: Message | None = None
    data: Data | None = None
    cell: str = ""


NUMBER = Column("序号", figures=True, form="0", widest=5)


def table(
    fields: Sequence[ListColumn[Subject]],
    rows: Sequence[Sequence[Cell]],
    tones: Sequence[Tone | None],
) -> Table:
    """Put rows made by `cells` under the heads of documents, with their running numbers."""
    columns = [_with_words(field.column) for field in fields]
    at = next((index for index, field in enumerate(fields) if field.value is None), None)
    if at is None:
        return Table(columns, rows, tones)

    def numbered() -> Iterator[Sequence[Cell]]:
        return ((*row[:at], number, *row[at + 1 :]) for number, row in enumerate(rows, 1))

    made = isinstance(rows, RowsMade)
    return Table(columns, RowsMade(len(rows), numbered) if made else list(numbered()), tones)


def cells(fields: Iterable[ListColumn[Subject]], subject: Subject) -> tuple[Cell, ...]:
    """Draw a subject's cells; the running number is left open."""
    values = [field.value(subject) if field.value else None for field in fields]
    return tuple([each if type(each) in _PLAIN else _in_words(each) for each in values])


def _column(field: ListColumn[Subject], subjects: Sequence[Subject]) -> Sequence[Cell]:
    """Draw a column's cells; where all of them say themselves what they are, none is looked at."""
    if field.value is None:
        return [None] * len(subjects)
    values = list(map(field.value, subjects))
    worded = any(issubclass(each, Enum) for each in set(map(type, values)))
    return list(map(_in_words, values)) if worded else values


_PLAIN = frozenset({type(None), str, int, date})  # what nearly all cells are


def _in_words(value: Any) -> Cell:
    cell: Cell = value.words if isinstance(value, Enum) else value  # type: ignore[attr-defined]
    return cell


def documented(fields: Iterable[ListColumn[Subject]]) -> tuple[ListColumn[Subject], ...]:
    """Choose the columns that have a head in documents."""
    return tuple(field for field in fields if field.column.head)


def picked(fields: Sequence[ListColumn[Subject]], *keys: str) -> tuple[ListColumn[Subject], ...]:
    """Choose columns by key, in the order asked for."""
    by_key = {field.key: field for field in fields}
    return tuple(by_key[key] for key in keys)


def first(fields: Sequence[ListColumn[Subject]], *keys: str) -> tuple[ListColumn[Subject], ...]:
    """Put columns before the others."""
    return tuple(sorted(fields, key=lambda each: each.key not in keys))


def on_screen(fields: Iterable[ListColumn[Subject]]) -> tuple[ListColumn[Subject], ...]:
    """Choose the columns that have a head on the screen."""
    return tuple(field for field in fields if field.screen)


def screen_table(fields: Iterable[ListColumn[Subject]], subjects: Iterable[Subject]) -> Table:
    """Draw the columns that have a head on the screen."""
    shown = on_screen(fields)
    columns = [replace(field.column, head=field.screen) for field in shown]
    listed = list(subjects)
    drawn = [_column(field, listed) for field in shown]
    return Table(columns, list(zip(*drawn, strict=True)))


def screen_table_of_many(
    fields: Sequence[ListColumn[Subject]],
    subjects: Collection[Subject],
    lots: Callable[[Iterable[Subject]], Iterable[Sequence[Subject]]],
) -> Table:
    """Draw the columns that have a head on the screen, of subjects too many for memory: a lot at once."""

    def rows() -> Iterator[Sequence[Cell]]:
        return (row for lot in lots(subjects) for row in screen_table(fields, lot).rows)

    return Table(screen_table(fields, ()).columns, RowsMade(len(subjects), rows))


def data(fields: Sequence[ListColumn[Subject]], subject: Subject) -> dict[str, Any]:
    """Give what JSON says of a subject, in the order of the columns."""
    said = {}
    for key, value_of, if_said in told(fields):
        value = as_data(value_of(subject))
        if value or not if_said:
            said[key] = value
    return said


_Told = tuple[str, Callable[[Any], Any], bool]
_TOLD = KeptPieces[tuple[_Told, ...]](most=16)


def told(fields: Sequence[ListColumn[Any]]) -> tuple[_Told, ...]:
    """Say what of the columns stands in JSON: key, value, and whether only if it is said."""
    return _TOLD.of(fields, _told)


def _told(fields: Sequence[ListColumn[Any]]) -> tuple[_Told, ...]:
    told = sorted(((each, each.data) for each in fields if each.data), key=lambda it: it[1].behind)
    return tuple((each.key, how.value or each.value, how.if_said) for each, how in told)  # type: ignore[misc]


_DATA = frozenset({type(None), bool, int, str, dict})


def as_data(value: Any) -> Any:
    """Give a value as JSON has it: words by their keys, days as ISO has them."""
    if type(value) in _DATA:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [as_data(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _with_words(column: Column) -> Column:
    """Give choices as the words of the language spoken; they are declared by value."""
    return replace(column, choices=tuple(str(_in_words(each)) for each in column.choices))
