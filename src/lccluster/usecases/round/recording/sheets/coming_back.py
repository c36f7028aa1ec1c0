"""The workbooks of points that experts sent back, taken in all or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.round.layout import EARLIER, SHEETS
from lccluster.files.round.score_table import ScoredRow, twice
from lccluster.files.round.score_workbook import ReturnedSheet, office_files, read_score_workbook
from lccluster.files.round.sheet_files import SheetFile, digest, sheet_text
from lccluster.form.keys import fold
from lccluster.language import Message
from lccluster.round.acts import SheetReceived
from lccluster.round.call import PanelTerms
from lccluster.round.numbering import drawn, drawn_by
from lccluster.round.reviewing.panel import Panel
from lccluster.usecases.round.recording.deciding import by_whom, entries_numbered
from lccluster.usecases.round.recording.experts import Words, panel_of, terms_of
from lccluster.usecases.round.recording.meant import Hand, MeantAct, RecordedInRound
from lccluster.usecases.round.recording.record import record_in_round
from lccluster.usecases.round.recording.sheets.scored_rows import (
    is_over,
    last_sheet,
    remark_other_points,
)
from lccluster.usecases.round.room import RoundRoom, SeenRound


def read_sheets(room: RoundRoom, folder: Path, words: Words, hand: Hand) -> list[RecordedInRound]:
    """Take the workbooks that came back, all or none; raises Unusable or Unlawful.

    A row without any points is no sheet. What was read before, to the byte, is not taken twice.
    """
    terms, panel = terms_of(room), panel_of(room)
    returned, problems = _returned(folder, terms)
    problems += [one for each in returned for one in _misfits(room, panel, each)]
    problems += _twice(returned)
    if problems:
        raise Unusable(problems)

    def make(seen: SeenRound) -> list[MeantAct]:
        numbered = [_numbered(room, seen, each) for each in returned]
        unknown = [one for each in numbered for one in _strangers(seen, each)]
        if unknown:
            raise Unusable(unknown)
        return [one for each in numbered for one in _received(room, seen, each, words)]

    return record_in_round(room, make, hand)


def _returned(folder: Path, terms: PanelTerms) -> tuple[list[ReturnedSheet], list[Problem]]:
    found: list[ReturnedSheet] = []
    problems: list[Problem] = []
    paths = [*office_files(folder)] if folder.is_dir() else [folder]
    for path in paths:
        try:
            found.append(read_score_workbook(path, terms))
        except Unusable as unusable:
            problems += unusable.problems
    if not paths:
        problems.append(_NO_SHEETS.at(folder))
    return found, problems


def _misfits(room: RoundRoom, panel: Panel, sheet: ReturnedSheet) -> Iterator[Problem]:
    """Refuse a sheet of another round, or of nobody on the panel."""
    if sheet.round != room.round.record.round:
        yield _ANOTHER_ROUND.at(sheet.path)
    elif panel.expert(sheet.expert) is None:
        yield _NOT_OF_THE_PANEL.at(sheet.path, expert=sheet.expert)


def _twice(returned: Sequence[ReturnedSheet]) -> Iterator[Problem]:
    """Refuse two workbooks of one expert that say different things."""
    first: dict[str, ReturnedSheet] = {}
    for each in returned:
        known = first.setdefault(each.expert, each)
        if known is not each and known.lines != each.lines:
            yield Problem(
                code="scored-twice",
                file=str(each.path),
                message=Message(
                    "{file} is a sheet of {expert} as well, with other points.",
                    file=known.path.name,
                    expert=each.expert,
                ),
                hint=Message("Keep the one that counts."),
            )


def _numbered(room: RoundRoom, seen: SeenRound, sheet: ReturnedSheet) -> ReturnedSheet:
    """Give a sheet with the numbers that files have; raises Unusable where two rows are of one application."""
    rows = [_row_numbered(room, seen, each) for each in sheet.rows]
    shown = [_with_number(each, drawn_by(each.line.application, room.offices)) for each in rows]
    if problems := [*twice(shown, str(sheet.path))]:
        raise Unusable(problems)
    return replace(sheet, rows=rows)


def _row_numbered(room: RoundRoom, seen: SeenRound, row: ScoredRow) -> ScoredRow:
    found = entries_numbered(room, seen, row.line.application)
    return _with_number(row, found[0].cluster.id) if found else row


def _with_number(row: ScoredRow, number: str) -> ScoredRow:
    return replace(row, line=replace(row.line, application=number))


def _strangers(seen: SeenRound, sheet: ReturnedSheet) -> Iterator[Problem]:
    """Refuse a row of no application, or of one that bears another name there."""
    for row in sheet.rows:
        number, entry = row.line.application, seen.entry(row.line.application)
        if entry is None:
            yield _UNKNOWN_APPLICATION.at(sheet.path, cell=row.cell, id=number)
        elif row.cluster and fold(row.cluster) != fold(entry.cluster.cluster):
            said = entry.cluster.cluster
            yield _ANOTHER_CLUSTER.at(
                sheet.path,
                cell=row.cell,
                id=drawn(entry.cluster),
                written=row.cluster,
                cluster=said,
            )


def _received(
    room: RoundRoom, seen: SeenRound, sheet: ReturnedSheet, words: Words
) -> Iterator[MeantAct]:
    lines = tuple(each for each in sheet.lines if any(p is not None for p in each.points.values()))
    kept = SheetFile(sheet.expert, sheet.path.name, sheet.sha256, lines)
    data = sheet_text(kept).encode()
    hashed = digest(data)
    files, before = _kept(room, sheet, data)
    for line in lines:
        entry = seen.entry(line.application)
        assert entry is not None  # noqa: S101 - strangers were refused
        before_it = last_sheet(entry, sheet.expert)
        if before_it and before_it.sheet_sha256 == hashed:
            continue
        if is_over(seen, entry, sheet.path, words["on"]):
            continue
        if before_it:
            remark_other_points(room, before_it, line, sheet.path)
        blank = [key for key, value in line.points.items() if value is None]
        act = SheetReceived(
            **words,
            by=by_whom(room, SheetReceived),
            expert=sheet.expert,
            sheet_sha256=hashed,
            workbook_sha256=sheet.sha256,
            blank="、".join(blank) or None,
        )
        yield MeantAct(entry.cluster, act, files=files, before=before)


def _kept(
    room: RoundRoom, sheet: ReturnedSheet, data: bytes
) -> tuple[dict[Path, bytes], dict[Path, bytes]]:
    """Give the sheet's files as they will stand, and those before them, which are kept as well."""
    above = room.folder / SHEETS
    new = {
        above / f"{sheet.expert}.yaml": data,
        above / f"{sheet.expert}{sheet.path.suffix.lower()}": sheet.data,
    }
    before = {path: whole_of(path) for path in new if path.exists()}
    changed = {path: old for path, old in before.items() if old != new[path]}
    earlier = {
        above / EARLIER / f"{digest(old)[:12]}-{path.name}": old for path, old in changed.items()
    }
    same = before.keys() - changed.keys()
    files = {path: each for path, each in new.items() if path not in same}
    return files | earlier, changed


_NO_SHEETS = Fault(
    "no-sheets",
    Message("No workbook lies here."),
    Message("Name the folder with the workbooks that experts sent back."),
)
_ANOTHER_ROUND = Fault(
    "another-round",
    Message("This sheet belongs to another round."),
    Message("Name the folder with the sheets of this round."),
)
_NOT_OF_THE_PANEL = Fault("not-of-the-panel", Message("{expert} is not of the panel."))
_ANOTHER_CLUSTER = Fault(
    "another-cluster",
    Message("The row names “{written}”, but {id} is {cluster}."),
    Message("Put number and name of the one that was scored into the row."),
)
_UNKNOWN_APPLICATION = Fault("unknown-application", Message("The round has no application {id}."))
