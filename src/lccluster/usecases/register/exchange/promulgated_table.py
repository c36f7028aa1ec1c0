"""A list of recognitions as a table of an office program: a row for each cluster, under the words of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.forms.document.form_file import sheets_of
from lccluster.files.forms.document.grid import Box, Grid
from lccluster.files.office.package import open_package
from lccluster.files.tables.opening import open_table
from lccluster.files.yaml.text import unreadable
from lccluster.form.form import COUNTY, NAME, Form
from lccluster.language import Listing, Message
from lccluster.quantities.names import fault_in, read_called, read_name
from lccluster.register.promulgated import ListedCluster, PromulgatedList

OFFICE = frozenset((".docx", ".xlsx", ".xlsm", ".xls", ".et", ".ods"))
TABLES = OFFICE | {".csv", ".tsv", ".txt"}
_READ = {"name": read_called, "county": read_name}  # a county goes by its id, too
NEEDED = tuple(_READ)
LOOKED_AT = 20  # rows in which heads are looked for: a title stands above them
Said = Mapping[str, str]


class TableList(Struct, frozen=True):
    """The clusters of a table, the heads of columns that were not taken, and what is worth a look."""

    clusters: tuple[ListedCluster, ...]
    left_out: tuple[str, ...]
    notices: tuple[Problem, ...] = ()

    def promulgated(self, on: date, authority: str, document: str | None) -> PromulgatedList:
        """Give it as a list promulgated on a day."""
        return PromulgatedList(on, authority, self.clusters, document)


class _Row(Struct, frozen=True):
    """What a row says, and where it stands."""

    said: Said
    place: Mapping[str, Any]


def read_table(path: Path, form: Form) -> TableList:
    """Read the clusters of a table; raises Unusable with every problem."""
    read = _document if path.suffix.lower() in OFFICE else _separated
    rows, left_out, notices = read(path, _called(form))
    wrong = [problem for each in rows for problem in _wrong(each, path)]
    if wrong or not rows:
        raise Unusable(wrong or [_NO_ROW.at(path)])
    clusters = (
        ListedCluster(each["name"], each["county"], each.get("document_number") or None)
        for each in (row.said for row in rows)
    )
    return TableList(tuple(clusters), tuple(dict.fromkeys(left_out)), tuple(notices))


def _wrong(row: _Row, path: Path) -> Iterator[Problem]:
    """Find cells that name nothing, or hold what nobody sees."""
    for key in NEEDED:
        said = row.said[key]
        if fault := fault_in(said, _READ[key]) if said else _BLANK:
            yield fault.at(path, **row.place, head=ListedCluster.IN_CHINESE[key])


def _called(form: Form) -> Mapping[str, str]:
    """Map what a column may be called to what it says: as a list calls it, or as the form labels it."""
    chinese = ListedCluster.IN_CHINESE
    own = {said: key for key in chinese for said in (key, chinese[key])}
    labels = {"name": form.words(NAME), "county": form.words(COUNTY)}
    return own | {said: key for key, words in labels.items() for said in words}


Read = tuple[list[_Row], list[str], list[Problem]]


def _document(path: Path, called: Mapping[str, str]) -> Read:
    """Read the tables of a document of any kind that have such heads; what nobody sees, or nobody can be sure of, is refused."""
    package = open_package(path, str(path))
    sheets = sheets_of(package)
    if sheets.remarks:
        raise Unusable(replace(each, severity=Severity.ERROR) for each in sheets.remarks)
    found = [(grid, heads) for grid in sheets.grids if (heads := _heads(grid, called, path))]
    if not found:
        known = {called.get(text) for grid in sheets.grids for row in _first(grid) for text in row}
        raise Unusable(_lacking([each for each in NEEDED if each not in known] or NEEDED, path))
    rows, left, doubts = list[_Row](), list[str](), list[Problem]()
    for grid, (first, places, others) in found:
        left += others
        for boxes in _below(grid, first, places):
            unsure = ((each.doubt, each.place) for each in boxes.values())
            doubts += [doubt.problem(str(path), place) for doubt, place in unsure if doubt]
            said = {key: " ".join(each.text.split()) for key, each in boxes.items()}
            rows.append(_Row(said, {"cell": boxes["name"].place}))
    if doubts:
        raise Unusable(doubts)
    return rows, left, []


def _heads(
    grid: Grid, called: Mapping[str, str], path: Path
) -> tuple[int, dict[str, int], list[str]] | None:
    """Find the row of heads, which column is which, and the heads of the others."""
    for row, texts in enumerate(_first(grid)):
        places = _places(texts, called, path, {})
        if all(each in places for each in NEEDED):
            others = [each for at, each in enumerate(texts) if each and at not in places.values()]
            return row, places, others
    return None


def _first(grid: Grid) -> Iterator[list[str]]:
    """Give the texts of the first rows, without the blanks that set heads apart."""
    for row in range(min(LOOKED_AT, grid.height)):
        boxes = (grid.at(row, at) for at in range(grid.width))
        yield ["".join(each.text.split()) if each else "" for each in boxes]


def _below(grid: Grid, first: int, places: Mapping[str, int]) -> Iterator[dict[str, Box]]:
    """List the rows below the heads in which anything of a cluster stands."""
    for row in grid.down(first + 1, grid.height):
        boxes = {key: box for key, at in places.items() if (box := grid.at(row, at))}
        if any(each.text.strip() or each.doubt for each in boxes.values()):
            yield boxes


def _separated(path: Path, called: Mapping[str, str]) -> Read:
    """Read a table of text; raises Unusable."""
    if path.is_dir():
        raise Unusable(unreadable(IsADirectoryError(), str(path)))
    table = open_table(path, str(path), (), _no_choice)
    heads = [(each or "").strip() for each in table.headings]
    places = _places(heads, called, path, {"line": table.line})
    if lacking := [each for each in NEEDED if each not in places]:
        raise Unusable(_lacking(lacking, path))
    rows = [
        _Row({key: str(cells[at] or "").strip() for key, at in places.items()}, {"line": number})
        for number, cells in table.rows()
    ]
    others = [head for at, head in enumerate(heads) if head and at not in places.values()]
    return rows, others, table.notices


def _places(
    heads: Sequence[str], called: Mapping[str, str], path: Path, place: Mapping[str, Any]
) -> dict[str, int]:
    """Find what each column is; raises Unusable where one stands twice."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        if key := called.get(head):
            if key in found:
                raise Unusable(_TWICE.at(path, **place, key=head, first=heads[found[key]]))
            found[key] = at
    return found


def _lacking(keys: Iterable[str], path: Path) -> Problem:
    return _LACKING.at(path, heads=Listing(ListedCluster.IN_CHINESE[each] for each in keys))


def _no_choice() -> NoReturn:
    raise NotImplementedError  # only folders ask for it, and they are no tables


_LACKING = Fault(
    "missing-column",
    Message("The list has no column {heads}."),
    Message("Head the columns as the form labels its cells."),
)
_TWICE = Fault(
    "doubled-column",
    Message("“{key}” and “{first}” are the same field."),
    Message("Keep one of the two."),
)
_BLANK = Fault("blank-cell", Message("The cell under “{head}” is blank."))
_NO_ROW = Fault("empty-table", Message("No cluster stands in the list."))
