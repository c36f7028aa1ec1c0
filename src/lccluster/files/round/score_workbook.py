"""An expert's workbook as it came back, from any program: whose it is, and what each cell gives."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.opening import sheets_of
from lccluster.files.office.package import open_package
from lccluster.files.office.places import cell_name
from lccluster.files.office.refusals import answered
from lccluster.files.office.sheets import OfficeSheet, SheetRow
from lccluster.files.office.streaming import FORM
from lccluster.files.round.sheet_files import SheetLine
from lccluster.language import Message
from lccluster.quantities import QuantityError, read_number
from lccluster.round.call import PanelTerms
from lccluster.round.reviewing.score_sheet import (
    EXPERT,
    MARK,
    NUMBER,
    ROUND,
    SHEET,
    WORDS,
    heads_of,
)

Rows = Mapping[int, Mapping[int, SeenCell]]


class ReturnedSheet(Struct, frozen=True):
    """A workbook that came back: its file, its hash, whose it says it is, and its lines."""

    path: Path
    sha256: str
    data: bytes
    round: str
    expert: str
    lines: Sequence[SheetLine]
    cells: Mapping[str, str]  # the first cell of each application's row


def read_score_workbook(path: Path, terms: PanelTerms) -> ReturnedSheet:
    """Read a workbook that an expert sent back; raises Unusable, naming every cell that is wrong."""
    package = open_package(path, str(path))
    with answered(package.name):
        sheets = [(each, _rows(each)) for each in sheets_of(package, FORM)]
    ids = _ids(sheets, str(path))
    rows = next((rows for sheet, rows in sheets if sheet.name == SHEET), None)
    if rows is None:
        raise Unusable(_NO_SCORE_SHEET.at(path))
    found, problems, cells = _lines(rows, terms, str(path))
    if problems:
        raise Unusable(problems)
    digest = hashlib.sha256(package.data).hexdigest()
    return ReturnedSheet(path, digest, package.data, ids[ROUND], ids[EXPERT], found, cells)


def _rows(sheet: OfficeSheet) -> Rows:
    return {each.number: each.cells for each in sheet.parts() if isinstance(each, SheetRow)}


def _ids(sheets: Sequence[tuple[OfficeSheet, Rows]], name: str) -> dict[str, str]:
    """Read what the hidden sheet says; raises Unusable where it is gone."""
    for sheet, rows in sheets:
        if sheet.name == MARK:
            said = {_text(row, 0): _text(row, 1) for row in rows.values()}
            if said.get(ROUND) and said.get(EXPERT):
                return said
    raise Unusable(_NO_SCORE_SHEET.at(Path(name)))


def _text(row: Mapping[int, SeenCell], at: int) -> str:
    return row[at].text.strip() if at in row else ""


def _lines(
    rows: Rows, terms: PanelTerms, name: str
) -> tuple[list[SheetLine], list[Problem], dict[str, str]]:
    head_at, columns = _heads(rows, terms, name)
    found: list[SheetLine] = []
    problems: list[Problem] = []
    cells: dict[str, str] = {}
    for number, row in rows.items():
        application = _text(row, columns[NUMBER])
        if number <= head_at or not application:
            continue
        if application in cells:
            problems.append(
                _TWICE.at(name, cell=cell_name(number, columns[NUMBER]), id=application)
            )
            continue
        cells[application] = cell_name(number, columns[NUMBER])
        points: dict[str, Decimal | None] = {}
        for (aspect, most), head in zip(terms.aspects.items(), heads_of(terms), strict=True):
            cell, at = row.get(columns[head]), cell_name(number, columns[head])
            try:
                points[aspect] = _points(cell, most)
            except QuantityError as odd:
                problems.append(odd.fault.at(name, cell=at, field=head))
        words = _text(row, columns[WORDS]) if WORDS in columns else ""
        found.append(SheetLine(application, points, words or None))
    return found, problems, cells


def _heads(rows: Rows, terms: PanelTerms, name: str) -> tuple[int, dict[str, int]]:
    """Find the row of heads, and the column of each; raises Unusable where one is gone."""
    wanted = (NUMBER, *heads_of(terms))
    for number, row in sorted(rows.items()):
        at = {"".join(cell.text.split()): column for column, cell in row.items()}
        if NUMBER in at:
            found = {each: at.get("".join(each.split())) for each in (*wanted, WORDS)}
            if lacking := [each for each in wanted if found[each] is None]:
                raise Unusable(
                    _NO_COLUMN.at(name, cell=cell_name(number, 0), head=each) for each in lacking
                )
            return number, {key: column for key, column in found.items() if column is not None}
    raise Unusable(_NO_SCORE_SHEET.at(Path(name)))


_PLAIN = Message("Type the points as a number, or leave the cell empty.")


def _points(cell: SeenCell | None, most: Decimal) -> Decimal | None:
    """Read a score; a blank is none, and no zero. Raises QuantityError."""
    if cell is None or (not cell.text.strip() and not cell.doubt):
        return None
    if cell.worked_out:
        raise QuantityError("formula", Message("A formula stands here, no score."), _PLAIN)
    if cell.doubt:
        raise QuantityError(cell.doubt.code, cell.doubt.reason, cell.doubt.hint)
    text = (cell.kept or cell.text).strip()
    try:
        value = read_number(text)
    except QuantityError:
        value = None
    if value is None:
        raise QuantityError(
            "not-a-score", Message("“{text}” is no number of points.", text=text), _PLAIN
        )
    if not 0 <= value <= most:
        message = Message("{value} does not lie between 0 and {most}.", value=value, most=most)
        raise QuantityError("out-of-range", message, _PLAIN)
    return value


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


_NO_COLUMN = Fault(
    "missing-column",
    Message("There is no column “{head}”."),
    Message("The call has been changed since, or the sheet; write the sheets anew."),
)
_TWICE = Fault(
    "scored-twice",
    Message("The application {id} has two rows."),
    Message("Keep the one that counts."),
)
_NO_SCORE_SHEET = Fault(
    "no-score-sheet",
    Message("This is no sheet of scores that “lccluster round sheets” wrote."),
    Message("Score in the workbook that was sent; both its sheets have to stay."),
)
