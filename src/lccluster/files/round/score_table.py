"""The table of an expert's workbook: its heads, and what each row gives; what nobody can tell is refused at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.forms.document.seen_sheet import SeenSheet
from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.hidden import hidden_columns, hidden_refused, hidden_rows
from lccluster.files.office.places import cell_name
from lccluster.files.round.score_points import points_in
from lccluster.files.round.sheet_files import SheetLine
from lccluster.language import Message
from lccluster.quantities import QuantityError
from lccluster.round.call import PanelTerms
from lccluster.round.reviewing.score_sheet import (
    CLUSTER,
    CLUSTER_BEFORE,
    NUMBER,
    SHEET,
    WORDS,
    head_of,
    heads_of,
)

Row = Mapping[int, SeenCell]


class ScoredRow(Struct, frozen=True):
    """What one row gives, the cluster that it names, and its first cell."""

    line: SheetLine
    cluster: str
    cell: str


class ScoreTable(Struct, frozen=True):
    """A sheet below its row of heads, and the column of each head."""

    name: str
    seen: SeenSheet
    below: Mapping[int, Row]
    columns: Mapping[str, int]
    terms: PanelTerms

    def read(self) -> list[ScoredRow]:
        """Read every row; raises Unusable, naming all that is wrong."""
        problems = [*self._unseen(), *self._merged()]
        found = [each for at in self.below if (each := self._row(at, problems))]
        problems += twice(found, self.name)
        if problems:
            raise Unusable(problems)
        return found

    @property
    def is_scored(self) -> bool:
        """Tell whether any row has points."""
        return any(map(self._is_scored, self.below))

    def _unseen(self) -> Iterator[Problem]:
        """Refuse what nobody sees: it may be filtered away, or not meant to count any more."""
        rows, columns = self.seen.unread()
        if hidden := [at for at in rows if self._is_scored(at)]:
            yield hidden_refused(hidden_rows(SHEET, hidden), self.name)
        if gone := [at for at in columns if at in self.columns.values()]:
            yield hidden_refused(hidden_columns(SHEET, gone), self.name)

    def _merged(self) -> Iterator[Problem]:
        """Refuse cells that are one: of several rows or aspects, nobody can tell whose it is."""
        for (top, left), area in self.seen.merges.items():
            across = {*range(left, area.right + 1)} & {*self.columns.values()}
            if across and any(map(self._is_scored, range(top, area.bottom + 1))):
                yield _MERGED.at(self.name, cell=cell_name(top, left))

    def _is_scored(self, at: int) -> bool:
        """Tell whether somebody typed points into a row; a sum that a program works out is none."""
        row = self.below.get(at, {})
        cells = [row.get(self.columns[head]) for head in heads_of(self.terms)]
        return any(each and each.text.strip() and not each.worked_out for each in cells)

    def _row(self, at: int, problems: list[Problem]) -> ScoredRow | None:
        """Read a row; one without a number is none, unless it has points."""
        place = cell_name(at, self.columns[NUMBER])
        problems += self._not_told(at)
        number, cluster, words = (self._text(at, head) for head in (NUMBER, CLUSTER, WORDS))
        if number:
            line = SheetLine(number, dict(self._points(at, problems)), words or None)
            return ScoredRow(line, cluster, place)
        if self._is_scored(at):
            problems.append(_NO_NUMBER.at(self.name, cell=place, field=NUMBER))
        return None

    def _not_told(self, at: int) -> Iterator[Problem]:
        """Name the cells of words that hold something and show nothing: of a row without any, no one asks."""
        for head in (NUMBER, CLUSTER, WORDS):
            column = self.columns.get(head, -1)
            cell = self.below[at].get(column)
            if cell and cell.doubt and not cell.text.strip():
                yield cell.doubt.problem(self.name, cell_name(at, column), head)

    def _points(self, at: int, problems: list[Problem]) -> Iterator[tuple[str, Decimal | None]]:
        for aspect, most in self.terms.aspects.items():
            head = head_of(aspect, most)
            column = self.columns[head]
            cell, restyled = self.below[at].get(column), self.seen.restyled_at((at, column))
            try:
                yield aspect, points_in(cell, most, restyled)
            except QuantityError as odd:
                problems.append(odd.fault.at(self.name, cell=cell_name(at, column), field=head))

    def _text(self, at: int, head: str) -> str:
        cell = self.below[at].get(self.columns.get(head, -1))
        return cell.text.strip() if cell else ""


def score_table(seen: SeenSheet, terms: PanelTerms, name: str) -> ScoreTable | None:
    """Find the row of heads; None where none is there. Raises Unusable where a head is gone, or stands twice."""
    rows: dict[int, dict[int, SeenCell]] = {}
    for (number, column), cell in sorted(seen.cells.items()):
        rows.setdefault(number, {})[column] = cell
    for at, row in rows.items():
        found = _by_text(row)
        if NUMBER in found:
            columns = _columns(found, at, terms, name)
            below = {other: cells for other, cells in rows.items() if other > at}
            return ScoreTable(name, seen, below, columns, terms)
    return None


def _by_text(row: Row) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for column, cell in row.items():
        found.setdefault("".join(cell.text.split()), []).append(column)
    return found


def _columns(
    found: Mapping[str, Sequence[int]], at: int, terms: PanelTerms, name: str
) -> dict[str, int]:
    wanted = (NUMBER, *heads_of(terms))
    columns = {each: found.get("".join(each.split()), ()) for each in (*wanted, CLUSTER, WORDS)}
    columns[CLUSTER] = columns[CLUSTER] or found.get(CLUSTER_BEFORE, ())
    lacking = [
        _NO_COLUMN.at(name, cell=cell_name(at, 0), head=each)
        for each in wanted
        if not columns[each]
    ]
    twice = [
        _TWO_COLUMNS.at(name, cell=cell_name(at, places[1]), head=each)
        for each, places in columns.items()
        if len(places) > 1
    ]
    if lacking or twice:
        raise Unusable([*lacking, *twice])
    return {each: places[0] for each, places in columns.items() if places}


def twice(found: Sequence[ScoredRow], name: str) -> Iterator[Problem]:
    """Refuse a second row of one application."""
    known: set[str] = set()
    for each in found:
        if each.line.application in known:
            yield _TWICE.at(name, cell=each.cell, id=each.line.application)
        known.add(each.line.application)


_NO_COLUMN = Fault(
    "missing-column",
    Message("There is no column “{head}”."),
    Message("The call has been changed since, or the sheet; write the sheets anew."),
)
_TWO_COLUMNS = Fault(
    "column-twice",
    Message("The head “{head}” stands here a second time."),
    Message("Take away the column that does not count."),
)
_TWICE = Fault(
    "scored-twice",
    Message("The application {id} has two rows."),
    Message("Keep the one that counts."),
)
_MERGED = Fault(
    "merged-cells",
    Message("Several cells are one here; whose points they are cannot be told."),
    Message("Take the cells apart and score each application in its own row."),
)
_NO_NUMBER = Fault(
    "no-number",
    Message("This row has points, but no number of an application."),
    Message("Put the number back, or take away what is no score."),
)
