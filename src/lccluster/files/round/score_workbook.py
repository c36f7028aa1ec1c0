"""An expert's workbook as it came back, from any program: whose it is, and what each cell gives."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.forms.document.seen_sheet import SeenSheet, seen_sheet
from lccluster.files.office.hidden import hidden_refused, hidden_sheet
from lccluster.files.office.opening import sheets_of
from lccluster.files.office.package import open_package
from lccluster.files.office.refusals import answered
from lccluster.files.office.sheets import OfficeSheet
from lccluster.files.office.streaming import FORM
from lccluster.files.round.score_table import ScoredRow, ScoreTable, score_table
from lccluster.files.round.sheet_files import SheetLine
from lccluster.language import Message
from lccluster.round.call import PanelTerms
from lccluster.round.reviewing.score_sheet import EXPERT, MARK, ROUND, SHEET

Seen = tuple[OfficeSheet, SeenSheet]


class ReturnedSheet(Struct, frozen=True):
    """A workbook that came back: its file, its hash, whose it says it is, and its lines."""

    path: Path
    sha256: str
    data: bytes
    round: str
    expert: str
    rows: Sequence[ScoredRow]

    @property
    def lines(self) -> list[SheetLine]:
        """Give what each row gives."""
        return [each.line for each in self.rows]


def read_score_workbook(path: Path, terms: PanelTerms) -> ReturnedSheet:
    """Read a workbook that an expert sent back; raises Unusable, naming every cell that is wrong."""
    package = open_package(path, str(path))
    with answered(package.name):
        sheets = [(each, seen_sheet(each.parts())) for each in sheets_of(package, FORM)]
    ids = _ids(sheets, path)
    rows = _table(sheets, terms, path).read()
    digest = hashlib.sha256(package.data).hexdigest()
    return ReturnedSheet(path, digest, package.data, ids[ROUND], ids[EXPERT], rows)


def _table(sheets: Sequence[Seen], terms: PanelTerms, path: Path) -> ScoreTable:
    """Find the sheet of scores; raises Unusable where it is gone, hidden, or not the only one."""
    tables = {sheet.name: score_table(seen, terms, str(path)) for sheet, seen in sheets}
    if (own := tables.pop(SHEET, None)) is None:
        raise Unusable(_NO_SCORE_SHEET.at(path))
    if any(sheet.hidden for sheet, _ in sheets if sheet.name == SHEET):
        raise Unusable(hidden_refused(hidden_sheet(SHEET), str(path)))
    if other := next((name for name, each in tables.items() if each and each.is_scored), None):
        raise Unusable(_TWO_SHEETS.at(path, first=SHEET, second=other))
    return own


def _ids(sheets: Sequence[Seen], path: Path) -> dict[str, str]:
    """Read what the hidden sheet says; raises Unusable where it is gone."""
    for sheet, seen in sheets:
        if sheet.name == MARK:
            keys = {
                at: cell.text.strip() for (at, column), cell in seen.cells.items() if not column
            }
            said = {key: _text(seen, at) for at, key in keys.items()}
            if said.get(ROUND) and said.get(EXPERT):
                return said
    raise Unusable(_NO_SCORE_SHEET.at(path))


def _text(seen: SeenSheet, at: int) -> str:
    return seen.cells[at, 1].text.strip() if (at, 1) in seen.cells else ""


def office_files(folder: Path) -> Iterator[Path]:
    """List the workbooks of a folder, without what office programs leave there."""
    for each in sorted(folder.iterdir()):
        if each.suffix.lower() in (
            ".xlsx",
            ".xls",
            ".ods",
            ".et",
            ".xlsm",
        ) and not each.name.startswith(("~$", ".")):
            yield each


_TWO_SHEETS = Fault(
    "two-score-sheets",
    Message("Points stand on two sheets, “{first}” and “{second}”."),
    Message("Keep the one that counts, under the name “{first}”."),
)
_NO_SCORE_SHEET = Fault(
    "no-score-sheet",
    Message("This is no sheet of scores that “lccluster round sheets” wrote."),
    Message("Score in the workbook that was sent; both its sheets have to stay."),
)
