"""Every paper of a round, held against the hash by which an act names it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.within import matching
from lccluster.files.register.entry import Entry
from lccluster.files.round.layout import CALL, EARLIER, FINDINGS, PANEL, SHEETS
from lccluster.files.round.sheet_files import SheetsOnDisk, digest
from lccluster.hashes import hash_of_files
from lccluster.language import Message
from lccluster.round.acts import (
    CallIssued,
    Filed,
    FirstReviewed,
    PanelNamed,
    Recommended,
    Refiled,
    SheetReceived,
)
from lccluster.round.records import ApplicationRecord, without_void
from lccluster.usecases.round.papers import form_of
from lccluster.usecases.round.room import RoundRoom, SeenRound, not_as_recorded


def papers_wrong(room: RoundRoom, seen: SeenRound) -> Iterator[Problem]:
    """Hold every paper against the hash by which an act names it."""
    own = seen.own.cluster.events
    calls = [each.call_sha256 for each in own if isinstance(each, CallIssued)]
    panels = [each.panel_sha256 for each in own if isinstance(each, PanelNamed)]
    yield from _same(room.folder / CALL, calls[-1:])
    yield from _same(room.folder / PANEL, panels[-1:])
    sheets = SheetsOnDisk(room.round)
    above = room.folder / SHEETS
    workbooks = _hashes(above) | _hashes(above / EARLIER)
    for entry in seen.applications:
        received = (each for each in entry.cluster.events if isinstance(each, Filed | Refiled))
        forms = [each.application_sha256 or "" for each in received]
        folder = entry.path.parent
        try:
            yield from _same(form_of(folder), forms[-1:])
        except Unusable as unusable:
            yield from unusable.problems
        kept = _hashes(folder / EARLIER)
        if any(each not in kept for each in forms[:-1]):
            yield not_as_recorded(folder / EARLIER)
        yield from _findings(entry)
        for each in entry.cluster.events:
            if isinstance(each, SheetReceived):
                yield from _sheet(sheets, each, above, workbooks)


def _findings(entry: Entry[ApplicationRecord]) -> Iterator[Problem]:
    """Find that officials found otherwise since an act rested on their findings; that is only odd."""
    counted = without_void(entry.cluster.events)
    named = [
        (at, each)
        for at, each in enumerate(entry.cluster.events)
        if each in counted
        and isinstance(each, FirstReviewed | Recommended)
        and each.findings_sha256
    ]
    files = matching(entry.path.parent / FINDINGS, "*.y*ml")
    now = hash_of_files(digest(whole_of(each)) for each in files)
    for at, each in named[-1:]:
        if each.findings_sha256 != now:
            message = Message(
                "The findings are not those on which “{act}” of {day} rested.",
                act=each.words,
                day=each.on,
            )
            yield entry.document.problem(
                ("events", at), Fault("findings-changed", message, severity=Severity.WARNING)
            )


def _same(path: Path, hashes: Sequence[str]) -> Iterator[Problem]:
    for each in hashes:
        if not path.exists() or digest(whole_of(path)) != each:
            yield not_as_recorded(path)


def _sheet(
    sheets: SheetsOnDisk, act: SheetReceived, above: Path, workbooks: Container[str]
) -> Iterator[Problem]:
    """Hold a sheet, and the workbook that it came from, against their hashes."""
    try:
        sheet = sheets.named(act)
    except Unusable as unusable:
        yield from unusable.problems
        return
    if sheet.workbook_sha256 not in workbooks:
        yield not_as_recorded(above / sheet.workbook)


def _hashes(folder: Path) -> set[str]:
    files = (each for each in matching(folder, "*") if each.is_file())
    return {digest(whole_of(each)) for each in files}
