"""Figures that reports carry, from a table of many titles: a row for each, an unsure cell left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.office.places import cell_name
from lccluster.files.tables.opening import open_table
from lccluster.files.tables.sheet_rows import MOST_UNSURE
from lccluster.files.tables.table import DataTable, Numbered
from lccluster.form.form import NAME, Form
from lccluster.form.reported import read_figure, reportable, written
from lccluster.language import Listing, Message, every_wording
from lccluster.quantities import QuantityError
from lccluster.register.view import names_borne
from lccluster.usecases.register.recording.figures import WITHOUT_FIGURES, Taken, at_odds
from lccluster.usecases.register.room import Room

if TYPE_CHECKING:
    from lccluster.files.forms.choice import FormChoice

TABLES = frozenset((".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".et", ".ods"))
WHOLE_COLUMN = {"merged", "restyled"}  # doubts that reach further than the cell they name
ID = "id"


def from_table(room: Room, path: Path, year: int) -> tuple[Taken, list[Problem]]:
    """Take figures of many titles from a table, all or none; raises Unusable with every problem.

    Cells that cannot be read for sure are left out, and each is a warning.
    """
    if path.suffix.lower() not in TABLES or path.is_dir():
        raise Unusable(_NO_TABLE.at(path))
    table = open_table(path, str(path), (), _no_choice)
    found = _read(room, table, _columns(room, table, year))
    doubts = at_odds(room, found.taken, year)
    return found.taken, [*table.notices, *found.left_out, *doubts]


class _Columns(NamedTuple):
    """Where a table has its titles, by id or by name, and which column is which figure."""

    who: tuple[int, ...]
    figures: Mapping[str, int]
    form: Form


class _Found(NamedTuple):
    """Figures by title, and the cells that were left out."""

    taken: Taken
    left_out: Sequence[Problem]


def _no_choice() -> FormChoice:
    raise NotImplementedError  # only folders ask for it, and they are no tables


def _columns(room: Room, table: DataTable, year: int) -> _Columns:
    from lccluster.files.forms.labels.label_file import form_labels
    from lccluster.simulation.headings.layout import layout
    from lccluster.usecases.register.asking.figures import rulebook_of

    heads, book = list(table.headings), rulebook_of(room)
    ids = [at for at, head in enumerate(heads) if head and head.strip() in _id_heads()]
    others = [None if at in ids else head for at, head in enumerate(heads)]
    found, problems = layout(
        others,
        [book],
        file=table.file,
        line=table.line,
        passed_over=lambda: form_labels(room.library).passed_over,
    )
    who = (*ids, *(found.places[key] for key in (NAME,) if key in found.places))
    known = reportable(book.form)
    places = {key.removesuffix(f".{year}"): at for key, at in found.places.items()}
    figures = {key: at for key, at in places.items() if key in known}
    if not problems and not (who and figures):
        fault = _WITHOUT_FIGURES if who else _WITHOUT_TITLES
        problems = [fault.at(table.file, table.line, id=_id_heads()[1])]
    if problems:
        raise Unusable(problems)
    return _Columns(who, figures, book.form)


def _id_heads() -> tuple[str, ...]:
    from lccluster.render.columns.fields import picked
    from lccluster.render.columns.titles import TITLES

    (column,) = picked(TITLES, ID)
    return ID, str(column.column.head), *(every_wording(column.screen) if column.screen else ())


def _read(room: Room, table: DataTable, columns: _Columns) -> _Found:
    rows, taken, wrong = list(table.rows()), Taken(), list[Problem]()
    known = _titles(room)
    columns = columns._replace(who=(*_more_ids(rows, columns, known), *columns.who))
    unsure = _unsure_cells(table, columns)
    for number, cells in rows:
        try:
            cluster = _title(table, number, [cells[at] for at in columns.who], known)
            if cluster in taken:
                raise Unusable(_TWICE.at(table.file, number, id=cluster))
            taken[cluster] = _row(table, number, cells, columns, unsure)
        except Unusable as unusable:
            wrong += unusable.problems
    left_out = list(map(_left_out, unsure.values()))
    if wrong or not taken:
        raise Unusable([*(wrong or [WITHOUT_FIGURES.at(table.file, line=None)]), *left_out])
    return _Found(taken, left_out)


def _more_ids(
    rows: Sequence[Numbered], columns: _Columns, known: Mapping[str, list[str]]
) -> list[int]:
    """Find columns under any other head, as 编号, in which a title's own id stands: what is there has to agree, too."""
    ids = {each for meant in known.values() for each in meant}
    used = {*columns.who, *columns.figures.values()}
    wide = range(len(rows[0][1]) if rows else 0)
    others = (at for at in wide if at not in used)
    return [at for at in others if any(str(cells[at]).strip() in ids for _, cells in rows)]


