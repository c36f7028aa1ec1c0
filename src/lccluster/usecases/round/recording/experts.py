"""Those who review: the panel, the sheets that go out and come back, what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.documents.output import Output
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.entry import Entry
from lccluster.files.round.layout import EARLIER, PANEL, SHEETS
from lccluster.files.round.panel_file import read_panel
from lccluster.files.round.score_workbook import (
    ReturnedSheet,
    office_files,
    read_score_workbook,
)
from lccluster.files.round.sheet_files import SheetFile, digest, sheet_text
from lccluster.language import Message
from lccluster.register.view import Clocks
from lccluster.render.workbook.score_sheet import score_workbook
from lccluster.round.acts import PanelNamed, Recused, SheetReceived
from lccluster.round.call import PanelTerms
from lccluster.round.circumstances import Circumstances
from lccluster.round.given import is_before_experts
from lccluster.round.records import ApplicationRecord
from lccluster.round.reviewing.panel import Expert, Panel
from lccluster.round.reviewing.score_sheet import ScoreSheet
from lccluster.usecases.round.recording.deciding import by_whom, entries_named
from lccluster.usecases.round.recording.record import (
    Hand,
    MeantAct,
    RecordedInRound,
    record_in_round,
)
from lccluster.usecases.round.recording.situations import Situations
from lccluster.usecases.round.room import RoundRoom, SeenRound
from lccluster.usecases.round.ties import doubts_on_ties
from lccluster.usecases.written import Written

Words = Mapping[str, Any]


def name_panel(room: RoundRoom, file: Path, words: Words, hand: Hand) -> list[RecordedInRound]:
    """Keep the panel with the round; one that was named before is kept as well. Raises Unusable."""
    panel = read_panel(file)
    data, place = whole_of(file), room.folder / PANEL

    def make(seen: SeenRound) -> list[MeantAct]:
        for each in doubts_on_ties(room, [each.cluster for each in seen.applications], panel):
            deeds.remark(each)
        act = PanelNamed(**words, by=by_whom(room, PanelNamed), panel_sha256=digest(data))
        if place.exists() and place.samefile(file):
            return [MeantAct(seen.own.cluster, act)]
        before = {place: whole_of(place)} if place.exists() else {}
        count = sum(1 for each in seen.own.cluster.events if isinstance(each, PanelNamed))
        kept = {room.folder / EARLIER / f"{count:02}-{PANEL}": old for old in before.values()}
        return [MeantAct(seen.own.cluster, act, files={place: data, **kept}, before=before)]

    return record_in_round(room, make, hand)


def panel_of(room: RoundRoom) -> Panel:
    """Give the panel; raises Unusable where none was named."""
    if room.panel is None:
        raise Unusable(_no_panel(room))
    return room.panel


def terms_of(room: RoundRoom) -> PanelTerms:
    """Give what the call asks of a panel; raises Unusable where it asks nothing."""
    if room.call.panel is None:
        raise Unusable(
            Problem(
                code="no-scores-asked",
                file=str(room.folder),
                message=Message("The call asks no scores: it says nothing of a panel."),
            )
        )
    return room.call.panel


def write_sheets(room: RoundRoom, folder: Path, day: Clocks) -> list[Written]:
    """Write a workbook for each expert, of the applications he is not tied to; raises Unusable."""
    sheets = list(_sheets(room, room.seen(), panel_of(room), terms_of(room), day.as_of))
    outputs = [Output(folder / f"{each.expert.id}.xlsx").ready() for each in sheets]
    written = []
    for sheet, output in zip(sheets, outputs, strict=True):
        drawn = score_workbook(sheet)
        output.write(drawn.data)
        written.append(Written(output.path, drawn.cleaned))
    return written


def _sheets(
    room: RoundRoom, seen: SeenRound, panel: Panel, terms: PanelTerms, day: date
) -> Iterator[ScoreSheet]:
    entries, situations = sorted(seen.applications, key=room.order), Situations(room, seen, day)
    waiting = [
        met
        for met in (situations.on(each.cluster, day) for each in entries)
        if is_before_experts(met)
    ]
    for expert in panel.experts:
        asked = [each.record for each in waiting if _reviews(each, expert)]
        if asked:
            own = seen.own.cluster
            yield ScoreSheet(own.round, own.id, expert, terms, asked)


def _reviews(met: Circumstances, expert: Expert) -> bool:
    """Tell whether an expert is asked about an application."""
    return expert.id not in met.recused and met.tie_of(expert) is None


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
        unknown = [one for each in returned for one in _strangers(seen, each)]
        if unknown:
            raise Unusable(unknown)
        return [one for each in returned for one in _received(room, seen, each, words)]

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
        problems.append(_no_sheets(folder))
    return found, problems


def _misfits(room: RoundRoom, panel: Panel, sheet: ReturnedSheet) -> Iterator[Problem]:
    """Refuse a sheet of another round, or of nobody on the panel."""
    if sheet.round != room.round.record.round:
        yield Problem(
            code="another-round",
            file=str(sheet.path),
            message=Message("This sheet belongs to another round."),
            hint=Message("Name the folder with the sheets of this round."),
        )
    elif panel.expert(sheet.expert) is None:
        yield Problem(
            code="not-of-the-panel",
            file=str(sheet.path),
            message=Message("{expert} is not of the panel.", expert=sheet.expert),
        )


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


def _strangers(seen: SeenRound, sheet: ReturnedSheet) -> Iterator[Problem]:
    for application, cell in sheet.cells.items():
        if seen.entry(application) is None:
            yield Problem(
                code="unknown-application",
                file=str(sheet.path),
                cell=cell,
                message=Message("The round has no application {id}.", id=application),
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
        if not _is_news(entry, sheet.expert, hashed):
            continue
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


def _is_news(entry: Entry[ApplicationRecord], expert: str, hashed: str) -> bool:
    received = [
        each
        for each in entry.cluster.events
        if isinstance(each, SheetReceived) and each.expert == expert
    ]
    return not received or received[-1].sheet_sha256 != hashed


def recuse(
    room: RoundRoom, expert: str, application: str, words: Words, hand: Hand
) -> list[RecordedInRound]:
    """Record that an expert does not review an application; raises Unusable for one nobody knows."""
    person = panel_of(room).expert(expert)
    if person is None:
        raise Unusable(
            Problem(
                code="not-of-the-panel",
                field=expert,
                message=Message("{expert} is not of the panel.", expert=expert),
            )
        )

    def make(seen: SeenRound) -> list[MeantAct]:
        (entry,) = entries_named(room, seen, [application])
        act = Recused(**words, by=by_whom(room, Recused), expert=person.id)
        return [MeantAct(entry.cluster, act)]

    return record_in_round(room, make, hand)


def _no_panel(room: RoundRoom) -> Problem:
    return Problem(
        code="no-panel",
        file=str(room.folder),
        message=Message("No panel is named in this round."),
        hint=Message("“lccluster round panel FILE” names it."),
    )


def _no_sheets(folder: Path) -> Problem:
    return Problem(
        code="no-sheets",
        file=str(folder),
        message=Message("No workbook lies here."),
        hint=Message("Name the folder with the workbooks that experts sent back."),
    )
