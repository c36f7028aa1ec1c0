"""A table of clusters as it lies on the disk: its headings, and its rows as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.office.refusals import FAR_CORNER
from lccluster.language import Message
from lccluster.quantities import is_blank

MOST_COLUMNS = 16_384  # as many as any office program shows
LONGEST_HEADS = 1_000_000  # signs of the first row; what is longer is no row of headings
Numbered = tuple[int, Sequence[object]]


class TableKind(StrEnum):
    """What the data is kept in."""

    CSV = "csv"
    WORKBOOK = "xlsx"
    PARQUET = "parquet"
    FOLDER = "folder"
    REGISTER = "register"


class DataTable(Struct, frozen=True):
    """A table's headings (None for a blank one) and what reads its rows, each with its number.

    `line` is the heading's row where rows are counted with it. A cell is text as written, None,
    or a value that was read before. Reading raises Unusable. `notices` are known at once,
    `failures` (files of a folder that cannot be used) once all rows were read, and so are the cells
    that are `unsure`, each with the place of its column: they matter where the column does.
    `texts` reads the whole table at once as columns of text, or gives None where only `rows` may.
    """

    kind: TableKind
    file: str
    path: Path
    headings: list[str | None]
    rows: Callable[[], Iterator[Numbered]]
    line: int | None = 1
    bytes: int = 0
    notices: list[Problem] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    unsure: list[tuple[int, Problem]] = field(default_factory=list)
    texts: Callable[[], Any] | None = None

    @property
    def is_form(self) -> bool:
        """Tell whether rows come from the project's own files, where a gap is a blank."""
        return self.kind in (TableKind.FOLDER, TableKind.REGISTER)


def headings(cells: Sequence[object], file: str) -> list[str | None]:
    """Take the first row as headings; raises Unusable: none, one too far right, too long."""
    if any(map(_stated, cells[MOST_COLUMNS:])):
        raise Unusable(FAR_CORNER.at(file, line=1, column=MOST_COLUMNS + 1))
    if sum(len(str(cell)) for cell in cells) > LONGEST_HEADS:
        raise Unusable(TOO_LONG.at(file, 1))
    found = [None if is_blank(text := str(cell or "")) else text.strip() for cell in cells]
    if not any(found):
        raise Unusable(EMPTY.at(file))
    return found


def squared(rows: Iterable[Numbered], heads: Sequence[str | None], file: str) -> Iterator[Numbered]:
    """Pass over blank rows; raises Unusable where a cell stands under no heading."""
    wide = len(heads)
    bare = [place for place, head in enumerate(heads) if head is None]
    for number, cells in rows:
        if len(cells) != wide:
            if not any(_stated(cell) for cell in cells):
                continue
            if len(cells) < wide or any(_stated(cell) for cell in cells[wide:]):
                raise Unusable(_RAGGED.at(file, line=number, cells=len(cells), wide=wide))
        elif not any(cells) and not any(_stated(cell) for cell in cells):
            continue
        for place in bare:
            if _stated(cells[place]):
                raise Unusable(HEADLESS.at(file, number, place + 1))
        yield number, cells


def _stated(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


_RAGGED = Fault(
    "ragged-row",
    Message("The row has {cells} cells, the headings are {wide}."),
    Message("Look for a comma in a figure, or for a row that was cut off."),
)


EMPTY = Fault(
    "empty-table",
    Message("The table has no headings: its first row is empty."),
    Message("Put the names of the fields in the first row."),
)
TOO_LONG = Fault(
    "document-too-large",
    Message("The first row is far longer than headings are; nothing was read."),
    Message("Put the names of the fields in the first row."),
)
HEADLESS = Fault(
    "no-heading",
    Message("A cell stands here in a column without a heading."),
    Message("Name the column in the first row, or empty it."),
)