def _left_out(unsure: Problem) -> Problem:
    message = Message("{reason} The figure is left out.", reason=unsure.message)
    return replace(unsure, message=message, severity=Severity.WARNING)


def _unsure_cells(table: DataTable, columns: _Columns) -> dict[str, Problem]:
    """Map the unsure cells of figures to why they are; raises Unusable where not all are named.

    What leaves a column in doubt further than it says, and a doubtful name, makes the table unusable.
    """
    used = {*columns.figures.values(), *columns.who}
    found = [(at, each) for at, each in table.unsure if at in used]
    counts = Counter(at for at, _ in found)
    whole = [
        each
        for at, each in found
        if at in columns.who or each.code in WHOLE_COLUMN or counts[at] >= MOST_UNSURE
    ]
    if whole:
        raise Unusable(whole)
    return {str(each.cell): each for _, each in found}


def _titles(room: Room) -> dict[str, list[str]]:
    """Map every id, and every name that a title has borne, to the ids that it may mean."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in room.entries():
        for each in {entry.cluster.id, *names_borne(entry.cluster)}:
            found[each].append(entry.cluster.id)
    return found


def _title(
    table: DataTable, number: int, said: Sequence[object], known: Mapping[str, list[str]]
) -> str:
    """Find the one title that a row means: its id and its name have to agree."""
    words = [str(each).strip() for each in said if each is not None and str(each).strip()]
    meant = [set(known.get(each, ())) for each in words]
    found = set.intersection(*meant) if meant else set[str]()
    if len(found) == 1:
        return found.pop()
    fault = _NO_TITLE if words else _NAMELESS
    raise Unusable(fault.at(table.file, number, words=Listing(words)))


def _row(
    table: DataTable,
    number: int,
    cells: Sequence[object],
    columns: _Columns,
    unsure: Mapping[str, Problem],
) -> dict[str, str]:
    found, wrong, known = dict[str, str](), list[Problem](), reportable(columns.form)
    for key, at in columns.figures.items():
        if cells[at] is None or cell_name(number - 1, at) in unsure:
            continue
        try:
            if (text := written(read_figure(known[key], str(cells[at])))) is not None:
                found[key] = text
        except QuantityError as error:
            odd = error.fault.at(table.file, number, at + 1, field=key)
            wrong.append(replace(odd, spelt=table.headings[at]))
    if wrong or not found:
        raise Unusable(wrong or [WITHOUT_FIGURES.at(table.file, line=number)])
    return found


_HEADS = Message("Head the columns as the form labels its cells, the ids {id}.")
_WITHOUT_FIGURES = Fault(
    "missing-column", Message("The table has no column of figures of the form."), _HEADS
)
_WITHOUT_TITLES = Fault(
    "missing-column",
    Message("The table has no column that names titles, by id or by name."),
    _HEADS,
)
_IDS = Message("“lccluster register list” shows the ids.")
_NO_TITLE = Fault("no-such-title", Message("The row names no title: {words}."), _IDS)
_NAMELESS = Fault("no-such-title", Message("The row names no title."), _IDS)
_TWICE = Fault(
    "named-twice",
    Message("The title {id} stands in two rows."),
    Message("Keep the row that is right."),
)
_NO_TABLE = Fault(
    "unknown-table",
    Message("This is no table known here."),
    Message("Give a .csv or .xlsx file with a row for each title."),
)
