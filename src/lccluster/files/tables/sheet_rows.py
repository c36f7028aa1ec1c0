"""The rows of a sheet as a table takes them: what is hidden is left out, what is unsure is noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.office.doubt import Doubt, SeenCell
from lccluster.files.office.hidden import hidden_columns, hidden_problem, hidden_rows
from lccluster.files.office.places import cell_name
from lccluster.files.office.sheets import (
    HiddenColumns,
    HiddenRows,
    MergedArea,
    OfficeSheet,
    RestyledArea,
    SheetRow,
)
from lccluster.files.office.streaming import TABLE
from lccluster.files.tables.table import HEADLESS
from lccluster.language import Message

MOST_UNSURE = 20  # cells of a column that are named
Cells = list[str | None]
_MERGED = Doubt(
    "merged", Message("The cell is merged with others; whose figure it is cannot be told.")
)
_RESTYLED = Doubt("restyled", Message("A conditional format may show the cell in another way."))


class SheetRows:
    """Reads the rows of one sheet once, adds to `unsure`, and knows afterwards what was left out."""

    def __init__(self, sheet: OfficeSheet, file: str, unsure: list[tuple[int, Problem]]) -> None:
        self.sheet, self.file, self.unsure = sheet, file, unsure
        self._counts: Counter[int] = Counter()
        self._hidden: list[HiddenRows] = []
        self._columns: set[int] = set()
        self._left_out: tuple[set[int], set[int]] = (set(), set())
        self._shortened = 0

    def headings(self) -> Cells | None:
        """Give the cells of the first row that is seen; None where it is empty."""
        number, cells = next(self.numbered(), (0, []))
        hidden = sum(each.last - each.first + 1 for each in self._hidden if each.last < number)
        return cells if number == hidden + 1 else None

    def numbered(self) -> Iterator[tuple[int, Cells]]:
        """Go through the rows that are seen, counted from 1, heads included."""
        for part in self.sheet.parts():
            match part:
                case SheetRow() if self._is_seen(part):
                    yield part.number + 1, self._cells(part)
                case SheetRow():
                    self._left_out[0].add(part.number)
                case HiddenRows():
                    self._hidden.append(part)
                case HiddenColumns():
                    last = min(part.last, TABLE.columns)
                    self._columns |= set(range(part.first, last + 1))
                case _:
                    self._doubt_area(part)

    def below(self, wide: int) -> Iterator[tuple[int, Cells]]:
        """Go through the rows below the heads, each as wide as they are; raises Unusable."""
        numbered = self.numbered()
        next(numbered)
        for number, cells in numbered:
            if len(cells) > wide:
                raise Unusable(HEADLESS.at(self.file, number, len(cells)))
            yield number, cells + [None] * (wide - len(cells))

    def notices(self) -> Iterator[Problem]:
        """Say what was left out, and that cells keep more digits than they show."""
        rows, columns = self._left_out
        if rows:
            yield hidden_problem(hidden_rows(self.sheet.name, sorted(rows)), self.file)
        if columns:
            yield hidden_problem(hidden_columns(self.sheet.name, sorted(columns)), self.file)
        if self._shortened:
            yield _FEWER_DIGITS.at(self.file, count=self._shortened)

    def _is_seen(self, row: SheetRow) -> bool:
        """Rows come in their order, and what hides one comes just before it."""
        return not (self._hidden and self._hidden[-1].last >= row.number)

    def _cells(self, row: SheetRow) -> Cells:
        cells: Cells = []
        for column, seen in row.cells.items():
            if column in self._columns:
                self._left_out[1].add(column)
                continue
            text = seen.text.strip()
            if text or seen.doubt:
                cells += [None] * (column + 1 - len(cells))
                cells[column] = text or None
            self._note(row.number, column, seen)
        return cells

    def _note(self, row: int, column: int, seen: SeenCell) -> None:
        self._shortened += bool(seen.kept)
        if seen.doubt:
            self._doubt(row, column, seen.doubt)

    def _doubt(self, row: int, column: int, doubt: Doubt) -> None:
        self._counts[column] += 1
        if self._counts[column] <= MOST_UNSURE:
            self.unsure.append((column, doubt.problem(self.file, cell_name(row, column))))

    def _doubt_area(self, area: MergedArea | RestyledArea) -> None:
        """Doubt, in each column, the cells of an area; of merged ones those that show nothing alone."""
        doubt = _MERGED if isinstance(area, MergedArea) else _RESTYLED
        for column in range(area.left, min(area.right, TABLE.columns) + 1):
            row = max(area.top, 1)
            if column == area.left and doubt is _MERGED:
                row += 1
            if row <= area.bottom:
                self._doubt(row, column, doubt)


_FEWER_DIGITS = Fault(
    "fewer-digits-shown",
    Message("Cells that keep more digits than they show: {count}; what they show was read."),
    severity=Severity.WARNING,
)
