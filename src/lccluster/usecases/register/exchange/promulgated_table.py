"""A list of recognitions as a table of an office program: a row for each cluster, under the words of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.tables.opening import open_table
from lccluster.files.tables.table import DataTable
from lccluster.form.form import COUNTY, NAME, Form
from lccluster.language import Listing, Message
from lccluster.usecases.register.exchange.promulgated import (
    NO_CLUSTER,
    ListedCluster,
    PromulgatedList,
)

TABLES = frozenset((".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".et", ".ods"))
NEEDED = ("name", "county")


class TableList(Struct, frozen=True):
    """The clusters of a table, the heads of columns that were not taken, and what is worth a look."""

    clusters: tuple[ListedCluster, ...]
    left_out: tuple[str, ...]
    notices: tuple[Problem, ...]

    def promulgated(self, on: date, authority: str, document: str | None) -> PromulgatedList:
        """Give it as a list promulgated on a day."""
        return PromulgatedList(on, authority, self.clusters, document)


def read_table(path: Path, form: Form) -> TableList:
    """Read the clusters of a table; raises Unusable with every problem."""
    table = open_table(path, str(path), (), _no_choice)
    heads = [(each or "").strip() for each in table.headings]
    places = _places(heads, table, _called(form))
    clusters, wrong = list[ListedCluster](), list[Problem]()
    for number, cells in table.rows():
        said = {key: _said(cells[at]) for key, at in places.items()}
        blank = [heads[places[key]] for key in NEEDED if not said[key]]
        wrong += [_BLANK.at(table.file, number, head=each) for each in blank]
        name, county = said["name"] or "", said["county"] or ""
        clusters.append(ListedCluster(name, county, said.get("document_number")))
    _refuse_unsure(table, places)
    if wrong or not clusters:
        raise Unusable(wrong or [NO_CLUSTER.at(table.file)])
    left = (head for at, head in enumerate(heads) if head and at not in places.values())
    return TableList(tuple(clusters), tuple(left), tuple(table.notices))


def _called(form: Form) -> Mapping[str, str]:
    """Map what a column may be called to what it says: as a list calls it, or as the form labels it."""
    chinese = ListedCluster.IN_CHINESE
    own = {said: key for key in chinese for said in (key, chinese[key])}
    labels = {"name": form.words(NAME), "county": form.words(COUNTY)}
    return own | {said: key for key, words in labels.items() for said in words}


def _places(heads: Sequence[str], table: DataTable, called: Mapping[str, str]) -> dict[str, int]:
    """Find what each column is; raises Unusable where one lacks or stands twice."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        if key := called.get(head):
            if key in found:
                raise Unusable(_TWICE.at(table.file, table.line, key=head, first=heads[found[key]]))
            found[key] = at
    if lacking := [ListedCluster.IN_CHINESE[each] for each in NEEDED if each not in found]:
        raise Unusable(_LACKING.at(table.file, table.line, heads=Listing(lacking)))
    return found


def _refuse_unsure(table: DataTable, places: Mapping[str, int]) -> None:
    """Refuse a list of which a cell cannot be read for sure; raises Unusable."""
    if unsure := [each for at, each in table.unsure if at in places.values()]:
        raise Unusable(unsure)


def _said(cell: object) -> str | None:
    return (str(cell).strip() or None) if cell is not None else None


def _no_choice() -> NoReturn:
    raise NotImplementedError  # only folders ask for it, and they are no tables


_LACKING = Fault(
    "missing-column",
    Message("The list has no column {heads}."),
    Message(
        "Head the columns in the first row, above which nothing stands, as the form labels its cells."
    ),
)
_TWICE = Fault(
    "doubled-column",
    Message("“{key}” and “{first}” are the same field."),
    Message("Keep one of the two."),
)
_BLANK = Fault("blank-heading", Message("The cell under “{head}” is blank."))
